import type { RosterWeights } from '@linli/contracts/rosters/endpoints';

/**
 * Weights where whoever plans sets none. Fair nights and wishes count most after coverage, because dawn and midnight are what
 * people quarrel about (field.md); nearness least.
 */
export const shippedWeights: RosterWeights = {
  fairHours: 5,
  fairNights: 6,
  wishes: 6,
  pairs: 5,
  rest: 5,
  near: 2,
};

/** Points of each weight, so that 5 of one matters about as much as 5 of another. Tuning of the plan, documented here. */
export const points = {
  /** Price of a place nobody takes, at least; more where fairness could outweigh it. */
  missing: 600,
  /** What a fair share of hours costs; twice the share costs four times as much. */
  fairHours: 20,
  fairNights: 12,
  fairDaysOff: 6,
  /** A wish of weight 1 missed. */
  wish: 4,
  handOver: 8,
  friends: 6,
  /** Standing together, where a pair cannot be kept together everywhere. */
  together: 12,
  /** A rest that is legal and short. */
  shortRest: 10,
  /** A shift one ring further from home: grid, community. */
  far: 1,
} as const;

/**
 * Prices of what comes before wishes and fairness, made from the most these could be worth together. A place is dearer than all
 * of them. Where a roster is made again, so is each person who sees a change, and a place is worth some changes: it is filled by
 * as few people as can be.
 */
export function firstPrices(
  guards: number,
  replans: boolean,
): { missing: number; changedPerson: number; changedDuty: number } {
  const soft = Math.ceil(Math.max(points.missing, guards + points.missing / 2));
  return replans
    ? { missing: 5 * soft, changedPerson: soft, changedDuty: Math.ceil(soft / 4) }
    : { missing: soft, changedPerson: 0, changedDuty: 0 };
}

/** What else a plan is made by. */
export const planPolicy = {
  /** Shifts that begin sooner are nobody's to be asked for any more. */
  leadMinutes: 120,
  /** A rest counts as short when it is so much longer than the least. */
  shortRestMinutes: 5 * 60,
  /** Part of a full share an elder carries. */
  elderShare: 0.5,
  ledgerDays: 90,
  hoursDays: 30,
} as const;
