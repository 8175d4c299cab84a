import type { ReplyOf } from '@linli/contracts/catalog';
import { slotParts } from '@linli/contracts/reports/labels';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { coverageWords } from './words/coverage.ts';

export type SlotRow = ReplyOf<'GET /reports/slots'>['items'][number];

/** Says which slot of which round it is, e.g. 早晚健康 · 今天早上. A slot that has the day for itself needs no part. */
export function useSlotName(): (slot: SlotRow) => string {
  const say = useWords(coverageWords);
  const label = useLabel();
  const when = useWhen();
  return (slot) =>
    say('slotLabel', {
      round: label({ zh: slot.roundTitle, en: slot.roundTitleEn }),
      day: when.day(slot.day),
      part: slot.part === 'once' || slot.part === 'day' ? '' : label(slotParts[slot.part]),
    }).replace(/, $/, '');
}
