import type { ReplyOf } from '@linli/contracts/catalog';
import type { DemandChange } from '@linli/contracts/shifts/values';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Tag, type Tone } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { kitWords } from '../../words/kit.ts';
import { Figures } from '../figures.tsx';
import { Part } from '../part.tsx';
import { demandWords } from '../words/demand.ts';

type Effect = ReplyOf<'POST /shifts/preview-demand'>;
type Touched = Effect['people'][number];

const tones = { kept: 'ok', 'asked-again': 'warn', 'taken-off': 'bad' } as const satisfies Record<
  Touched['effect'],
  Tone
>;

/** Shows what a change of demand does to shifts and to people on them, before it is done. Mount it to open it. */
export function EffectSheet({
  checkpointId,
  change,
  onClose,
  onChanged,
}: {
  checkpointId: string;
  change: DemandChange;
  onClose: () => void;
  onChanged: () => unknown;
}) {
  const say = useWords(demandWords);
  const sayKit = useWords(kitWords);
  const preview = useLoad(() => call('POST /shifts/preview-demand', { checkpointId, change }), []);
  const seen = preview.data?.seen;
  const apply = async () => {
    if (seen === undefined) return;
    const done = await attempt(() => call('POST /shifts/change-demand', { checkpointId, change, seen }));
    if (!done) {
      // Somebody claimed or left meanwhile: look again at what it would do now.
      await preview.reload();
      return;
    }
    toast(say('applied'));
    onClose();
    await onChanged();
  };
  return (
    <Sheet
      id="effect"
      open
      title={say('effect')}
      onClose={onClose}
      footer={
        <>
          <Button id="effect-cancel" kind="plain" onPress={onClose}>
            {sayKit('cancel')}
          </Button>
          <Button id="effect-do" disabled={seen === undefined} onPress={apply}>
            {say('apply')}
          </Button>
        </>
      }
    >
      <Part of={preview} rows={3}>
        {(effect) => <EffectFacts effect={effect} />}
      </Part>
    </Sheet>
  );
}

function EffectFacts({ effect: { added, removed, changed, people } }: { effect: Effect }) {
  const say = useWords(demandWords);
  const named = (word: 'added' | 'removed' | 'changed') => `${say(word)} · ${say('shiftsUnit')}`;
  return (
    <Stack>
      <Figures
        figures={[
          { label: named('added'), value: added },
          { label: named('removed'), value: removed },
          { label: named('changed'), value: changed },
        ]}
      />
      {people.length === 0 ? (
        <Paragraph>{say('nobody')}</Paragraph>
      ) : (
        <List id="affected" title={say('affected')}>
          {people.map((touched) => (
            <TouchedCell key={touched.claimId} touched={touched} />
          ))}
        </List>
      )}
    </Stack>
  );
}

function TouchedCell({ touched: { name, shift, effect, startsAt, endsAt } }: { touched: Touched }) {
  const say = useWords(demandWords);
  const times = useShiftTimes();
  const moved = effect === 'asked-again' && startsAt !== null && endsAt !== null;
  return (
    <Cell
      title={name}
      note={
        <>
          <View>{times.whole(shift)}</View>
          {moved && <View>{say('newTimes', { span: times.whole({ startsAt, endsAt }) })}</View>}
          <Tag tone={tones[effect]}>{say(effect)}</Tag>
        </>
      }
    />
  );
}
