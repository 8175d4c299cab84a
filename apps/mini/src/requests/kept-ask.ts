import type { ReplyOf } from '@linli/contracts/catalog';
import type { LocalText } from '@linli/contracts/problem';
import type { Item } from '../wire/outbox.ts';
import type { Ask, Asking } from './asking.ts';

type Answered = ReplyOf<'POST /requests/submit'>;
type Asked = Extract<Answered, { outcome: 'asked' }>;
export type Same = Extract<Answered, { outcome: 'same-open' }>['same'];

/** A request on this phone, from pressing "send" until its answer has been read. */
export interface KeptAsk extends Item<Ask> {
  /** Name of the kind. */
  kind: LocalText;
  kindKey: string;
  /** What it was made from, to be changed when the server does not take it. */
  asking: Asking;
  /** `asked`: the server has it. All others: nothing was written there, and why. */
  state: 'waiting' | 'refused' | Answered['outcome'];
  asked?: Pick<Asked, 'requestId' | 'number' | 'deadlineAt'>;
  same?: Same;
  /** The part of the form whose text may not be published. */
  pointer?: string;
}

/** What of the server's answer is kept until it has been read. */
export function keptOf(answer: Answered): Partial<KeptAsk> {
  switch (answer.outcome) {
    case 'asked': {
      const { requestId, number, deadlineAt } = answer;
      return { state: 'asked', asked: { requestId, number, deadlineAt } };
    }
    case 'same-open':
      return { state: 'same-open', same: answer.same };
    case 'call-first':
      return { state: 'call-first' };
    case 'text-refused':
      return { state: 'text-refused', pointer: answer.pointer };
  }
}

/** The same matter of the same people: the draft it came from is one. */
export const sameAsk = (a: Ask, b: Ask): boolean =>
  a.kindId === b.kindId && a.householdId === b.householdId && a.forPersonId === b.forPersonId;
