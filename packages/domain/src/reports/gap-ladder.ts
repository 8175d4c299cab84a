import type { GapReason } from '@linli/contracts/reports/labels';
import type { ReportTimes } from '@linli/contracts/reports/times';

/** Rungs of the ladder for those who have not reported, lowest first (field.md, Self-report). */
export const ladderSteps = ['remind', 'ask-proxy', 'call', 'visit'] as const;
export type LadderStep = (typeof ladderSteps)[number];

/** Times where an area has set none (field.md, Self-report). */
export const shippedTimes: ReportTimes = {
  remindAtPercent: 50,
  askProxyAtPercent: 75,
  callAfterMinutes: 0,
  visitAfterMinutes: 120,
  dailyCalls: 60,
};

/** Calls nobody answered before somebody goes there. */
export const UNANSWERED_CALLS = 2;

export interface DueStep {
  readonly step: LadderStep;
  readonly dueAt: Date;
}

/** The due times of all rungs of one slot, in order; fixed for a round when it opens, because they are written as rows then. */
export function ladderOf(
  slot: { readonly opensAt: Date; readonly closesAt: Date },
  times: ReportTimes,
): DueStep[] {
  const [from, until] = [slot.opensAt.getTime(), slot.closesAt.getTime()];
  const share = (percent: number) => new Date(from + Math.round(((until - from) * percent) / 100));
  const later = (minutes: number) => new Date(until + minutes * 60_000);
  return [
    { step: 'remind', dueAt: share(times.remindAtPercent) },
    { step: 'ask-proxy', dueAt: share(times.askProxyAtPercent) },
    { step: 'call', dueAt: later(times.callAfterMinutes) },
    { step: 'visit', dueAt: later(times.visitAfterMinutes) },
  ];
}

/**
 * The rungs to take when several are due at once, after a stop of the worker or a jump of the clock: who is called is not
 * reminded at the same moment, and who is visited is not called. A slot that no longer takes reports is left in peace.
 */
export function rungsToTake(due: readonly LadderStep[], isOver: boolean): LadderStep[] {
  if (isOver) return [];
  const alone = (['visit', 'call'] as const).find((step) => due.includes(step));
  if (alone) return [alone];
  return ladderSteps.filter((step) => due.includes(step));
}

/** Rungs that what is noted of a person's gap keeps from them. Away and exempt end the expectation as well. */
const spared: Record<GapReason, readonly LadderStep[]> = {
  away: ladderSteps,
  exempt: ladderSteps,
  refused: ladderSteps,
  muted: ['remind', 'ask-proxy'],
  unreachable: ['call'],
};

/** Reasons for which somebody missing is passed over at a rung. */
export const reasonsToSpare = (step: LadderStep): GapReason[] =>
  (Object.keys(spared) as GapReason[]).filter((reason) => spared[reason].includes(step));
