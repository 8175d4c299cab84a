import type { HelperFacts } from './facts.ts';

/** Where somebody stands among those on duty around them: what is fair. */
export interface Standing {
  /** Turns above the one who had the fewest. */
  readonly turnsAbove: number;
  /** Minutes of service in the last 30 days above the one who has the fewest. */
  readonly minutesAbove: number;
  /** 0 for who rested longest: by the end of the last errand, then by the last offer, then by id. */
  readonly restRank: number;
}

const since = (at: Date | null) => at?.getTime() ?? 0;

/** Orders helpers by who rested longest; a total order. */
export const byRest = (a: HelperFacts, b: HelperFacts): number =>
  since(a.lastErrandAt) - since(b.lastErrandAt) ||
  since(a.lastOfferAt) - since(b.lastOfferAt) ||
  (a.accountId < b.accountId ? -1 : 1);

/** Compares those on duty with each other. */
export function standings(helpers: readonly HelperFacts[]): Map<string, Standing> {
  const least = (pick: (helper: HelperFacts) => number) =>
    helpers.reduce((least, helper) => Math.min(least, pick(helper)), Number.POSITIVE_INFINITY);
  const turns = least((helper) => helper.turns);
  const minutes = least((helper) => helper.minutes);
  return new Map(
    helpers
      .toSorted(byRest)
      .map((helper, restRank) => [
        helper.accountId,
        { turnsAbove: helper.turns - turns, minutesAbove: helper.minutes - minutes, restRank },
      ]),
  );
}

/** Turns somebody starts with who comes on duty: level with who had the fewest, so that nobody is flooded or forgotten. */
export const turnsOnReturn = (own: number, fewest: number | null): number => Math.max(own, fewest ?? own);
