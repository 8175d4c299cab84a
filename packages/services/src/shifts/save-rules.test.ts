import { auditEntries } from '@linli/db/audit/tables';
import { shifts } from '@linli/db/shifts/tables';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { gate } from '@linli/test/support/shifts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { applyRules } from './apply-rules.ts';
import { saveRules } from './save-rules.ts';
import { showRules } from './show-rules.ts';

const { on, area, secretary, gridLeader, besideLeader, cellHead, volunteer, shift, checkpoint, worker } =
  await gate();
const reason = '冬天夜里更长';
const own = { ...shippedRules, restMinutes: 12 * 60 };
const rulesAt = async (areaId: string) => showRules(await secretary.ctx(), { areaId });

describe('save-rules does', () => {
  it('counts for the area and below until a nearer one has its own, and says where it was set', async () => {
    expect(await rulesAt(area.grid.id)).toEqual({ rules: shippedRules, setAt: null });
    await secretary.do(saveRules, { areaId: area.community.id, rules: own, reason });
    expect(await rulesAt(area.grid.id)).toMatchObject({
      rules: { restMinutes: 720 },
      setAt: { areaId: area.community.id },
    });
    await gridLeader.do(saveRules, { areaId: area.grid.id, rules: { ...own, restMinutes: 600 }, reason });
    expect(await rulesAt(area.cell.id)).toMatchObject({
      rules: { restMinutes: 600 },
      setAt: { areaId: area.grid.id },
    });
    await gridLeader.do(saveRules, { areaId: area.grid.id, rules: null, reason });
    expect(await rulesAt(area.grid.id)).toMatchObject({ rules: { restMinutes: 720 } });
    const entries = await on.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'shifts.save-rules'));
    expect(entries[0]).toMatchObject({ reason, facts: { own: true, changed: ['restMinutes'] } });
  });

  it('gives shifts to come the new night, and leaves those that have begun', async () => {
    const at = await checkpoint();
    const [begun, tonight] = [
      await shift({ inHours: -1, at }),
      await shift({ inHours: 12, hours: 4, at, nightMinutes: 180 }),
    ];
    await secretary.do(saveRules, {
      areaId: area.community.id,
      rules: { ...own, nightFrom: '23:00', nightUntil: '05:00' },
      reason,
    });
    await worker.runUntilIdle();
    const nights = async () => {
      const rows = await on.db.select().from(shifts).where(eq(shifts.checkpointId, at.id));
      return [begun, tonight].map(({ id }) => rows.find((row) => row.id === id)?.nightMinutes);
    };
    expect(await nights()).toEqual([0, 120]);
    expect(await applyRules(await on.system().ctx(), { areaId: area.community.id })).toBeGreaterThan(0);
    expect(await nights()).toEqual([0, 120]);
  });
});

describe('save-rules refuses', () => {
  it('limits that contradict each other, by pointer', async () => {
    const wrong = {
      ...shippedRules,
      weekMinutes: 300,
      elderMinutes: 700,
      missing: { call: 10, standby: 5, climb: 3 },
      announceMinutes: [60, 60],
    };
    await expect(
      secretary.do(saveRules, { areaId: area.community.id, rules: wrong, reason }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [
        { pointer: '/rules/weekMinutes', code: 'too-small' },
        { pointer: '/rules/elderMinutes', code: 'too-big' },
        { pointer: '/rules/missing/standby', code: 'too-small' },
        { pointer: '/rules/missing/climb', code: 'too-small' },
        { pointer: '/rules/announceMinutes/1', code: 'not-unique' },
      ],
    });
  });

  it('who does not set up there', async () => {
    const input = { areaId: area.grid.id, rules: own, reason };
    for (const [who, code] of [
      [cellHead, 'not-allowed'],
      [await volunteer(), 'not-allowed'],
      [besideLeader, 'not-found'],
    ] as const)
      await expect(who.do(saveRules, input)).rejects.toMatchObject({ code });
    await expect(gridLeader.do(saveRules, { ...input, areaId: area.community.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('save-rules in races and repeats', () => {
  it('leaves the one said last, however many say it at once', async () => {
    await Promise.all(
      [600, 610, 620].map((restMinutes) =>
        secretary.do(saveRules, { areaId: area.beside.id, rules: { ...own, restMinutes }, reason }),
      ),
    );
    expect([600, 610, 620]).toContain((await rulesAt(area.beside.id)).rules.restMinutes);
  });
});
