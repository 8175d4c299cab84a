import { dayOf } from '@linli/domain/civil-time';
import type { HeldPlace, ShiftFacts, Standing } from '@linli/domain/shifts/standing';

/** Monday, 16 November 2026, 00:00 in Shanghai. */
export const monday = new Date('2026-11-15T16:00:00Z');
const zone = 'Asia/Shanghai';
const HOUR = 3_600_000;

const span = (from: number, hours: number) => {
  const startsAt = new Date(monday.getTime() + from * HOUR);
  const endsAt = new Date(startsAt.getTime() + hours * HOUR);
  return { startsAt, endsAt, day: dayOf(startsAt, zone), minutes: hours * 60 };
};

/** A shift `from` hours after Monday midnight, by two people. */
export const shiftFacts = (from: number, hours: number, given: Partial<ShiftFacts> = {}): ShiftFacts => {
  const when = span(from, hours);
  return {
    ...when,
    id: `shift ${from}`,
    checkpointId: 'east',
    areaPath: '1.2',
    lastDay: dayOf(new Date(when.endsAt.getTime() - 1), zone),
    nightMinutes: 0,
    open: true,
    people: 2,
    roles: [],
    riskVersion: 1,
    taken: given.holders?.length ?? 0,
    holders: [],
    ...given,
  };
};

export const heldPlace = (from: number, hours: number): HeldPlace => ({
  ...span(from, hours),
  claimId: `claim ${from}`,
  shiftId: `held ${from}`,
  state: 'claimed',
});

/** Somebody born in 1985, insured, who has read the risks. */
export const standing = (given: Partial<Standing> = {}): Standing => ({
  accountId: 'v1',
  name: '志愿者',
  birthDate: '1985-03-01',
  paths: ['1'],
  held: [],
  clearances: [{ communityPath: '1', insuredUntil: '2027-12-31', trained: [] }],
  risksRead: new Map([['east', 1]]),
  ...given,
});
