import type { ClimbPhase, ClimbState } from '@linli/contracts/escalation/labels';
import type { LadderDefinition } from '@linli/contracts/escalation/ladder';
import type { TeamRole } from '@linli/contracts/identity/roles';
import type { Urgency } from '@linli/contracts/requests/labels';
import { quietUntil } from './quiet.ts';
import { type Timing, wholeSecond } from './timing.ts';

/** What a case was promised when its clock started; a copy, so that editing a ladder or a kind never touches it. */
export interface ClimbPolicy {
  readonly ladderKey: string;
  readonly ladder: LadderDefinition;
  /** Minutes of the clock. `start` is null where taking it in hand is the start, as with alerts. */
  readonly limits: {
    readonly dispatch: number;
    readonly start: number | null;
    readonly finish: number;
    readonly confirm: number;
  };
  readonly clock: 'all-hours' | 'working-time';
  /** Team the kind of help names. */
  readonly team: TeamRole | null;
}

/** Where a case stands on its ladder. */
export interface Climb {
  readonly state: ClimbState;
  readonly phase: ClimbPhase;
  readonly urgency: Urgency;
  /** While waiting for an answer: the step to take when due, past the last one for none; later: how often was asked. */
  readonly step: number;
  readonly round: number;
  /** Ways up so far: in each, nobody is told twice. */
  readonly run: number;
  /** Highest step that told somebody, 1-based; 0 before. */
  readonly level: number;
  readonly silences: number;
  /** When the clock does the next thing; null unless running. */
  readonly dueAt: Date | null;
  /** Milliseconds of the clock that were left when it was paused; null unless paused. */
  readonly leftMs: number | null;
}

const waitOf = (policy: ClimbPolicy, urgency: Urgency, minutes: number): number =>
  Math.ceil((minutes * policy.ladder.pace[urgency]) / 100);

/** Moves a moment out of the ladder's quiet hours, unless the urgency passes them. */
export function awake(policy: ClimbPolicy, urgency: Urgency, at: Date, { zone }: Timing): Date {
  const { quiet, bypassQuiet } = policy.ladder;
  const moment = wholeSecond(at);
  return quiet === null || bypassQuiet.includes(urgency) ? moment : quietUntil(quiet, moment, zone);
}

/** When the step after `step` is due, when that one was due at `at` and told somebody. */
export function afterStep(
  policy: ClimbPolicy,
  urgency: Urgency,
  step: number,
  at: Date,
  timing: Timing,
): Date {
  const minutes = policy.ladder.steps[step]?.waitMinutes ?? 0;
  return awake(policy, urgency, timing.later(at, waitOf(policy, urgency, minutes)), timing);
}

/**
 * When the first step is due: volunteers are asked for a while, but once three quarters of the time to find somebody are
 * gone the limit is near.
 */
export function firstDue(policy: ClimbPolicy, urgency: Urgency, openedAt: Date, timing: Timing): Date {
  const { firstAfterMinutes } = policy.ladder;
  if (firstAfterMinutes === 0) return awake(policy, urgency, openedAt, timing);
  const near = Math.floor((policy.limits.dispatch * 3) / 4);
  const minutes = Math.min(waitOf(policy, urgency, firstAfterMinutes), near);
  return awake(policy, urgency, timing.later(openedAt, minutes), timing);
}

/** A case whose clock starts. */
export const openClimb = (policy: ClimbPolicy, urgency: Urgency, openedAt: Date, timing: Timing): Climb => ({
  state: 'running',
  phase: 'answer',
  urgency,
  step: 0,
  round: 0,
  run: 0,
  level: 0,
  silences: 0,
  dueAt: firstDue(policy, urgency, openedAt, timing),
  leftMs: null,
});

/** Minutes that whoever was asked about a limit has to answer: a quarter of it, five at least and an hour at most. */
export const graceOf = (limit: number): number => Math.min(60, Math.max(5, Math.round(limit / 4)));

/** Whether the handler named now may not hand the case back (首接负责). */
export const isBinding = (policy: ClimbPolicy, level: number): boolean =>
  policy.ladder.binding !== null && level > policy.ladder.binding;

/** Whether its messages get somebody up at night. */
export const wakesPeople = (policy: ClimbPolicy, urgency: Urgency): boolean =>
  policy.ladder.bypassQuiet.includes(urgency);
