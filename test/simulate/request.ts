import type { KindDefinition } from '@linli/contracts/requests/kind';
import type { RequestState, Urgency } from '@linli/contracts/requests/labels';
import type { ClimbPolicy } from '@linli/domain/escalation/climb';
import { shippedLadders } from '@linli/domain/escalation/shipped-ladders';
import { nationalDays } from '@linli/domain/requests/national-days';
import { promised } from '@linli/domain/requests/promise';
import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import { usualHours, type WorkCalendar } from '@linli/domain/requests/working-time';
import type { Ask } from './asking.ts';
import type { Climbing } from './ladders.ts';
import type { Offer, Wanting } from './matching.ts';
import { type Post, placesOf } from './town.ts';
import type { Volunteer } from './volunteers.ts';
import { type World, zone } from './world.ts';

/** The way of a volunteer to one door or several. */
export interface Trip {
  readonly volunteer: Volunteer;
  readonly stops: Request[];
  over: boolean;
}

/** Who has a request in hand. */
export interface Hand {
  readonly trip: Trip | null;
  readonly post: Post | 'desk' | null;
}

export interface Request extends Climbing, Wanting {
  readonly kindKey: string;
  readonly kind: KindDefinition;
  readonly urgency: Urgency;
  readonly openedAt: number;
  readonly deadlineAt: Date;
  state: RequestState;
  offer: Offer | null;
  hand: Hand | null;
  answeredAt: number | null;
  said: string | null;
  reopened: number;
}

/** What a request is from the moment it is submitted; how it moves is up to `openRequests`. */
export type Asked = Pick<
  Request,
  | 'number'
  | 'kindKey'
  | 'kind'
  | 'urgency'
  | 'openedAt'
  | 'deadlineAt'
  | 'policy'
  | 'facts'
  | 'at'
  | 'community'
>;

export const calendar: WorkCalendar = {
  zone,
  workingHours: usualHours,
  days: new Map(nationalDays.map(({ day, works }) => [day, works])),
};

/** @throws RangeError for a kind that does not come with the product */
export function askedBy(world: World, { household, kindKey, urgency }: Ask, number: number): Asked {
  const kind = shippedKinds[kindKey];
  // Life at risk climbs its own ladder, unless the matter is discreet (ADR 0071).
  const ladderKey = urgency === 'danger' && !kind?.discreet ? 'danger' : (kind?.ladder ?? '');
  const ladder = shippedLadders[ladderKey];
  if (!kind || !ladder) throw new RangeError(`no kind ${kindKey} or no ladder ${ladderKey}`);
  const now = new Date(world.agenda.now);
  const { deadline } = promised(now, kind, urgency, { from: null, until: null }, calendar);
  const { unit, id, door } = household;
  const policy: ClimbPolicy = {
    ladderKey,
    ladder,
    limits: kind.limits[urgency],
    clock: kind.clock,
    team: kind.team,
  };
  return {
    number,
    kindKey,
    kind,
    urgency,
    openedAt: world.agenda.now,
    deadlineAt: deadline,
    policy,
    at: unit,
    community: household.community,
    facts: {
      id: `r${String(number).padStart(9, '0')}`,
      kindKey,
      needs: kind.needs,
      lines: kind.lines,
      contactless: kind.contactless,
      discreet: kind.discreet,
      takesMinutes: kind.takesMinutes,
      areaPath: unit.path,
      places: placesOf(unit),
      home: { householdId: id, areaPath: unit.path, door },
      isolating: world.draws('isolating')(household.number) < world.given.isolating,
      urgency,
      submittedAt: now,
      deadlineAt: deadline,
      windowFrom: null,
      windowUntil: null,
      language: null,
      wishSameSex: false,
      sex: null,
      declinedBy: new Set(),
      gaveBackBy: new Set(),
      silentAt: new Map(),
      helpedBefore: new Set(),
    },
  };
}
