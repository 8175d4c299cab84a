import type { SkipReason } from '@linli/contracts/escalation/labels';
import type { StepTarget } from '@linli/contracts/escalation/ladder';
import type { Role, TeamRole } from '@linli/contracts/identity/roles';
import type { AreaKind } from '@linli/contracts/people/areas';

export interface PlaceArea {
  readonly areaId: string;
  readonly kind: AreaKind;
  readonly name: string;
}

/** Somebody who holds a post now. */
export interface Holder {
  readonly areaId: string;
  readonly role: Role;
  readonly accountId: string;
  readonly name: string;
  readonly onLeave: boolean;
  /** Who stands in while they are on leave, and can be told. */
  readonly standIn: { readonly accountId: string; readonly name: string } | null;
}

/** What is known about a place when a step asks whom to tell. */
export interface Place {
  /** The place and the areas above it, nearest first. */
  readonly areas: readonly PlaceArea[];
  readonly holders: readonly Holder[];
  /** When the last holder of a post there left. */
  readonly left: readonly { readonly areaId: string; readonly role: Role; readonly at: Date }[];
  /** Accounts that steps name, with their leave; `role` means nothing here. */
  readonly persons: readonly Omit<Holder, 'areaId' | 'role'>[];
  readonly team: TeamRole | null;
}

export interface ToldPerson {
  readonly accountId: string;
  readonly name: string;
  /** Account on whose behalf. */
  readonly standsInFor: string | null;
}

/** Whom one target of a step reaches, or why nobody. */
export interface Found {
  readonly role: Role | null;
  readonly areaId: string | null;
  readonly areaName: string | null;
  readonly people: readonly ToldPerson[];
  readonly skipped: SkipReason | null;
  /** Since when nobody holds the post; null when it never was held or somebody does. */
  readonly since: Date | null;
}

/** The level a post belongs to; a place without that level has no such post. */
const levelOf: Partial<Record<Role, AreaKind>> = {
  'building-head': 'building',
  'cell-head': 'cell',
  'grid-leader': 'grid',
  secretary: 'community',
};

/** Teams work for whole communities; where nobody holds the post, that is where somebody is missing. */
const homeOf = (role: Role): AreaKind => levelOf[role] ?? 'community';

const nobody = (reason: SkipReason, more: Partial<Found> = {}): Found => ({
  role: null,
  areaId: null,
  areaName: null,
  people: [],
  since: null,
  ...more,
  skipped: reason,
});

const tellable = ({ accountId, name, onLeave, standIn }: Omit<Holder, 'areaId' | 'role'>): ToldPerson[] => {
  if (!onLeave) return [{ accountId, name, standsInFor: null }];
  return standIn ? [{ ...standIn, standsInFor: accountId }] : [];
};

function onPost(
  place: Place,
  role: Role,
  home: AreaKind,
  isLevelNeeded: boolean,
  among: Place['areas'],
): Found {
  const area = among.find(({ areaId }) =>
    place.holders.some((holder) => holder.areaId === areaId && holder.role === role),
  );
  if (!area) {
    const missing = among.find(({ kind }) => kind === home);
    if (!missing && isLevelNeeded) return nobody('no-such-area', { role });
    const since =
      place.left.find((post) => post.role === role && post.areaId === missing?.areaId)?.at ?? null;
    return nobody('post-empty', {
      role,
      areaId: missing?.areaId ?? null,
      areaName: missing?.name ?? null,
      since,
    });
  }
  const where = { role, areaId: area.areaId, areaName: area.name };
  const people = place.holders
    .filter((holder) => holder.areaId === area.areaId && holder.role === role)
    .flatMap(tellable);
  return people.length > 0 ? { ...where, people, skipped: null, since: null } : nobody('on-leave', where);
}

/** Whom a target reaches: the nearest area upward at which somebody holds the post counts, with everybody who holds it there. */
export function findTold(target: StepTarget, place: Place): Found {
  switch (target.kind) {
    case 'post':
      return onPost(place, target.role, homeOf(target.role), target.role in levelOf, place.areas);
    case 'team':
      return place.team === null
        ? nobody('no-team')
        : onPost(place, place.team, homeOf(place.team), false, place.areas);
    case 'duty':
      return onPost(
        place,
        'duty-officer',
        target.level,
        true,
        place.areas.filter(({ kind }) => kind === target.level),
      );
    case 'person': {
      const person = place.persons.find(({ accountId }) => accountId === target.accountId);
      const people = person ? tellable(person) : [];
      if (people.length > 0) return { ...nobody('post-empty'), people, skipped: null };
      return nobody(person ? 'on-leave' : 'post-empty');
    }
  }
}
