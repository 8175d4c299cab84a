import type { LadderDefinition, StepTarget } from '@linli/contracts/escalation/ladder';
import type { Climb, ClimbPolicy } from '@linli/domain/escalation/climb';
import type { Found } from '@linli/domain/escalation/find-told';
import { type Taken, tick } from '@linli/domain/escalation/tick';
import { timingBy } from '@linli/domain/escalation/timing';

export const calendar = {
  zone: 'Asia/Shanghai',
  workingHours: [
    { from: '08:30', until: '12:00' },
    { from: '14:00', until: '18:00' },
  ],
  days: new Map([['2026-11-18', false]]),
};
export const timing = timingBy('all-hours', calendar);
export const at = (text: string, day = '2026-11-16') => new Date(`${day}T${text}:00+08:00`);
export const person = (accountId: string): StepTarget => ({ kind: 'person', accountId });

const ladderOf = (given: Partial<LadderDefinition> = {}): LadderDefinition => ({
  title: { zh: '梯', en: 'ladder' },
  firstAfterMinutes: 0,
  pace: { danger: 100, urgent: 100, today: 100, usual: 100 },
  steps: [
    { tell: [person('head')], waitMinutes: 10, channels: [] },
    { tell: [person('leader')], waitMinutes: 20, channels: [] },
    { tell: [person('secretary')], waitMinutes: 30, channels: [] },
  ],
  repeats: 0,
  quiet: null,
  bypassQuiet: [],
  binding: 1,
  ...given,
});
export const policyOf = (given: Partial<LadderDefinition> = {}): ClimbPolicy => ({
  ladderKey: 'test',
  ladder: ladderOf(given),
  limits: { dispatch: 120, start: 40, finish: 240, confirm: 60 },
  clock: 'all-hours',
  team: null,
});

export const moment = (policy: ClimbPolicy, now: Date, clock = timing) => ({ policy, now, timing: clock });

/** Steps reach the persons they name, but for those who are missing. */
export const finder =
  (policy: ClimbPolicy, missing: readonly string[] = []) =>
  (step: number): Found[] =>
    (policy.ladder.steps[step]?.tell ?? []).map((target) => {
      const id = target.kind === 'person' ? target.accountId : '';
      const gone = missing.includes(id);
      return {
        role: null,
        areaId: null,
        areaName: null,
        since: null,
        people: gone ? [] : [{ accountId: id, name: id, standsInFor: null }],
        skipped: gone ? ('post-empty' as const) : null,
      };
    });

/** Lives through ticks at the moments given; what they did and whom they told. */
export function live(
  climb: Climb,
  policy: ClimbPolicy,
  moments: readonly Date[],
  missing: readonly string[] = [],
  clock = timing,
) {
  const told = new Map<string, number>();
  const levels = new Map<string, number>();
  const taken: Taken[] = [];
  let now = climb;
  for (const moment of moments) {
    const ticked = tick(now, policy, { find: finder(policy, missing), told }, moment, clock);
    for (const { accountId, run, level } of ticked.tells) {
      told.set(accountId, run);
      levels.set(accountId, Math.max(levels.get(accountId) ?? 0, level));
    }
    taken.push(...ticked.taken);
    now = ticked.climb;
  }
  return { climb: now, taken, told, levels };
}

/** Ticks exactly when something is due, up to a moment. */
export function punctually(
  climb: Climb,
  policy: ClimbPolicy,
  until: Date,
  missing: readonly string[] = [],
  clock = timing,
) {
  const told = new Map<string, number>();
  const levels = new Map<string, number>();
  const taken: Taken[] = [];
  let now = climb;
  while (now.dueAt !== null && now.state === 'running' && now.dueAt <= until) {
    const ticked = tick(now, policy, { find: finder(policy, missing), told }, now.dueAt, clock);
    for (const { accountId, run, level } of ticked.tells) {
      told.set(accountId, run);
      levels.set(accountId, Math.max(levels.get(accountId) ?? 0, level));
    }
    taken.push(...ticked.taken);
    now = ticked.climb;
  }
  return { climb: now, taken, told, levels };
}
