import { auditEntries } from '@linli/db/audit/tables';
import { serviceHours } from '@linli/db/hours/tables';
import { clearances } from '@linli/db/shifts/duty-tables';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listVolunteers } from './list-volunteers.ts';
import { recordClearance } from './record-clearance.ts';

const g = await gate();
const {
  on,
  area,
  secretary,
  gridLeader,
  besideLeader,
  cellHead,
  dutyOfficer,
  volunteer,
  shift,
  claim,
  home,
} = g;
const insurance = { kind: 'own' as const, untilDay: '2027-06-30', note: '保单 1' };
const seen = async (who: { accountId: string }, areaId?: string) =>
  (
    await listVolunteers(await secretary.ctx(), { limit: 100, ...(areaId === undefined ? {} : { areaId }) })
  ).items.find(({ accountId }) => accountId === who.accountId);

describe('record-clearance does', () => {
  it('keeps insurance and training for the community of the area, the last one said', async () => {
    const anna = await volunteer({ insured: false });
    await gridLeader.do(recordClearance, {
      accountId: anna.accountId,
      areaId: area.grid.id,
      insurance,
      trained: ['lead', 'scanner', 'lead'],
    });
    expect(await seen(anna)).toMatchObject({
      insurance: { kind: 'own', untilDay: '2027-06-30' },
      trained: ['lead', 'scanner'],
    });
    await secretary.do(recordClearance, {
      accountId: anna.accountId,
      areaId: area.community.id,
      insurance: null,
      trained: [],
    });
    expect(await seen(anna)).toMatchObject({ insurance: null, trained: [] });
    expect(await on.db.$count(clearances, eq(clearances.accountId, anna.accountId))).toBe(1);
    const audited = and(
      eq(auditEntries.action, 'shifts.record-clearance'),
      eq(auditEntries.subjectId, anna.accountId),
    );
    expect(await on.db.$count(auditEntries, audited)).toBe(2);
  });
});

describe('record-clearance refuses', () => {
  it('who does not set up there, people without a post there, and insurance that is over', async () => {
    const anna = await volunteer();
    const input = { accountId: anna.accountId, areaId: area.grid.id, insurance, trained: [] };
    await expect(cellHead.do(recordClearance, input)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(besideLeader.do(recordClearance, input)).rejects.toMatchObject({ code: 'not-found' });
    const { resident } = await home();
    await expect(
      gridLeader.do(recordClearance, { ...input, accountId: resident.accountId }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      gridLeader.do(recordClearance, { ...input, insurance: { ...insurance, untilDay: '2026-11-15' } }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/insurance/untilDay', code: 'in-the-past' }] });
    await expect(dutyOfficer.do(recordClearance, { ...input, areaId: area.street.id })).rejects.toMatchObject(
      {
        fields: [{ pointer: '/areaId' }],
      },
    );
  });
});

describe('record-clearance in races and repeats', () => {
  it('many at once leave one row', async () => {
    const anna = await volunteer({ insured: false });
    await Promise.all(
      [1, 2, 3].map(() =>
        secretary.do(recordClearance, {
          accountId: anna.accountId,
          areaId: area.community.id,
          insurance,
          trained: [],
        }),
      ),
    );
    expect(await on.db.$count(clearances, eq(clearances.accountId, anna.accountId))).toBe(1);
  });
});

describe('the list of volunteers', () => {
  it('shows what somebody carries: this week held or done, the last thirty days, of these at night, and the last rest', async () => {
    const anna = await volunteer({ trained: ['temperature'] });
    const done = await shift({ inHours: -30 });
    const claimed = await claim(anna, done, { checkedOutAt: done.endsAt });
    await on.sql`update claims set state = 'on-duty' where id = ${claimed.id}`;
    await on.sql`update claims set state = 'left' where id = ${claimed.id}`;
    await on.sql`update claims set state = 'done', confirmed_minutes = 280 where id = ${claimed.id}`;
    const tonight = await shift({ inHours: 12, hours: 4 });
    await claim(anna, tonight);
    const [recent, old] = [10, 40].map((days) => new Date(on.clock.now().getTime() - days * 86_400_000));
    for (const [fromAt, minutes] of [
      [recent, 280],
      [old, 600],
    ] as const)
      await on.db.insert(serviceHours).values({
        id: on.ids.next(),
        accountId: anna.accountId,
        kind: 'shift',
        sourceId: on.ids.next(),
        fromAt: fromAt ?? on.clock.now(),
        minutes,
        nightMinutes: 60,
        recordedAt: on.clock.now(),
      });
    expect(await seen(anna)).toMatchObject({
      risksRead: true,
      insurance: { kind: 'organisation' },
      trained: ['temperature'],
      // The shift of last Saturday belongs to the week before.
      weekMinutes: 240,
      monthMinutes: 280,
      nightMinutes: 60,
      lastUntil: done.endsAt.toISOString(),
    });
  });

  it('has those of the area only, page by page, and nobody else may read it', async () => {
    const there = await volunteer({ post: area.beside, risksRead: false });
    expect(await seen(there, area.beside.id)).toMatchObject({ risksRead: false });
    expect(await seen(there, area.grid.id)).toBeUndefined();
    const names: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listVolunteers(await secretary.ctx(), {
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      names.push(...page.items.map(({ accountId }) => accountId));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain(there.accountId);
    await expect(listVolunteers(await there.ctx(), { limit: 10 })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});
