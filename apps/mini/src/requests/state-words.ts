import type { LineState, RequestState, Urgency } from '@linli/contracts/requests/labels';
import type { Tone } from '../kit/tag.tsx';

/** How a state of a request is marked beside its word: waiting, in hand, over well, over badly. */
export const stateTones: Record<RequestState, Tone> = {
  submitted: 'warn',
  accepted: 'warn',
  offered: 'warn',
  taken: 'info',
  'under-way': 'info',
  done: 'warn',
  confirmed: 'ok',
  closed: 'ok',
  cancelled: 'plain',
  'not-solvable': 'plain',
};

export const urgencyTones: Record<Urgency, Tone> = {
  danger: 'bad',
  urgent: 'warn',
  today: 'info',
  usual: 'plain',
};

/** What became of a line of a shopping list. */
export const lineTones: Record<LineState, Tone> = {
  open: 'plain',
  got: 'ok',
  asked: 'warn',
  replaced: 'ok',
  declined: 'plain',
  'not-found': 'plain',
};
