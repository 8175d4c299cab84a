import { afterStep, awake, type Climb, type ClimbPolicy, firstDue, graceOf } from './climb.ts';
import type { Timing } from './timing.ts';

/** Sets the next clock, also while the case is paused: then it runs from when the pause ends. */
const waiting = (climb: Climb, phase: Climb['phase'], dueAt: Date): Climb => ({
  ...climb,
  state: climb.state === 'paused' ? 'paused' : 'running',
  phase,
  step: 0,
  dueAt,
});

/**
 * Somebody answers: the climb stops and the next clock starts. Another one who answers before the start gets the whole
 * time again; once it is under way nothing changes.
 */
export function answer(
  climb: Climb,
  policy: ClimbPolicy,
  now: Date,
  deadlineAt: Date | null,
  timing: Timing,
): Climb {
  if (climb.phase !== 'answer' && climb.phase !== 'start') return climb;
  if (policy.limits.start === null) return begin(climb, policy, now, deadlineAt, timing);
  return waiting(climb, 'start', timing.later(now, policy.limits.start));
}

/** It is under way: due at the deadline of the case, or when that is near or gone, after the time one is given to answer. */
export function begin(
  climb: Climb,
  policy: ClimbPolicy,
  now: Date,
  deadlineAt: Date | null,
  timing: Timing,
): Climb {
  if (deadlineAt === null) return waiting(climb, 'finish', timing.later(now, policy.limits.finish));
  const soonest = timing.later(now, graceOf(policy.limits.finish));
  return waiting(climb, 'finish', deadlineAt > soonest ? deadlineAt : soonest);
}

/** It is done: the resident has so long to say whether it is solved. */
export const finish = (climb: Climb, policy: ClimbPolicy, now: Date, timing: Timing): Climb =>
  waiting(climb, 'confirm', timing.later(now, policy.limits.confirm));

/** Given back by who had taken it: those who knew of it know of it again, and then it goes on. */
export function giveBack(
  climb: Climb,
  policy: ClimbPolicy,
  openedAt: Date,
  now: Date,
  timing: Timing,
): Climb {
  if (climb.phase === 'answer') return climb;
  const first = firstDue(policy, climb.urgency, openedAt, timing);
  const dueAt = climb.level === 0 && first > now ? first : awake(policy, climb.urgency, now, timing);
  return { ...waiting(climb, 'answer', dueAt), step: Math.max(climb.level - 1, 0), run: climb.run + 1 };
}

/** Not solved after all: it goes to the step above the highest that was told. */
export const goUp = (climb: Climb, policy: ClimbPolicy, now: Date, timing: Timing): Climb => ({
  ...waiting(climb, 'answer', awake(policy, climb.urgency, now, timing)),
  state: 'running',
  step: Math.min(climb.level, policy.ladder.steps.length - 1),
  run: climb.run + 1,
});

/** Nobody fits or all declined: waiting for the first step makes no sense any more. */
export function hurry(climb: Climb, policy: ClimbPolicy, now: Date, timing: Timing): Climb {
  if (climb.state !== 'running' || climb.phase !== 'answer' || climb.level > 0) return climb;
  const at = awake(policy, climb.urgency, now, timing);
  return climb.dueAt !== null && climb.dueAt <= at ? climb : { ...climb, dueAt: at };
}

/** The deadline of the case moved: what is under way is due then. */
export function moveLimit(
  climb: Climb,
  policy: ClimbPolicy,
  now: Date,
  deadlineAt: Date | null,
  timing: Timing,
): Climb {
  return climb.phase === 'finish' ? begin(climb, policy, now, deadlineAt, timing) : climb;
}

/** Index of the step a jump by hand takes; null at the top. */
export function stepAbove(climb: Climb, policy: ClimbPolicy): number | null {
  const next = climb.phase === 'answer' ? Math.max(climb.step, climb.level) : climb.level;
  return next < policy.ladder.steps.length ? next : null;
}

/** Carried up by hand: that step is taken now, and what follows counts from now. Whoever has it in hand keeps their clock. */
export function jump(climb: Climb, policy: ClimbPolicy, step: number, now: Date, timing: Timing): Climb {
  const level = Math.max(climb.level, step + 1);
  if (climb.phase !== 'answer') return { ...climb, level };
  const dueAt = afterStep(policy, climb.urgency, step, now, timing);
  return {
    ...climb,
    state: climb.state === 'stuck' ? 'running' : climb.state,
    level,
    step: step + 1,
    dueAt,
  };
}

/** The clock stands still. @returns the case, and how many milliseconds of its clock are left */
export function pause(climb: Climb, now: Date, timing: Timing): { climb: Climb; leftMs: number } {
  const left = climb.dueAt === null ? 0 : timing.between(now, climb.dueAt);
  return { climb: { ...climb, state: 'paused' }, leftMs: Math.round(left * 60_000) };
}

/** It runs again with what was left. */
export const resume = (
  climb: Climb,
  policy: ClimbPolicy,
  leftMs: number,
  now: Date,
  timing: Timing,
): Climb => {
  const dueAt = timing.later(now, leftMs / 60_000);
  return {
    ...climb,
    state: 'running',
    dueAt: climb.phase === 'answer' ? awake(policy, climb.urgency, dueAt, timing) : dueAt,
  };
};
