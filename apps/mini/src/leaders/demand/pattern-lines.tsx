import { demandDays } from '@linli/contracts/shifts/labels';
import type { DemandPattern } from '@linli/contracts/shifts/values';
import { View } from '@tarojs/components';
import { Cell } from '../../kit/list.tsx';
import { RoleTags } from '../../shifts/role-tags.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { demandWords } from '../words/demand.ts';

/** The shifts of a pattern as rows of a `List`. */
export function PatternLines({ pattern: { shifts, changeOverMinutes } }: { pattern: DemandPattern }) {
  const say = useWords(demandWords);
  const label = useLabel();
  if (shifts.length === 0) return <Cell title={say('noShifts')} />;
  return (
    <>
      {shifts.map(({ from, until, days, people, roles }) => (
        <Cell
          key={`${from} ${until} ${days}`}
          icon="waiting"
          title={`${from}–${until}`}
          note={
            <>
              <View>{say('shiftLine', { days: label(demandDays[days]), count: people })}</View>
              {roles.length > 0 && (
                <View className="tagline">
                  <RoleTags roles={roles} />
                </View>
              )}
            </>
          }
        />
      ))}
      {changeOverMinutes > 0 && <Cell title={say('changeOver', { minutes: changeOverMinutes })} />}
    </>
  );
}
