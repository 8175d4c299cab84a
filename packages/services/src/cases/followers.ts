import type { CaseKind, CaseMoment } from '@linli/contracts/cases/labels';

/** Something that happened to a request or an alert. */
export interface CaseEvent {
  readonly caseKind: CaseKind;
  readonly caseId: string;
  /** Path of the unit or building it is about. */
  readonly areaPath: string;
  readonly what: CaseMoment;
  /** Said to the resident, or among staff; encrypted where it rests. */
  readonly reason?: string;
  /** Counts, times, names of posts; never personal data. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  readonly shownTo?: 'everyone' | 'staff';
}

/**
 * A later slice that acts on what happens to a case, told in the same transaction: a throw undoes the step. The ladder
 * (escalation) and the plan (matching) follow cases this way, so that requests and reports need not know them
 * (ADR 0040).
 */
export interface CaseFollower<Ctx> {
  caseMoved(ctx: Ctx, now: Date, event: CaseEvent): Promise<void>;
}
