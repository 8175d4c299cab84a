import { registerFields } from '@linli/contracts/people/labels';
import type { RegisterProblem } from '@linli/contracts/people/register-endpoints';
import { registerProblems } from '@linli/contracts/people/register-problems';
import type { LocalText } from '@linli/contracts/problem';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { columnLetters } from '../column-letters.ts';
import { Rows } from '../part.tsx';
import { importsWords } from '../words/imports.ts';

/** What is wrong with which cell of the file. */
export function Problems({ importId }: { importId: string }) {
  const say = useWords(importsWords);
  const problems = usePages((cursor) =>
    call('GET /people/imports/:importId/problems', { importId, cursor, limit: 50 }),
  );
  return (
    <Rows id="problems" of={problems} empty={<Notice tone="ok">{say('noProblems')}</Notice>}>
      {(items) => (
        <List id="problems" title={say('problems')}>
          {items.map((problem) => (
            <ProblemCell
              key={`${problem.sheet}/${problem.row}/${problem.column}/${problem.code}`}
              problem={problem}
            />
          ))}
        </List>
      )}
    </Rows>
  );
}

function ProblemCell({ problem }: { problem: RegisterProblem }) {
  const say = useWords(importsWords);
  const label = useLabel();
  const { sheet, row, column, field, code, level } = problem;
  const texts: Readonly<Record<string, LocalText>> = registerProblems;
  const text = texts[code];
  const place =
    column === null
      ? say('place', { sheet, row })
      : say('placeColumn', { sheet, row, letter: columnLetters(column) });
  return (
    <Cell
      title={text ? label(text) : code}
      note={field === null ? place : `${place} · ${label(registerFields[field])}`}
      value={
        <Tag tone={level === 'error' ? 'bad' : 'warn'}>{say(level === 'error' ? 'errors' : 'warnings')}</Tag>
      }
    />
  );
}
