import type { ShiftRow } from '@linli/contracts/shifts/values';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Cell } from '../kit/list.tsx';
import { Tag } from '../kit/tag.tsx';
import { useWords } from '../state/use-words.ts';
import { RoleTags } from './role-tags.tsx';
import './shift-line.css';
import { useShiftTimes } from './shift-times.ts';
import { shiftWords } from './words/shifts.ts';

export interface ShiftLineProps {
  id?: string;
  shift: ShiftRow;
  /** The day is said already by what stands above. */
  withoutDay?: boolean;
  /** The checkpoint is said already by what stands above. */
  withoutPlace?: boolean;
  /** A line or two below: why it is not for somebody, who stands there. */
  children?: ReactNode;
  /** Instead of how many people are missing. */
  value?: ReactNode;
  onPress?: () => void;
}

/** A shift in a list: when, where, whom it needs, and how many are missing. */
export function ShiftLine(props: ShiftLineProps) {
  const { id, shift, withoutDay = false, withoutPlace = false, children, value, onPress } = props;
  const say = useWords(shiftWords);
  const times = useShiftTimes();
  const { checkpoint, place, roles } = shift;
  return (
    <Cell
      {...(id === undefined ? {} : { id })}
      title={withoutDay ? times.hours(shift) : times.whole(shift)}
      note={
        <View className="shift-line">
          {!withoutPlace && <Text>{say('where', { checkpoint, place })}</Text>}
          {roles.length > 0 && (
            <View className="shift-line__roles">
              <RoleTags roles={roles} />
            </View>
          )}
          {children}
        </View>
      }
      value={value ?? <PlacesTag shift={shift} />}
      {...(onPress ? { onPress } : {})}
    />
  );
}

/** How many people a shift still misses. */
export function PlacesTag({ shift }: { shift: Pick<ShiftRow, 'people' | 'taken' | 'state'> }) {
  const say = useWords(shiftWords);
  const missing = shift.people - shift.taken;
  if (shift.state === 'called-off') return <Tag>{say('calledOff')}</Tag>;
  return missing > 0 ? (
    <Tag tone="warn">{say('missing', { count: missing })}</Tag>
  ) : (
    <Tag tone="ok">{say('full')}</Tag>
  );
}
