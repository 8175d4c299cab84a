import { heldPlace, monday, shiftFacts, standing } from '@linli/test/support/shift-facts';
import { describe, expect, it } from 'vitest';
import { shippedRules } from './shipped-rules.ts';
import type { ShiftFacts, Standing } from './standing.ts';
import { weighPlaces } from './weigh-places.ts';

const now = new Date(monday.getTime() - 12 * 3_600_000);
const on = (accountId: string) => ({ claimId: `claim of ${accountId}`, accountId, roles: [] });
/** Somebody with a place on a shift. */
const holding = (accountId: string, shift: ShiftFacts, given: Partial<Standing> = {}): Standing =>
  standing({
    accountId,
    held: [
      {
        claimId: `claim of ${accountId}`,
        shiftId: shift.id,
        state: 'claimed',
        day: shift.day,
        minutes: shift.minutes,
        startsAt: shift.startsAt,
        endsAt: shift.endsAt,
      },
    ],
    ...given,
  });
const weigh = (mover: Parameters<typeof weighPlaces>[0], shifts: ShiftFacts[], people: Standing[] = []) =>
  weighPlaces(mover, shifts, new Map(people.map((each) => [each.accountId, each])), () => shippedRules, now);
const reasonsIn = (found: { reasons: readonly { reason: string }[] }[]) =>
  found.map(({ reasons }) => reasons.map(({ reason }) => reason));

describe('weighPlaces', () => {
  it('looks at every shift as if the place that is left were free already', () => {
    const morning = shiftFacts(8, 5, { people: 1, holders: [on('a')] });
    const after = shiftFacts(13, 7.5, { people: 1 });
    const full = shiftFacts(32, 5, { people: 1, holders: [on('b')] });
    const a = holding('a', morning);
    const { shifts } = weigh({ person: a, from: { claimId: 'claim of a', shift: morning } }, [
      morning,
      after,
      full,
    ]);
    expect(shifts.map(({ shiftId }) => shiftId)).toEqual([after.id, full.id]);
    expect(reasonsIn(shifts)).toEqual([[], ['full']]);
    // Whoever is only picked from the list keeps what they have.
    const whileHeld = weigh({ person: a, from: null }, [morning, after]);
    expect(reasonsIn(whileHeld.shifts)).toEqual([['on-it-already'], ['too-many-hours-a-day']]);
    expect(whileHeld.swaps).toEqual([]);
  });

  it('says of a swap what is against either, and leaves out who stands there already', () => {
    const day = shiftFacts(8, 4, { people: 1, holders: [on('a')] });
    const night = shiftFacts(42, 5, { people: 2, nightMinutes: 60, holders: [on('b'), on('c')] });
    const [a, b] = [holding('a', day, { birthDate: '1950-01-01' }), holding('b', night)];
    const c = holding('c', night);
    const stands: Standing = { ...c, held: c.held.map((place) => ({ ...place, state: 'on-duty' as const })) };
    const from = { claimId: 'claim of a', shift: day };
    const { swaps } = weigh({ person: a, from }, [day, night], [a, b, stands]);
    expect(swaps).toHaveLength(1);
    expect(swaps[0]).toMatchObject({ shiftId: night.id, accountId: 'b', others: [] });
    expect(reasonsIn(swaps)).toEqual([['elders-by-day', 'elders-shorter']]);
    const back = weigh({ person: b, from: { claimId: 'claim of b', shift: night } }, [day, night], [a, b]);
    expect(back.swaps[0]?.others.map(({ reason }) => reason)).toEqual(['elders-by-day', 'elders-shorter']);
  });

  it('does not mind that the risks are still to be read: that is for whoever is asked', () => {
    const shift = shiftFacts(8, 5, { riskVersion: 2 });
    const person = standing({ held: [heldPlace(100, 5)] });
    expect(reasonsIn(weigh({ person, from: null }, [shift]).shifts)).toEqual([[]]);
  });
});
