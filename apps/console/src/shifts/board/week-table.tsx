import { addDays } from '@linli/domain/civil-time';
import type { ReactNode } from 'react';
import { Nothing } from '../../shell/states.tsx';
import { useWhen } from '../../state/use-when.ts';
import { useWords } from '../../state/use-words.ts';
import { boardWords } from '../../words/board.ts';
import type { BoardPost } from './facts.ts';
import { ShiftBox } from './shift-box.tsx';

/** The days of a week as columns, each checkpoint as a part of its own, its shifts in the cells. */
export function WeekTable({
  posts,
  fromDay,
  aside,
}: {
  posts: readonly BoardPost[];
  fromDay: string;
  /** Shown beside the name of a checkpoint. */
  aside?: (post: BoardPost) => ReactNode;
}) {
  const say = useWords(boardWords);
  const when = useWhen();
  const days = [0, 1, 2, 3, 4, 5, 6].map((after) => addDays(fromDay, after));
  if (posts.length === 0) return <Nothing text={say('nobody')} />;
  return (
    <div className="scroll">
      <table className="week">
        <thead>
          <tr>
            {days.map((day) => (
              <th key={day} scope="col">
                {when.day(day)}
              </th>
            ))}
          </tr>
        </thead>
        {posts.map((post) => (
          <tbody key={post.checkpointId}>
            <tr>
              <th scope="rowgroup" colSpan={7}>
                <span className="week__post">{post.name}</span> {aside?.(post)}
              </th>
            </tr>
            <tr>
              {days.map((day) => (
                <td key={day}>
                  {post.shifts
                    .filter((shift) => shift.day === day)
                    .map((shift) => (
                      <ShiftBox key={shift.shiftId} shift={shift} />
                    ))}
                </td>
              ))}
            </tr>
          </tbody>
        ))}
      </table>
    </div>
  );
}
