import type { RoleDemand } from '@linli/contracts/shifts/values';
import type { PlannedShift } from './expand-day.ts';

/** A shift as it stands, called off ones by hand included. */
export interface StandingShift {
  readonly shiftId: string;
  readonly day: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly changeOverMinutes: number;
  readonly nightMinutes: number;
  readonly people: number;
  readonly roles: readonly RoleDemand[];
  /** Split, changed or called off by a person: no pattern touches it. */
  readonly byHand: boolean;
  readonly open: boolean;
  /** Somebody has checked in, perhaps before it began. */
  readonly served: boolean;
}

/** One shift that goes on with other figures. */
export interface ShiftChange<S extends StandingShift = StandingShift> {
  readonly from: S;
  readonly to: PlannedShift;
  /** Its times change, so those who hold places are asked again. */
  readonly moved: boolean;
}

export interface ShiftDiff<S extends StandingShift = StandingShift> {
  readonly kept: readonly S[];
  readonly changed: readonly ShiftChange<S>[];
  readonly removed: readonly S[];
  readonly added: readonly PlannedShift[];
}

interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const lasts = ({ startsAt, endsAt }: Span): number => endsAt.getTime() - startsAt.getTime();
/** Milliseconds that two spans share; 0 when they only touch. */
export const shared = (a: Span, b: Span): number =>
  Math.max(
    0,
    Math.min(a.endsAt.getTime(), b.endsAt.getTime()) - Math.max(a.startsAt.getTime(), b.startsAt.getTime()),
  );
const sameStart = (a: Span, b: Span): boolean => a.startsAt.getTime() === b.startsAt.getTime();

const roleKey = (roles: readonly RoleDemand[]): string =>
  roles
    .map(({ role, people, language }) => `${role} ${people} ${language ?? ''}`)
    .sort()
    .join(',');

const isSame = (a: StandingShift, b: PlannedShift): boolean =>
  sameStart(a, b) &&
  a.endsAt.getTime() === b.endsAt.getTime() &&
  a.people === b.people &&
  a.changeOverMinutes === b.changeOverMinutes &&
  a.nightMinutes === b.nightMinutes &&
  roleKey(a.roles) === roleKey(b.roles);

/** Pairs of one day that are the same shift: the same start first, then whoever shares most, at least half of the shorter one. */
function pairs<S extends StandingShift>(
  standing: readonly S[],
  planned: readonly PlannedShift[],
): Map<S, PlannedShift> {
  const found = new Map<S, PlannedShift>();
  const taken = new Set<PlannedShift>();
  const ranked = standing
    .flatMap((from) =>
      planned
        .filter((to) => to.day === from.day)
        .map((to) => ({ from, to, first: sameStart(from, to), ms: shared(from, to) })),
    )
    .filter(({ from, to, first, ms }) => first || ms * 2 >= Math.min(lasts(from), lasts(to)))
    .sort(
      (a, b) =>
        Number(b.first) - Number(a.first) ||
        b.ms - a.ms ||
        a.from.startsAt.getTime() - b.from.startsAt.getTime() ||
        a.to.startsAt.getTime() - b.to.startsAt.getTime(),
    );
  for (const { from, to } of ranked) {
    if (found.has(from) || taken.has(to)) continue;
    found.set(from, to);
    taken.add(to);
  }
  return found;
}

/**
 * What becomes of the shifts that stand when another demand counts. What has begun, what somebody serves already and what was
 * arranged by hand stays as it is, and what these cover for half or more is not put there a second time.
 */
export function diffShifts<S extends StandingShift>(
  standing: readonly S[],
  planned: readonly PlannedShift[],
  now: Date,
): ShiftDiff<S> {
  const stays = ({ byHand, served, startsAt }: S): boolean => byHand || served || startsAt <= now;
  const left = standing.filter(stays);
  const free = standing.filter((shift) => !stays(shift) && shift.open);
  const isCovered = (to: PlannedShift): boolean => {
    if (free.some((shift) => sameStart(shift, to))) return false;
    const here = left.filter(({ day, open, byHand }) => day === to.day && (open || byHand));
    return (
      here.some((shift) => shift.open && sameStart(shift, to)) ||
      here.reduce((ms, shift) => ms + shared(shift, to), 0) * 2 >= lasts(to)
    );
  };
  const wanted = planned.filter((to) => to.startsAt > now && !isCovered(to));
  const paired = pairs(free, wanted);
  const used = new Set(paired.values());
  const kept: S[] = left.filter(({ open }) => open);
  const changed: ShiftChange<S>[] = [];
  const removed: S[] = [];
  for (const from of free) {
    const to = paired.get(from);
    if (!to) removed.push(from);
    else if (isSame(from, to)) kept.push(from);
    else changed.push({ from, to, moved: !sameStart(from, to) || lasts(from) !== lasts(to) });
  }
  return { kept, changed, removed, added: wanted.filter((to) => !used.has(to)) };
}
