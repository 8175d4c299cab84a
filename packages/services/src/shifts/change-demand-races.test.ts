import { riskReadings } from '@linli/db/shifts/duty-tables';
import { claims, shifts } from '@linli/db/shifts/tables';
import { demandDesk, only, pattern, tuesday } from '@linli/test/support/demand';
import { gate } from '@linli/test/support/shifts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changeDemand } from './change-demand.ts';
import { claimShift } from './claim-shift.ts';
import { previewDemand } from './preview-demand.ts';

const g = await gate();
const { on, secretary, volunteer, claim } = g;
const { change, times, told, busyGate } = demandDesk(g);

describe('change-demand in races and repeats', () => {
  it('the same change twice leaves one set of shifts and tells people once', async () => {
    const { at, on: at_ } = await busyGate();
    const anna = await volunteer();
    await claim(anna, await at_(tuesday, '17:30'));
    const what = only(tuesday, pattern(['18:00', '01:00']));
    await change(at.id, what);
    const second = await change(at.id, what);
    expect(second).toMatchObject({ added: 0, removed: 0, changed: 0, people: [] });
    expect(await times(at.id, tuesday)).toHaveLength(1);
    expect(await told(anna)).toEqual(['shift-changed']);
  });

  it('whoever claims at the same moment stands at the new times, or is not on it at all', async () => {
    const { at, on: at_ } = await busyGate();
    const early = await at_(tuesday, '06:30');
    const people = [await volunteer(), await volunteer(), await volunteer()];
    for (const { accountId } of people)
      await on.db
        .insert(riskReadings)
        .values({ accountId, checkpointId: at.id, riskVersion: 1, readAt: on.clock.now() });
    const what = only(tuesday, pattern(['07:30', '10:30', 1]));
    const { seen } = await secretary.do(previewDemand, { checkpointId: at.id, change: what });
    await Promise.allSettled([
      secretary.do(changeDemand, { checkpointId: at.id, change: what, seen }),
      ...people.map((who) => who.do(claimShift, { shiftId: early.id })),
    ]);
    const [row] = await on.db.select().from(shifts).where(eq(shifts.id, early.id));
    const held = (await on.db.select().from(claims).where(eq(claims.shiftId, early.id))).filter(
      ({ state }) => state === 'claimed' || state === 'offered',
    );
    expect(held.length).toBe(row?.taken);
    expect(held.length).toBeLessThanOrEqual(row?.people ?? 0);
    for (const { startsAt, endsAt } of held) expect([startsAt, endsAt]).toEqual([row?.startsAt, row?.endsAt]);
  });

  it('of two who looked at the same, one wins and the other is asked to look again', async () => {
    const { at } = await busyGate();
    const what = only(tuesday, pattern(['08:00', '12:00']));
    const { seen } = await secretary.do(previewDemand, { checkpointId: at.id, change: what });
    const tries = await Promise.allSettled(
      [1, 2].map(() => secretary.do(changeDemand, { checkpointId: at.id, change: what, seen })),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await times(at.id, tuesday)).toHaveLength(1);
  });
});
