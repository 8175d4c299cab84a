import type { GapReason } from '@linli/contracts/reports/labels';

/** Rungs of the ladder for those who have not reported, lowest first (field.md, Self-report). */
export const ladderSteps = ['remind', 'ask-proxy', 'call', 'visit'] as const;
export type LadderStep = (typeof ladderSteps)[number];

/**
 * When each rung is due: a share of the window, or minutes after its end. Fixed for a round when it opens, because the
 * due times are written as rows then.
 */
export const ladderPolicy = {
  /** Reminders go out when this share of the window is over. */
  remindAt: 0.5,
  askProxyAt: 0.75,
  callAfterMinutes: 0,
  visitAfterMinutes: 120,
  /** Calls nobody answered before somebody goes there. */
  unansweredCalls: 2,
  /** Calls of a building head or cell head a day, when the clock makes the list. */
  dailyCalls: 60,
} as const;

export interface DueStep {
  readonly step: LadderStep;
  readonly dueAt: Date;
}

/** The due times of all rungs of one slot, in order. */
export function ladderOf(slot: { readonly opensAt: Date; readonly closesAt: Date }): DueStep[] {
  const [from, until] = [slot.opensAt.getTime(), slot.closesAt.getTime()];
  const share = (part: number) => new Date(from + Math.round((until - from) * part));
  const later = (minutes: number) => new Date(until + minutes * 60_000);
  return [
    { step: 'remind', dueAt: share(ladderPolicy.remindAt) },
    { step: 'ask-proxy', dueAt: share(ladderPolicy.askProxyAt) },
    { step: 'call', dueAt: later(ladderPolicy.callAfterMinutes) },
    { step: 'visit', dueAt: later(ladderPolicy.visitAfterMinutes) },
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
