import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { addDays } from '@linli/domain/civil-time';
import { mondayOf } from '@linli/domain/shifts/hours-of-work';
import { Button } from 'antd';
import { useToday, useWhen } from '../../state/use-when.ts';
import { useWords } from '../../state/use-words.ts';
import { boardWords } from '../../words/board.ts';

/** Goes from week to week. */
export function WeekNav({
  fromDay,
  first,
  last,
  onChange,
}: {
  fromDay: string;
  /** Weeks that hold these days are the first and the last there is to see. */
  first?: string;
  last?: string;
  onChange: (fromDay: string) => void;
}) {
  const say = useWords(boardWords);
  const when = useWhen();
  const now = mondayOf(useToday());
  return (
    <nav className="week-nav" aria-label={say('chooseDay')}>
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={say('weekBefore')}
        title={say('weekBefore')}
        disabled={first !== undefined && fromDay <= first}
        onClick={() => onChange(addDays(fromDay, -7))}
      />
      <strong>{say('week', { from: when.day(fromDay), until: when.day(addDays(fromDay, 6)) })}</strong>
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={say('weekAfter')}
        title={say('weekAfter')}
        disabled={last !== undefined && addDays(fromDay, 6) >= last}
        onClick={() => onChange(addDays(fromDay, 7))}
      />
      {fromDay !== now && first === undefined && (
        <Button onClick={() => onChange(now)}>{say('thisWeek')}</Button>
      )}
    </nav>
  );
}
