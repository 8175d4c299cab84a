import { Cell, List } from '../../kit/list.tsx';
import { useTold } from '../../requests/told.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { caseWords } from '../words/case.ts';
import type { CaseClimb } from './standing.tsx';

/** The ladder ahead: who is told when, if nobody acts; also who would be passed over, and why. */
export function Ahead({ ahead }: Pick<CaseClimb, 'ahead'>) {
  const say = useWords(caseWords);
  const when = useWhen();
  const told = useTold();
  if (ahead.length === 0) return null;
  return (
    <List id="ahead" title={say('ahead')}>
      {ahead.map(({ at, tells }, step) => (
        <Cell
          key={`${at} ${step}`}
          title={when.moment(at)}
          note={tells.length === 0 ? say('aheadNone') : tells.map(told.one).join('；')}
        />
      ))}
    </List>
  );
}
