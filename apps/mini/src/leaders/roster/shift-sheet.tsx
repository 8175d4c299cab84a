import type { RosterEdit } from '@linli/contracts/rosters/endpoints';
import { lineReasons } from '@linli/contracts/rosters/labels';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { choose } from '../../kit/choose.tsx';
import { Person } from '../../kit/person.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { useFacts } from '../../shifts/facts-text.ts';
import { PlacesTag } from '../../shifts/shift-line.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { rostersWords } from '../words/rosters.ts';
import type { BoardShift } from './facts.ts';
import { PutSheet } from './put-sheet.tsx';
import { WeighSheet } from './weigh-sheet.tsx';

type Place = BoardShift['places'][number];

/** One shift of a proposal: who and why, and edits by hand. Mount it to open it. */
export function ShiftSheet({
  rosterId,
  version,
  shift,
  others,
  mayEdit,
  onClose,
  onChanged,
}: {
  rosterId: string;
  version: number;
  shift: BoardShift;
  /** Shifts of the same week, to move somebody to. */
  others: readonly BoardShift[];
  mayEdit: boolean;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(rostersWords);
  const times = useShiftTimes();
  const [edit, setEdit] = useState<RosterEdit>();
  const [putting, setPutting] = useState(false);
  const { shiftId, places } = shift;
  const move = async ({ accountId }: Place) => {
    const toShiftId = await choose({
      title: say('moveWhere'),
      options: others
        .filter((other) => other.shiftId !== shiftId && other.state === 'open')
        .map((other) => ({
          value: other.shiftId,
          label: `${other.checkpoint} · ${times.whole(other)} · ${other.places.length}/${other.people}`,
        })),
      value: undefined,
    });
    if (toShiftId !== undefined) setEdit({ kind: 'move', fromShiftId: shiftId, toShiftId, accountId });
  };
  if (edit)
    return (
      <WeighSheet
        rosterId={rosterId}
        version={version}
        edit={edit}
        onClose={() => setEdit(undefined)}
        onChanged={onChanged}
      />
    );
  if (putting)
    return (
      <PutSheet
        without={places.map(({ accountId }) => accountId)}
        shiftId={shiftId}
        onClose={() => setPutting(false)}
        onChoose={(accountId) => {
          setPutting(false);
          setEdit({ kind: 'put', shiftId, accountId });
        }}
      />
    );
  return (
    <Sheet
      id="roster-shift"
      open
      title={`${shift.checkpoint} · ${times.whole(shift)}`}
      onClose={onClose}
      {...(mayEdit
        ? {
            footer: (
              <Button id="put" wide icon="plus" onPress={() => setPutting(true)}>
                {say('put')}
              </Button>
            ),
          }
        : {})}
    >
      <Stack>
        <View className="tagline">
          <PlacesTag shift={{ ...shift, taken: places.length }} />
        </View>
        {places.length === 0 && <Paragraph>{say('nobodyOn')}</Paragraph>}
        {places.map((place) => (
          <PlaceRow
            key={place.accountId}
            place={place}
            {...(mayEdit
              ? {
                  onTake: () => setEdit({ kind: 'take', shiftId, accountId: place.accountId }),
                  onMove: () =>
                    others.length > 1 ? move(place) : toast({ text: say('noOtherShift'), tone: 'bad' }),
                  onLock: () =>
                    setEdit({ kind: 'lock', shiftId, accountId: place.accountId, locked: !place.locked }),
                }
              : {})}
          />
        ))}
      </Stack>
    </Sheet>
  );
}

function PlaceRow({
  place: { accountId, name, locked, byHand, kept, reasons },
  onTake,
  onMove,
  onLock,
}: {
  place: Place;
  onTake?: () => void;
  onMove?: () => unknown;
  onLock?: () => void;
}) {
  const say = useWords(rostersWords);
  const label = useLabel();
  const told = useFacts();
  return (
    <View className="stack">
      <Person
        id={`on-${accountId}`}
        name={name}
        tags={
          <>
            {locked && <Tag icon="shield">{say('locked')}</Tag>}
            {byHand && <Tag>{say('byHand')}</Tag>}
            {kept && <Tag>{say('kept')}</Tag>}
          </>
        }
        note={reasons.map(({ reason, facts }) => label(lineReasons[reason], told(facts))).join('；')}
      />
      {onTake && onMove && onLock && (
        <View className="actions">
          <Button kind="plain" label={say('moveOf', { name })} onPress={onMove}>
            {say('move')}
          </Button>
          <Button kind="plain" label={say(locked ? 'unlockOf' : 'lockOf', { name })} onPress={onLock}>
            {say(locked ? 'unlock' : 'lock')}
          </Button>
          <Button kind="plain" label={say('takeOf', { name })} onPress={onTake}>
            {say('take')}
          </Button>
        </View>
      )}
    </View>
  );
}
