import type { RequestState } from '@linli/contracts/requests/labels';

/**
 * The life of a request (field.md, Requests): submitted → accepted → offered → taken → under way → done → confirmed →
 * closed. The database holds the same list (trigger `requests_way`); a test keeps them equal.
 */
export const steps: Readonly<Record<RequestState, readonly RequestState[]>> = {
  submitted: ['accepted', 'taken', 'cancelled', 'not-solvable'],
  accepted: ['offered', 'taken', 'cancelled', 'not-solvable'],
  offered: ['accepted', 'taken', 'cancelled', 'not-solvable'],
  taken: ['under-way', 'accepted', 'cancelled', 'not-solvable'],
  'under-way': ['done', 'accepted', 'cancelled', 'not-solvable'],
  done: ['confirmed', 'closed', 'accepted'],
  confirmed: ['closed', 'accepted'],
  closed: ['accepted'],
  cancelled: [],
  'not-solvable': [],
};

/** From done, confirmed and closed a request goes on only by being opened again. */
export const reopens = (from: RequestState, to: RequestState): boolean =>
  to === 'accepted' && (from === 'done' || from === 'confirmed' || from === 'closed');

/** A merge is undone: the only way back from cancelled, which the database opens for that alone. */
export const comesBack = (from: RequestState, to: RequestState): boolean =>
  from === 'cancelled' && to === 'accepted';

export const mayGo = (from: RequestState, to: RequestState): boolean => steps[from].includes(to);

/** Nothing further is expected of anybody. */
export const isOver = (state: RequestState): boolean =>
  state === 'closed' || state === 'cancelled' || state === 'not-solvable';

/** Nobody has taken it yet. */
export const isOpenForHelp = (state: RequestState): boolean =>
  state === 'submitted' || state === 'accepted' || state === 'offered';

/**
 * Whether a step is told to the resident by a message; all of them stand in the timeline. Asking one volunteer after the
 * other is not, and neither is what follows from the resident's own word.
 */
export const isWorthTelling = (from: RequestState, to: RequestState): boolean =>
  to !== 'offered' &&
  to !== 'confirmed' &&
  !(from === 'offered' && to === 'accepted') &&
  !(from === 'confirmed' && to === 'closed');
