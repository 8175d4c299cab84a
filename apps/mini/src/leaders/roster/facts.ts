import type { ReplyOf } from '@linli/contracts/catalog';

export type Roster = ReplyOf<'GET /rosters/:rosterId'>;
export type BoardShift = ReplyOf<'GET /rosters/:rosterId/board'>['items'][number]['shifts'][number];
export type RosterPerson = ReplyOf<'GET /rosters/:rosterId/people'>['items'][number];

/** A score or cost as it is shown: one decimal, none where it is whole. */
export const shownScore = (score: number): string => String(Math.round(score * 10) / 10);
