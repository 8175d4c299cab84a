import type { ReplyOf } from '@linli/contracts/catalog';
import { gapReasons } from '@linli/contracts/reports/labels';
import { Text } from '@tarojs/components';
import { Cell } from '../../kit/list.tsx';
import { Tag, type Tone } from '../../kit/tag.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { gapsWords } from '../words/gaps.ts';

export type Gap = ReplyOf<'GET /reports/gaps'>['items'][number];

/** One household with somebody missing: who, why if known, and where the ladder stands. */
export function GapCell({ gap, onPress }: { gap: Gap; onPress: () => void }) {
  const say = useWords(gapsWords);
  const label = useLabel();
  const names = gap.missing
    .map(({ name, reason }) => (reason ? `${name}（${label(gapReasons[reason])}）` : name))
    .join('、');
  const missing =
    gap.missing.length === gap.expected
      ? say('missingAll')
      : say('missingOf', { missing: gap.missing.length, expected: gap.expected });
  return (
    <Cell
      id={`gap-${gap.householdId}`}
      title={gap.address}
      note={
        <Text>
          {names} · {missing}
        </Text>
      }
      value={<Tag tone={tones[gap.step]}>{say(steps[gap.step])}</Tag>}
      onPress={onPress}
    />
  );
}

const tones: Record<Gap['step'], Tone> = {
  waiting: 'plain',
  reminded: 'plain',
  'proxy-asked': 'plain',
  'to-call': 'warn',
  'to-visit': 'bad',
};
const steps = {
  waiting: 'stepWaiting',
  reminded: 'stepReminded',
  'proxy-asked': 'stepProxyAsked',
  'to-call': 'stepToCall',
  'to-visit': 'stepToVisit',
} as const satisfies Record<Gap['step'], string>;
