import type { ReplyOf } from '@linli/contracts/catalog';
import { Link } from '@tanstack/react-router';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useArea } from '../shell/me.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { listsWords } from '../words/lists.ts';
import { GapTable } from './gap-table.tsx';
import { PlaceNames } from './place-names.tsx';
import { ShiftsTabs } from './shifts-tabs.tsx';

/** Who stands where now, who has not come, and the gaps of the next 24 hours. */
export function Shifts() {
  const say = useWords(listsWords);
  const shifts = useReading('GET /shifts/now', useArea(), { every: 60 });
  return (
    <>
      <h1>{say('shiftsTitle')}</h1>
      <ShiftsTabs />
      <Part of={shifts}>
        {({ on, gaps }) => (
          <>
            <Card title={say('on')}>
              {on.length === 0 ? <Nothing text={say('nobodyOnShift')} /> : <OnTable items={on} />}
            </Card>
            <Card title={say('gaps')}>
              {gaps.length === 0 ? <Nothing text={say('noGaps')} /> : <GapTable items={gaps} />}
            </Card>
          </>
        )}
      </Part>
    </>
  );
}

function OnTable({ items }: { items: ReplyOf<'GET /shifts/now'>['on'] }) {
  const say = useWords(listsWords);
  const when = useWhen();
  return (
    <table className="table">
      <ColumnHeads of={['checkpoint', 'time', 'people', 'names']} say={say} />
      <tbody>
        {items.map(({ shiftId, checkpoint, startsAt, endsAt, people, taken, places }) => (
          <tr key={shiftId}>
            <th scope="row">
              <Link to="/shifts/$id" params={{ id: shiftId }}>
                {checkpoint}
              </Link>
            </th>
            <td>
              {when.time(startsAt)}–{when.time(endsAt)}
            </td>
            <td>{say('peopleOf', { taken, wanted: people })}</td>
            <td>
              <PlaceNames places={places} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
