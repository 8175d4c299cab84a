import type { ReplyOf } from '@linli/contracts/catalog';
import { slotParts } from '@linli/contracts/reports/labels';
import { missingIn, wantedIn } from '@linli/domain/reports/missing-in';
import { Link } from '@tanstack/react-router';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useArea } from '../shell/me.ts';
import { Nothing, Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { nowWords } from '../words/now.ts';

type Slot = ReplyOf<'GET /reports/slots'>['items'][number];

/** The slots that are open and those that were last: expected, reported, on time. */
export function ReportsNow() {
  const say = useWords(nowWords);
  const slots = useReading('GET /reports/slots', { ...useArea(), limit: 4 }, { every: 300 });
  return (
    <Card title={say('reports')} wide aside={<Link to="/reports">{say('seeAll')}</Link>}>
      <Part of={slots}>
        {({ items }) => {
          const begun = items.filter(({ state }) => state !== 'ahead');
          if (begun.length === 0) return <Nothing text={say('noSlots')} />;
          return (
            <div className="scroll">
              <table className="table table--count">
                <ColumnHeads
                  of={['slot', 'slotState', 'expected', 'reported', 'onTime', 'missing', 'rate']}
                  say={say}
                />
                <tbody>
                  {begun.map((slot) => (
                    <SlotLine key={slot.slotId} slot={slot} />
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Part>
    </Card>
  );
}

function SlotLine({ slot }: { slot: Slot }) {
  const say = useWords(nowWords);
  const label = useLabel();
  const when = useWhen();
  const { slotId, state } = slot;
  const coverage = useReading(
    'GET /reports/coverage',
    { slotId, ...useArea() },
    state === 'open' ? { every: 60 } : {},
  );
  const total = coverage.data?.total;
  const missing = total && missingIn(total);
  const due = total && wantedIn(total);
  const title = label({ zh: slot.roundTitle, en: slot.roundTitleEn });
  const figure = (count: number | undefined) =>
    count === undefined ? (
      '…'
    ) : (
      <Link to="/reports" search={{ slot: slotId }}>
        {count}
      </Link>
    );
  return (
    <tr>
      <th scope="row">
        <Link to="/reports" search={{ slot: slotId }}>
          {title} · {when.day(slot.day)} {label(slotParts[slot.part])}
        </Link>
      </th>
      <td>{say(state === 'open' ? 'openNow' : 'over')}</td>
      <td>{figure(total?.expected)}</td>
      <td>{figure(total?.reported)}</td>
      <td>{figure(total?.onTime)}</td>
      <td className={missing ? 'bad' : undefined}>{figure(missing)}</td>
      <td>{total && due ? `${Math.floor((100 * total.reported) / due)}%` : '…'}</td>
    </tr>
  );
}
