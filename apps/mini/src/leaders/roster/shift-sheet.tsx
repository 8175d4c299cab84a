import type { RosterEdit } from '@linli/contracts/rosters/endpoints';
import { lineReasons } from '@linli/contracts/rosters/labels';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { choose } from '../../kit/choose.tsx';
import { List } from '../../kit/list.tsx';
import { Person } from '../../kit/person.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { useFacts } from '../../shifts/facts-text.ts';
import { PlacesTag } from '../../shifts/shift-line.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { go } from '../go.ts';
import { rostersWords } from '../words/rosters.ts';
import type { BoardShift } from './facts.ts';
import { PutSheet } from './put-sheet.tsx';
import { WeighSheet } from './weigh-sheet.tsx';

type Place = BoardShift['places'][number];
type Act = 'move' | 'lock' | 'unlock' | 'take';

// Further away than this, somebody is put and taken off by hand.
const mostTargets = 12;

/** Shifts somebody could be moved to: those with a free place first, then the nearest in time. */
function targetsOf(shift: BoardShift, { accountId }: Place, others: readonly BoardShift[]): BoardShift[] {
  const away = ({ startsAt }: BoardShift) => Math.abs(Date.parse(startsAt) - Date.parse(shift.startsAt));
  const full = ({ places, people }: BoardShift) => Number(places.length >= people);
  return others
    .filter(({ shiftId, state, places }) => {
      const there = places.some((place) => place.accountId === accountId);
      return shiftId !== shift.shiftId && state === 'open' && !there;
    })
    .sort((a, b) => full(a) - full(b) || away(a) - away(b))
    .slice(0, mostTargets);
}

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
  const [weighed, setWeighed] = useState<{ edit: RosterEdit; what: string }>();
  const [putting, setPutting] = useState(false);
  const { shiftId, places } = shift;
  const whole = (one: BoardShift) => `${one.checkpoint} · ${times.whole(one)}`;
  const move = async (place: Place) => {
    const targets = targetsOf(shift, place, others);
    if (targets.length === 0) return toast({ text: say('noOtherShift'), tone: 'bad' });
    const toShiftId = await choose({
      title: say('moveOf', { name: place.name }),
      options: targets.map((other) => ({
        value: other.shiftId,
        label: `${whole(other)} · ${other.places.length}/${other.people}`,
      })),
      value: undefined,
    });
    const to = targets.find((other) => other.shiftId === toShiftId);
    if (!to) return;
    setWeighed({
      edit: { kind: 'move', fromShiftId: shiftId, toShiftId: to.shiftId, accountId: place.accountId },
      what: say('moving', { name: place.name, shift: whole(to) }),
    });
  };
  const lock = async ({ accountId }: Place, locked: boolean) => {
    const change = { kind: 'lock' as const, shiftId, accountId, locked };
    if (!(await attempt(() => call('POST /rosters/edit', { rosterId, version, edit: change })))) return;
    toast(say(locked ? 'lockedNow' : 'unlockedNow'));
    await onChanged();
  };
  const change = async (place: Place) => {
    const acts: Act[] = place.locked ? ['unlock'] : ['move', 'take', 'lock'];
    const act = await choose({
      title: say('changeOf', { name: place.name }),
      options: acts.map((value) => ({ value, label: say(value) })),
      value: undefined,
    });
    if (act === 'move') await move(place);
    else if (act === 'take')
      setWeighed({
        edit: { kind: 'take', shiftId, accountId: place.accountId },
        what: say('taking', { name: place.name, shift: whole(shift) }),
      });
    else if (act) await lock(place, act === 'lock');
  };
  if (weighed)
    return (
      <WeighSheet
        rosterId={rosterId}
        version={version}
        {...weighed}
        onClose={() => setWeighed(undefined)}
        onChanged={onChanged}
      />
    );
  if (putting)
    return (
      <PutSheet
        without={places.map(({ accountId }) => accountId)}
        shiftId={shiftId}
        onClose={() => setPutting(false)}
        onChoose={({ accountId, name }) => {
          setPutting(false);
          setWeighed({
            edit: { kind: 'put', shiftId, accountId },
            what: say('putting', { name, shift: whole(shift) }),
          });
        }}
      />
    );
  return (
    <Sheet
      id="roster-shift"
      open
      title={whole(shift)}
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
        {places.length === 0 ? (
          <Paragraph>{say('nobodyOn')}</Paragraph>
        ) : (
          <List id="on-shift">
            {places.map((place) => (
              <PlaceRow
                key={place.accountId}
                place={place}
                onPress={() =>
                  mayEdit && !place.held ? change(place) : go('shift-people', { shiftId: shift.shiftId })
                }
              />
            ))}
          </List>
        )}
      </Stack>
    </Sheet>
  );
}

function PlaceRow({
  place: { accountId, name, locked, byHand, held, reasons },
  onPress,
}: {
  place: Place;
  onPress: () => void;
}) {
  const say = useWords(rostersWords);
  const label = useLabel();
  const told = useFacts();
  const why = reasons.map(({ reason, facts }) => label(lineReasons[reason], told(facts)));
  return (
    <Person
      id={`on-${accountId}`}
      name={name}
      tags={
        <>
          {locked && <Tag icon="shield">{say('locked')}</Tag>}
          {byHand && <Tag>{say('byHand')}</Tag>}
        </>
      }
      note={held ? say('heldNote') : why.join('；')}
      onPress={onPress}
    />
  );
}
