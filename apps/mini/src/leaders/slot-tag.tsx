import { Tag } from '../kit/tag.tsx';
import { useWords } from '../state/use-words.ts';
import type { SlotRow } from './slots.ts';
import { coverageWords } from './words/coverage.ts';

/** Whether reports of a slot are taken now. */
export function SlotTag({ state }: { state: SlotRow['state'] }) {
  const say = useWords(coverageWords);
  if (state === 'open') return <Tag tone="info">{say('stateOpen')}</Tag>;
  return <Tag>{say(state === 'ahead' ? 'stateAhead' : 'stateClosed')}</Tag>;
}
