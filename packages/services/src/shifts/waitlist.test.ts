import { claimsOn, waitsOn } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { describe, expect, it } from 'vitest';
import { cancelPlace } from './cancel-place.ts';
import { leaveWaitlist } from './leave-waitlist.ts';
import { waitForShift } from './wait-for-shift.ts';

const place = await gate();
const { on, shift, volunteer, claim } = place;
let day = 0;

/** A full shift by one person, with who is on it. */
async function full() {
  day += 3;
  const where = await shift({ inHours: 24 * day, people: 1 });
  const holder = await volunteer();
  return { where, holder, claimId: (await claim(holder, where)).id };
}

describe('waiting does', () => {
  it('puts people in line in the order they came, and moves up when somebody leaves', async () => {
    const { where } = await full();
    const [first, second] = [await volunteer(), await volunteer()];
    expect(await first.do(waitForShift, { shiftId: where.id })).toEqual({ outcome: 'waiting', place: 1 });
    on.clock.advance(1);
    expect(await second.do(waitForShift, { shiftId: where.id })).toEqual({ outcome: 'waiting', place: 2 });
    await first.do(leaveWaitlist, { shiftId: where.id });
    expect(await second.do(waitForShift, { shiftId: where.id })).toEqual({ outcome: 'waiting', place: 1 });
    expect(await waitsOn(on, where)).toMatchObject([{ state: 'left' }, { state: 'waiting' }]);
  });

  it('offers a place that became free meanwhile at once', async () => {
    day += 3;
    const where = await shift({ inHours: 24 * day });
    const who = await volunteer();
    await who.do(waitForShift, { shiftId: where.id });
    expect(await claimsOn(on, where)).toMatchObject([{ accountId: who.accountId, state: 'offered' }]);
  });

  it('who leaves after they were asked says no to the place', async () => {
    const { where, holder, claimId } = await full();
    const who = await volunteer();
    await who.do(waitForShift, { shiftId: where.id });
    await holder.do(cancelPlace, { claimId, reason: '' });
    await who.do(leaveWaitlist, { shiftId: where.id });
    expect((await claimsOn(on, where)).map(({ state }) => state)).toEqual(['cancelled', 'declined']);
    expect(await waitsOn(on, where)).toMatchObject([{ state: 'left' }]);
  });
});

describe('waiting refuses', () => {
  it('whom a rule hinders, who is on the shift, and shifts of other communities', async () => {
    const { where, holder } = await full();
    const uninsured = await volunteer({ insured: false });
    expect(await uninsured.do(waitForShift, { shiftId: where.id })).toMatchObject({
      outcome: 'not-for-you',
      reasons: [{ reason: 'needs-insurance' }],
    });
    expect(await holder.do(waitForShift, { shiftId: where.id })).toMatchObject({
      reasons: [{ reason: 'on-it-already' }],
    });
    const others = await on.areas({ street: 'street', other: ['community', 'street'] });
    const stranger = await on.as({ role: 'volunteer', area: others.other });
    await expect(stranger.do(waitForShift, { shiftId: where.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(uninsured.do(leaveWaitlist, { shiftId: where.id })).rejects.toMatchObject({
      code: 'already-done',
    });
  });
});

describe('waiting races and repeats', () => {
  it('asking twice is waiting once', async () => {
    const { where } = await full();
    const who = await volunteer();
    const replies = await Promise.all([1, 2, 3].map(() => who.do(waitForShift, { shiftId: where.id })));
    expect(replies).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'waiting', place: 1 })));
    expect(await waitsOn(on, where)).toHaveLength(1);
  });

  it('a place given back while somebody joins is theirs to confirm, whichever came first', async () => {
    for (let i = 0; i < 5; i++) {
      const { where, holder, claimId } = await full();
      const who = await volunteer();
      await Promise.all([
        holder.do(cancelPlace, { claimId, reason: '' }),
        who.do(waitForShift, { shiftId: where.id }),
      ]);
      expect((await claimsOn(on, where)).map(({ state }) => state)).toEqual(['cancelled', 'offered']);
    }
  });

  it('two places given back at once go to the two who came first, one each', async () => {
    for (let i = 0; i < 5; i++) {
      day += 3;
      const where = await shift({ inHours: 24 * day, people: 2 });
      const holders = [await volunteer(), await volunteer()];
      const places = [];
      for (const who of holders) places.push({ who, claimId: (await claim(who, where)).id });
      const line = [await volunteer(), await volunteer(), await volunteer()];
      for (const who of line) {
        await who.do(waitForShift, { shiftId: where.id });
        on.clock.advance(1);
      }
      await Promise.all(places.map(({ who, claimId }) => who.do(cancelPlace, { claimId, reason: '' })));
      const asked = (await claimsOn(on, where)).filter(({ state }) => state === 'offered');
      expect(asked.map(({ accountId }) => accountId).toSorted()).toEqual(
        line
          .slice(0, 2)
          .map(({ accountId }) => accountId)
          .toSorted(),
      );
      expect((await waitsOn(on, where)).map(({ state }) => state)).toEqual(['asked', 'asked', 'waiting']);
    }
  });
});
