/** Somebody on duty who can call today. */
export interface Caller {
  readonly accountId: string;
  /** Calls given to this caller today already, over all slots. */
  readonly already: number;
  readonly dailyLimit: number;
}

/**
 * How many of `wanted` calls each caller gets: always the one with the fewest calls of the day next, the first in the
 * list among equals, nobody above the limit. In the order of `callers`.
 */
export function callQuotas(wanted: number, callers: readonly Caller[]): number[] {
  const quotas = callers.map(() => 0);
  for (let given = 0; given < wanted; given++) {
    let best = -1;
    let fewest = Number.POSITIVE_INFINITY;
    callers.forEach((caller, i) => {
      const load = caller.already + (quotas[i] ?? 0);
      if (load < caller.dailyLimit && load < fewest) [best, fewest] = [i, load];
    });
    if (best < 0) break;
    quotas[best] = (quotas[best] ?? 0) + 1;
  }
  return quotas;
}

/**
 * Splits households evenly over the callers. Each gets neighbours in a row, so households are expected in the order of
 * their doors; what is beyond all limits is left. @returns caller by household, in the order of `households`.
 */
export function splitCalls(
  households: readonly string[],
  callers: readonly Caller[],
): { householdId: string; accountId: string }[] {
  const quotas = callQuotas(households.length, callers);
  const calls: { householdId: string; accountId: string }[] = [];
  callers.forEach((caller, i) => {
    for (const householdId of households.slice(calls.length, calls.length + (quotas[i] ?? 0)))
      calls.push({ householdId, accountId: caller.accountId });
  });
  return calls;
}
