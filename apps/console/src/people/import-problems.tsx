import { registerFields } from '@linli/contracts/people/labels';
import { registerProblems } from '@linli/contracts/people/register-problems';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Rows } from '../shell/rows.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { importWords } from '../words/import.ts';

/** What is wrong in the file, row by row in its order; an error keeps its row out. */
export function ImportProblems({ importId }: { importId: string }) {
  const say = useWords(importWords);
  const label = useLabel();
  const problems = useParts('GET /people/imports/:importId/problems', { importId, limit: 100 });
  return (
    <Rows of={problems}>
      {(items) => (
        <table className="table">
          <ColumnHeads of={['sheet', 'row', 'field', 'weight', 'what']} say={say} />
          <tbody>
            {items.map(({ sheet, row, column, field, code, level }) => (
              <tr key={`${sheet} ${row} ${column} ${code}`}>
                <td>{sheet}</td>
                <th scope="row">{row}</th>
                <td>{field ? label(registerFields[field]) : column && say('columnOf', { column })}</td>
                <td className={level === 'error' ? 'bad' : undefined}>
                  {say(level === 'error' ? 'keptOut' : 'takenWithout')}
                </td>
                <td>{label(registerProblems[code])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Rows>
  );
}
