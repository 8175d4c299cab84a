import type { Role } from '@linli/contracts/identity/roles';
import type { ShiftReasonView, ShiftRules } from '@linli/contracts/shifts/values';
import type { HandoverRefusal, OpenKind } from '@linli/contracts/succession/labels';
import { isWithin, may, mayAppoint, mayEndPost, type Post, type Right } from '../identity/rights.ts';
import { againstAsking, mayStand, rolesAt } from '../shifts/may-stand.ts';
import { type ShiftFacts, type Standing, shiftWithout, withPlace } from '../shifts/standing.ts';

/** One thing somebody has open, as the decision sees it. */
export interface OpenThing {
  readonly id: string;
  readonly kind: OpenKind;
  readonly areaPath: string;
  /** Of a post. */
  readonly role: Role | null;
  /** Of a case: a request or an alert. */
  readonly isAlert: boolean;
  /** The account on the other side of a supervision. */
  readonly otherId: string | null;
  /** Of a place on a shift: checked in, so that nobody else can have it. */
  readonly onDuty: boolean;
}

/** Somebody who is named as a successor. */
export interface Successor {
  readonly accountId: string;
  readonly posts: readonly Post[];
  /** Null where no place on a shift is meant for them. */
  readonly standing: Standing | null;
}

export interface ShiftToPass {
  readonly facts: ShiftFacts;
  readonly rules: ShiftRules;
  /** Path of the community of the shift; whoever gets a post there may stand. */
  readonly communityPath: string | null;
}

export interface Plan {
  readonly groups: ReadonlyMap<OpenKind, string | null>;
  readonly items: ReadonlyMap<string, string | null>;
}

export interface Weighed {
  readonly thing: OpenThing;
  /** Null: nobody is named, or it stays. */
  readonly to: string | null;
  readonly stays: boolean;
  readonly refusal: HandoverRefusal | null;
  readonly reasons: readonly ShiftReasonView[];
}

const rightFor: Readonly<Partial<Record<OpenKind, Right>>> = {
  request: 'requests.handle',
  joint: 'requests.handle',
  errand: 'requests.help',
  alert: 'alerts.handle',
  supervising: 'cases.supervise',
  call: 'reports.call',
  roster: 'rosters.plan',
  'stand-in': 'requests.handle',
};

/**
 * Who gets what of somebody who leaves, and what stands against it. A successor counts with the posts the handover itself gives
 * them; places on shifts are gone through by their start, each with those before it, so that two that overlap are seen.
 */
export function weighHandover(
  leaverId: string,
  things: readonly OpenThing[],
  plan: Plan,
  facts: {
    readonly actor: { readonly accountId: string; readonly posts: readonly Post[] };
    readonly successors: ReadonlyMap<string, Successor>;
    readonly shifts: ReadonlyMap<string, ShiftToPass>;
    readonly now: Date;
  },
): Weighed[] {
  const chosen = (thing: OpenThing): string | null | undefined =>
    plan.items.has(thing.id) ? plan.items.get(thing.id) : plan.groups.get(thing.kind);
  const own = facts.actor.accountId === leaverId;
  const mayGive = (thing: OpenThing): boolean =>
    thing.role !== null &&
    mayAppoint(facts.actor.posts, thing.role, thing.areaPath) &&
    mayEndPost(facts.actor.posts, { role: thing.role, areaPath: thing.areaPath, own });
  const given = new Map<string, Post[]>();
  for (const thing of things) {
    const to = chosen(thing);
    if (thing.kind !== 'post' || thing.role === null || !to || !mayGive(thing)) continue;
    given.set(to, [...(given.get(to) ?? []), { role: thing.role, areaPath: thing.areaPath }]);
  }
  const postsOf = (successor: Successor): Post[] => [
    ...successor.posts,
    ...(given.get(successor.accountId) ?? []),
  ];
  const standings = new Map<string, Standing>();
  for (const { accountId, standing } of facts.successors.values())
    if (standing) standings.set(accountId, standing);

  const shiftReasons = (thing: OpenThing, successor: Successor): ShiftReasonView[] => {
    const shift = facts.shifts.get(thing.id);
    const standing = standings.get(successor.accountId);
    if (!shift || !standing) return [{ reason: 'outside-reach', facts: {} }];
    // Whoever gets a post in the community may stand at its gates, as if they had held it before.
    const getsIn = (given.get(successor.accountId) ?? []).some(
      (post) =>
        may([post], 'shifts.claim', post.areaPath) &&
        (isWithin(shift.facts.areaPath, post.areaPath) ||
          (shift.communityPath !== null && isWithin(post.areaPath, shift.communityPath))),
    );
    const person = getsIn ? { ...standing, paths: [...standing.paths, shift.facts.areaPath] } : standing;
    const free = shiftWithout(shift.facts, thing.id);
    const reasons = againstAsking(mayStand(person, free, shift.rules, facts.now));
    if (reasons.length === 0) {
      const roles = rolesAt(person, free);
      const holder = { claimId: thing.id, accountId: successor.accountId, roles };
      standings.set(successor.accountId, withPlace(standing, free, holder).person);
    }
    return reasons;
  };

  const startOf = (thing: OpenThing): number => facts.shifts.get(thing.id)?.facts.startsAt.getTime() ?? 0;
  const inOrder = [...things].sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
  const weighed = new Map<string, Weighed>();
  for (const thing of inOrder) {
    const to = chosen(thing);
    const successor = to ? facts.successors.get(to) : undefined;
    const reasons: ShiftReasonView[] = [];
    const refusal = ((): HandoverRefusal | null => {
      if (to === null) return null;
      if (thing.onDuty) return 'on-duty';
      if (!successor) return 'no-successor';
      if (successor.accountId === leaverId) return 'is-leaver';
      const has = (right: Right) => may(postsOf(successor), right, thing.areaPath);
      switch (thing.kind) {
        case 'post':
          return mayGive(thing) ? null : 'from-above';
        case 'shift':
          reasons.push(...shiftReasons(thing, successor));
          return reasons.length > 0 ? 'shift-rule' : null;
        case 'supervision':
          if (thing.otherId === successor.accountId) return 'asked-it-themselves';
          return has(thing.isAlert ? 'alerts.handle' : 'requests.handle') ? null : 'no-right';
        case 'told':
          return has(thing.isAlert ? 'alerts.handle' : 'requests.handle') ? null : 'no-right';
        case 'stand-in':
          if (thing.otherId === successor.accountId) return 'no-right';
          return has('requests.handle') ? null : 'no-right';
        default: {
          const right = rightFor[thing.kind];
          return right !== undefined && has(right) ? null : 'no-right';
        }
      }
    })();
    weighed.set(thing.id, { thing, to: to ?? null, stays: to === null, refusal, reasons });
  }
  return things.flatMap((thing) => weighed.get(thing.id) ?? []);
}
