import { auditEntries } from '@linli/db/audit/tables';
import { helpers, matchTurns } from '@linli/db/matching/tables';
import { neighbours, ready } from '@linli/test/support/matching';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { setDuty } from './set-duty.ts';
import { showDuty } from './show-duty.ts';

const place = await neighbours();
const { on, area, helper, worker } = place;
const rowOf = async (accountId: string) =>
  (await on.db.select().from(helpers).where(eq(helpers.accountId, accountId)))[0];

describe('setDuty does', () => {
  it('switches on, counting distances from the building of the own household', async () => {
    const home = await on.household(area.unit);
    const who = await helper({ home, languages: ['ko'], skills: ['nursing'] });
    expect(await who.do(showDuty, {})).toMatchObject({
      on: true,
      languages: ['ko'],
      skills: ['nursing'],
      home: expect.stringContaining('building'),
      today: { errands: 0, minutes: 0 },
    });
    expect((await rowOf(who.accountId))?.baseAreaId).toBe(area.building.id);
  });

  it('counts from the post where no household is known, or none in the community of the post', async () => {
    const stranger = await place.volunteer(area.cell);
    expect((await stranger.do(setDuty, ready())).home).toBeNull();
    expect((await rowOf(stranger.accountId))?.baseAreaId).toBe(area.cell.id);
    const elsewhere = await on.areas({
      street: 'street',
      town: ['community', 'street'],
      house: ['building', 'town'],
    });
    const commuter = await helper({ home: await on.household(elsewhere.house) });
    expect((await rowOf(commuter.accountId))?.baseAreaId).toBe(area.community.id);
  });

  it('asks for a plan of the community, and is written down', async () => {
    await worker.runUntilIdle();
    const who = await place.volunteer();
    await who.do(setDuty, ready());
    const [turn] = await on.db.select().from(matchTurns).where(eq(matchTurns.communityId, area.community.id));
    expect(turn?.dueAt).toEqual(on.clock.now());
    const entries = await on.db.select().from(auditEntries).where(eq(auditEntries.accountId, who.accountId));
    expect(entries).toMatchObject([{ action: 'matching.set-duty', facts: { on: true } }]);
  });

  it('shows who never set anything a switch that is off', async () => {
    expect(await (await place.volunteer()).do(showDuty, {})).toMatchObject({
      on: false,
      reach: 'cell',
      hours: [],
    });
  });
});

describe('setDuty refuses', () => {
  it('who holds no post of help', async () => {
    for (const who of [await on.as(), place.inspector]) {
      await expect(who.do(setDuty, ready())).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(who.do(showDuty, {})).rejects.toMatchObject({ code: 'not-allowed' });
    }
  });

  it('an end that has passed', async () => {
    const who = await place.volunteer();
    await expect(who.do(setDuty, ready({ untilAt: on.clock.now().toISOString() }))).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ pointer: '/untilAt', code: 'in-the-past' }],
    });
  });
});

describe('setDuty races and repeats', () => {
  it('the same again keeps since when, and the turns', async () => {
    const who = await helper();
    await on.db.update(helpers).set({ turns: 7 }).where(eq(helpers.accountId, who.accountId));
    const before = await rowOf(who.accountId);
    on.clock.advance(30);
    await who.do(setDuty, ready());
    expect(await rowOf(who.accountId)).toMatchObject({ onSince: before?.onSince, turns: 7 });
  });

  it('two phones at once leave one of the two wishes', async () => {
    const who = await helper();
    await Promise.all([who.do(setDuty, ready({ dailyLimit: 3 })), who.do(setDuty, ready({ dailyLimit: 4 }))]);
    expect([3, 4]).toContain((await rowOf(who.accountId))?.dailyLimit);
  });
});
