import { demandDays, dutyRoles } from '@linli/contracts/shifts/labels';
import type { DemandPattern } from '@linli/contracts/shifts/values';
import { ColumnHeads } from '../../shell/column-heads.tsx';
import { useLabel, useWords } from '../../state/use-words.ts';
import { demandWords } from '../../words/demand.ts';

/** The shifts of a day with how many people each wants. */
export function PatternTable({ pattern: { shifts, changeOverMinutes } }: { pattern: DemandPattern }) {
  const say = useWords(demandWords);
  const label = useLabel();
  if (shifts.length === 0) return <p>{say('closed')}</p>;
  return (
    <>
      <table className="table">
        <ColumnHeads of={['shift', 'days', 'people', 'roles']} say={say} />
        <tbody>
          {shifts.map(({ from, until, days, people, roles }) => (
            <tr key={`${from} ${until} ${days}`}>
              <th scope="row">{say('span', { from, until })}</th>
              <td>{label(demandDays[days])}</td>
              <td>{people}</td>
              <td>
                {roles
                  .map(({ role, people: many }) =>
                    say('roleOf', { role: label(dutyRoles[role]), people: many }),
                  )
                  .join(say('and'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changeOverMinutes > 0 && <p className="note">{say('changeOver', { minutes: changeOverMinutes })}</p>}
    </>
  );
}
