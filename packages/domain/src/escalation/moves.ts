import { afterStep, awake, type Climb, type ClimbPolicy, firstDue, graceOf } from './climb.ts';
import { type Timing, wholeSecond } from './timing.ts';

/** What a step of a case's life does to its clock. */
export interface Moment {
  readonly policy: ClimbPolicy;
  readonly now: Date;
  readonly timing: Timing;
}

/** Sets the next clock; while the case is paused it runs from when the pause ends. */
function waiting(climb: Climb, phase: Climb['phase'], dueAt: Date, { now, timing }: Moment): Climb {
  const next = { ...climb, phase, step: 0 };
  return climb.state === 'paused'
    ? { ...next, leftMs: Math.round(timing.between(now, dueAt) * 60_000) }
    : { ...next, state: 'running', dueAt };
}

/**
 * Somebody answers: the climb stops and the next clock starts. Another one who answers before the start gets the whole
 * time again; once it is under way nothing changes.
 */
export function answer(climb: Climb, moment: Moment, deadlineAt: Date | null): Climb {
  const { policy, now, timing } = moment;
  if (climb.phase !== 'answer' && climb.phase !== 'start') return climb;
  if (policy.limits.start === null) return begin(climb, moment, deadlineAt);
  return waiting(climb, 'start', timing.later(now, policy.limits.start), moment);
}

/** It is under way: due at the deadline of the case, or when that is near or gone, after the time one is given to answer. */
export function begin(climb: Climb, moment: Moment, deadlineAt: Date | null): Climb {
  const { policy, now, timing } = moment;
  if (deadlineAt === null) return waiting(climb, 'finish', timing.later(now, policy.limits.finish), moment);
  const soonest = timing.later(now, graceOf(policy.limits.finish));
  return waiting(climb, 'finish', deadlineAt > soonest ? wholeSecond(deadlineAt) : soonest, moment);
}

/** It is done: the resident has so long to say whether it is solved. */
export const finish = (climb: Climb, moment: Moment): Climb =>
  waiting(climb, 'confirm', moment.timing.later(moment.now, moment.policy.limits.confirm), moment);

/** Given back by who had taken it: those who knew of it know of it again, and then it goes on. */
export function giveBack(climb: Climb, moment: Moment, openedAt: Date): Climb {
  const { policy, now, timing } = moment;
  if (climb.phase === 'answer') return climb;
  const first = firstDue(policy, climb.urgency, openedAt, timing);
  const dueAt = climb.level === 0 && first > now ? first : awake(policy, climb.urgency, now, timing);
  return {
    ...waiting(climb, 'answer', dueAt, moment),
    step: Math.max(climb.level - 1, 0),
    run: climb.run + 1,
  };
}

/** Not solved after all: it goes to the step above the highest that was told. */
export const goUp = (climb: Climb, { policy, now, timing }: Moment): Climb => ({
  ...climb,
  state: 'running',
  phase: 'answer',
  step: Math.min(climb.level, policy.ladder.steps.length - 1),
  run: climb.run + 1,
  dueAt: awake(policy, climb.urgency, now, timing),
  leftMs: null,
});

/** Nobody fits or all declined: waiting for the first step makes no sense any more. */
export function hurry(climb: Climb, { policy, now, timing }: Moment): Climb {
  if (climb.dueAt === null || climb.phase !== 'answer' || climb.level > 0) return climb;
  const dueAt = awake(policy, climb.urgency, now, timing);
  return climb.dueAt <= dueAt ? climb : { ...climb, dueAt };
}

/** The deadline of the case moved: what is under way is due then. */
export const moveLimit = (climb: Climb, moment: Moment, deadlineAt: Date | null): Climb =>
  climb.phase === 'finish' ? begin(climb, moment, deadlineAt) : climb;

/** Index of the step a jump by hand takes; null at the top. */
export function stepAbove(climb: Climb, policy: ClimbPolicy): number | null {
  const next = climb.phase === 'answer' ? Math.max(climb.step, climb.level) : climb.level;
  return next < policy.ladder.steps.length ? next : null;
}

/** Carried up by hand: that step is taken now, and what follows counts from now. Whoever has it in hand keeps their clock. */
export function jump(climb: Climb, moment: Moment, step: number): Climb {
  const { policy, now, timing } = moment;
  const up = { ...climb, level: Math.max(climb.level, step + 1) };
  if (climb.phase !== 'answer') return up;
  const running: Climb = climb.state === 'stuck' ? { ...up, state: 'running' } : up;
  return {
    ...waiting(running, 'answer', afterStep(policy, climb.urgency, step, now, timing), moment),
    step: step + 1,
  };
}

/** The clock stands still. */
export const pause = (climb: Climb, { now, timing }: Moment): Climb =>
  climb.state !== 'running' || climb.dueAt === null
    ? climb
    : {
        ...climb,
        state: 'paused',
        dueAt: null,
        leftMs: Math.round(timing.between(now, climb.dueAt) * 60_000),
      };

/** It runs again with what was left. */
export function resume(climb: Climb, { policy, now, timing }: Moment): Climb {
  if (climb.state !== 'paused') return climb;
  const dueAt = timing.later(now, (climb.leftMs ?? 0) / 60_000);
  return {
    ...climb,
    state: 'running',
    leftMs: null,
    dueAt: climb.phase === 'answer' ? awake(policy, climb.urgency, dueAt, timing) : dueAt,
  };
}

/** Nothing further is expected of anybody. */
export const end = (climb: Climb): Climb => ({ ...climb, state: 'ended', dueAt: null, leftMs: null });
