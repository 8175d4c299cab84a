import { type Caller, splitCalls } from './split-calls.ts';

/** Somebody on duty, with the areas (paths) whose households they may call. */
export interface LocalCaller extends Caller {
  readonly paths: readonly string[];
}

export interface Door {
  readonly householdId: string;
  readonly areaPath: string;
  /** Who calls this household today for something else already: nobody is called by two people. */
  readonly callerId: string | null;
}

export interface Assigned {
  readonly householdId: string;
  readonly accountId: string;
}

/**
 * Splits households evenly over callers who may each call in some areas only. Where few may call is given out first, so
 * that those who may call anywhere are kept for the rest; within that in the order of the doors. A household that is
 * called today already stays with its caller, even beyond the limit. @returns calls in the order of the doors.
 */
export function assignCalls(doors: readonly Door[], callers: readonly LocalCaller[]): Assigned[] {
  const loads = new Map(callers.map((caller) => [caller.accountId, caller.already]));
  const given = new Map<string, string>();
  const give = (householdId: string, accountId: string) => {
    given.set(householdId, accountId);
    loads.set(accountId, (loads.get(accountId) ?? 0) + 1);
  };
  for (const { householdId, callerId } of doors) if (callerId !== null) give(householdId, callerId);

  const eligible = eligibleIn(callers);
  const groups = new Map<string, { callers: readonly LocalCaller[]; households: string[] }>();
  for (const { householdId, areaPath, callerId } of doors) {
    if (callerId !== null) continue;
    const here = eligible(areaPath);
    const key = here.map(({ accountId }) => accountId).join();
    const group = groups.get(key);
    if (group) group.households.push(householdId);
    else groups.set(key, { callers: here, households: [householdId] });
  }
  const fewestFirst = [...groups.values()].sort((a, b) => a.callers.length - b.callers.length);
  for (const { callers: here, households } of fewestFirst) {
    const now = here.map((caller) => ({ ...caller, already: loads.get(caller.accountId) ?? 0 }));
    for (const { householdId, accountId } of splitCalls(households, now)) give(householdId, accountId);
  }
  return doors.flatMap(({ householdId }) => {
    const accountId = given.get(householdId);
    return accountId === undefined ? [] : [{ householdId, accountId }];
  });
}

/** Callers whose areas cover a path, in their order; remembered by path, because neighbours share one. */
function eligibleIn(callers: readonly LocalCaller[]): (areaPath: string) => LocalCaller[] {
  const byPath = new Map<string, number[]>();
  callers.forEach(({ paths }, i) => {
    for (const path of new Set(paths)) byPath.set(path, [...(byPath.get(path) ?? []), i]);
  });
  const known = new Map<string, LocalCaller[]>();
  return (areaPath) => {
    const before = known.get(areaPath);
    if (before) return before;
    const labels = areaPath.split('.');
    const found = labels.flatMap((_, i) => byPath.get(labels.slice(0, i + 1).join('.')) ?? []);
    const here = [...new Set(found)]
      .sort((a, b) => a - b)
      .flatMap((i) => {
        const caller = callers[i];
        return caller ? [caller] : [];
      });
    known.set(areaPath, here);
    return here;
  };
}
