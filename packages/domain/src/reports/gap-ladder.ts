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
