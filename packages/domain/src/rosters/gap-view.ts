import type { GapReason, GapRemedy } from '@linli/contracts/rosters/labels';
import type { DutyRole } from '@linli/contracts/shifts/labels';

/** Why somebody did not come, of all reasons at once. */
export interface KeptAway {
  readonly reasons: readonly GapReason[];
  /** Most hours a week that would let them come, where only that limit keeps them away. */
  readonly neededWeekHours: number | null;
}

export interface GapView {
  readonly why: readonly { readonly reason: GapReason; readonly facts: Record<string, string | number> }[];
  readonly remedies: readonly {
    readonly remedy: GapRemedy;
    readonly facts: Record<string, string | number>;
  }[];
}

// The reasons that kept most people away say enough.
const most = 6;

/**
 * Why places stayed empty and what would close them. A rule is named as a remedy only when lifting it alone brings enough
 * people; recruiting always closes a gap, and is named where nothing else does.
 * @param others everybody who belongs there and does not stand on the shift
 */
export function gapView(missing: number, role: DutyRole | null, others: readonly KeptAway[]): GapView {
  const counts = new Map<GapReason, number>();
  for (const { reasons } of others)
    for (const reason of new Set(reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const why = [...counts]
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([reason, people]) => ({ reason, facts: { people } }));
  const onlyBy = (reason: GapReason) =>
    others.filter(({ reasons }) => reasons.length === 1 && reasons[0] === reason);
  const remedies: GapView['remedies'][number][] = [];
  if (onlyBy('not-cleared').length >= missing)
    remedies.push({ remedy: 'insure', facts: { people: missing } });
  if (role !== null && onlyBy('no-role').length >= missing)
    remedies.push({ remedy: 'train', facts: { people: missing, role } });
  const hours = onlyBy('hours-used-up')
    .flatMap(({ neededWeekHours }) => neededWeekHours ?? [])
    .sort((a, b) => a - b)[missing - 1];
  if (hours !== undefined) remedies.push({ remedy: 'more-hours', facts: { hours } });
  if (remedies.length === 0) remedies.push({ remedy: 'recruit', facts: { people: missing } });
  const nobody = others.every(({ reasons }) => reasons.length > 0) && why.length === 0;
  return { why: nobody ? [{ reason: 'nobody-may', facts: {} }] : why, remedies };
}
