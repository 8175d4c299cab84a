import { addDays, instantOf } from '@linli/domain/civil-time';
import { anyTime, type PlanFacts, type PlanPerson, type PlanShift } from '@linli/domain/rosters/facts';
import { shippedWeights } from '@linli/domain/rosters/weights';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';

const zone = 'Asia/Shanghai';
/** Monday, 16 November 2026, 09:00. */
const now = new Date('2026-11-16T01:00:00Z');
/** The Monday after. */
const monday = '2026-11-23';

const worksOn = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** A shift of a plan, by day from the first and minutes of the day. */
export function planShift(
  id: string,
  { day = 0, from = 390, minutes = 300, ...given }: PlanShiftGiven = {},
): PlanShift {
  const civil = addDays(monday, day);
  const startsAt = new Date(instantOf(civil, '00:00', zone).getTime() + from * 60_000);
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  // From 22:00 to 06:00, of this night and the one before.
  const night = [-120, 1320].reduce(
    (sum, begin) => sum + Math.max(0, Math.min(from + minutes, begin + 480) - Math.max(from, begin)),
    0,
  );
  return {
    facts: {
      id,
      checkpointId: 'gate',
      areaPath: 'a.b',
      startsAt,
      endsAt,
      day: civil,
      lastDay: addDays(civil, from + minutes > 1440 ? 1 : 0),
      minutes,
      nightMinutes: night,
      open: true,
      people: 2,
      taken: given.holders?.length ?? 0,
      roles: [],
      riskVersion: 1,
      holders: [],
      ...given,
    },
    wall: { day: civil, from, minutes },
    dayOff: !worksOn(civil),
    planned: true,
  };
}

interface PlanShiftGiven extends Partial<Omit<PlanShift['facts'], 'day' | 'minutes'>> {
  /** Days from the first. */
  readonly day?: number;
  /** Minutes from midnight of that day. */
  readonly from?: number;
  readonly minutes?: number;
}

/** Somebody of a plan who may stand anywhere there, unless told. */
export function planPerson(
  accountId: string,
  { standing, availability, ledger, ...given }: PlanPersonGiven = {},
): PlanPerson {
  return {
    standing: {
      accountId,
      name: accountId,
      birthDate: '1985-03-01',
      paths: ['a'],
      held: [],
      clearances: [{ communityPath: 'a', insuredUntil: '2027-12-31', trained: [] }],
      risksRead: new Map(),
      ...standing,
    },
    availability: { ...anyTime, ...availability },
    ledger: { weighedMinutes: 0, minutes: 0, nightMinutes: 0, daysOff: 0, ...ledger },
    buildingPath: null,
    homePath: null,
    refused: new Set(),
    ...given,
  };
}

interface PlanPersonGiven extends Partial<Omit<PlanPerson, 'standing' | 'availability' | 'ledger'>> {
  readonly standing?: Partial<PlanPerson['standing']>;
  readonly availability?: Partial<PlanPerson['availability']>;
  readonly ledger?: Partial<PlanPerson['ledger']>;
}

/** A plan of a fortnight by the shipped rules and weights. */
export const planFacts = (given: Partial<PlanFacts> = {}): PlanFacts => ({
  now,
  midnight: instantOf(monday, '00:00', zone),
  fromDay: monday,
  untilDay: addDays(monday, 13),
  worksOn,
  rulesAt: () => shippedRules,
  shifts: [],
  people: [],
  claims: [],
  pairs: [],
  weights: shippedWeights,
  replans: false,
  ...given,
});
