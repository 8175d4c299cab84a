import type { InputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Item } from '../wire/outbox.ts';

export type Report = InputOf<'POST /reports/submit'>;
export type Answered = ReplyOf<'POST /reports/submit'>;
type AskedBack = Extract<Answered, { state: 'asked-back' }>;
type Accepted = Extract<Answered, { state: 'accepted' }>;

/** A report on this phone. */
export interface Kept extends Item<Report> {
  /** For lists: what was reported on, in the words of that day. */
  title: string;
  address: string;
  /** `asked-back`: the server wants to know more. `told`: accepted, and the advice has not been read yet. */
  state: 'waiting' | 'refused' | 'asked-back' | 'told';
  questions?: AskedBack['questions'];
  advice?: Accepted['advice'];
}

/** What of the server's answer is kept until it has been read; nothing when there is nothing to read. */
export function keptOf(answer: Answered): Partial<Kept> | undefined {
  if (answer.state === 'asked-back') return { state: 'asked-back', questions: answer.questions };
  return answer.advice.length > 0 ? { state: 'told', advice: answer.advice } : undefined;
}

/** A newer report of the same slot and household takes the place of one that was refused or asked back. */
export const sameReport = (a: Report, b: Report): boolean =>
  a.slotId === b.slotId && a.householdId === b.householdId;
