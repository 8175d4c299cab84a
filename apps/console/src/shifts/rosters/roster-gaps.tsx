import { gapReasons, gapRemedies } from '@linli/contracts/rosters/labels';
import { dutyRoles } from '@linli/contracts/shifts/labels';
import { ColumnHeads } from '../../shell/column-heads.tsx';
import { Rows } from '../../shell/rows.tsx';
import { useWhen } from '../../state/use-when.ts';
import { useLabel, useWords } from '../../state/use-words.ts';
import { useParts } from '../../wire/queries.ts';
import { rostersWords } from '../../words/rosters.ts';
import { useFacts } from '../facts-text.ts';

/** Places of a proposal nobody takes: why, and what would close them. */
export function RosterGaps({ rosterId }: { rosterId: string }) {
  const say = useWords(rostersWords);
  const label = useLabel();
  const when = useWhen();
  const facts = useFacts();
  const gaps = useParts('GET /rosters/:rosterId/gaps', { rosterId, limit: 50 });
  return (
    <section className="card" aria-label={say('gaps')}>
      <Rows of={gaps} empty={say('noGaps')}>
        {(items) => (
          <table className="table">
            <ColumnHeads of={['shift', 'missing', 'why', 'close']} say={say} />
            <tbody>
              {items.map(({ shift, role, missing, why, remedies }) => (
                <tr key={`${shift.shiftId} ${role}`}>
                  <th scope="row">
                    {shift.checkpoint} {when.moment(shift.startsAt)}–{when.time(shift.endsAt)}
                  </th>
                  <td>
                    {role
                      ? say('gapRole', { role: label(dutyRoles[role]), count: missing })
                      : say('gapCount', { count: missing })}
                  </td>
                  <td>
                    {why.map((each) => label(gapReasons[each.reason], facts(each.facts))).join(say('and'))}
                  </td>
                  <td>
                    {remedies
                      .map((each) => label(gapRemedies[each.remedy], facts(each.facts)))
                      .join(say('and'))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Rows>
    </section>
  );
}
