import { auditEntries } from '@linli/db/audit/tables';
import { notices } from '@linli/db/notices/tables';
import { persons, relatives } from '@linli/db/people/tables';
import { reportOf, send, stageInRound, well } from '@linli/test/support/rounds';
import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { loadSlot } from './load-slot.ts';
import { queueProxyRequests } from './queue-reminders.ts';
import { remind } from './remind.ts';
import { setGapReason } from './set-gap-reason.ts';

const { on, area, home, begin, at } = await stageInRound(0);
const { db, clock } = on;
const leader = await on.as({ role: 'grid-leader', area: area.grid });

// One household each: reported, muted, two accounts, one account, nobody with an account.
const [reported, muted, couple, single, offline] = [
  await home([{}]),
  await home([{}]),
  await home(),
  await home([{}]),
  await home([{}]),
];
await db.update(persons).set({ accountId: couple.reporter.accountId }).where(eq(persons.id, couple.first));
const spouse = await on.as({ household: couple.household, personId: couple.second });
const daughter = await on.as();
await db.insert(relatives).values({
  id: on.ids.next(),
  accountId: daughter.accountId,
  personId: offline.first,
  relation: 'child',
  createdAt: clock.now(),
});
await on.sql`update joins set ended_at = now() where account_id = ${offline.reporter.accountId}`;
const { round, slot, evening } = await begin();
await send(reported.reporter, reportOf(on, slot, reported.household, { [reported.first]: well() }));
await leader.do(setGapReason, {
  roundId: round.roundId,
  personId: muted.first,
  reason: 'muted',
  untilDay: null,
  note: '',
});

const told = async (kind: string) =>
  (await db.select().from(notices).where(eq(notices.kind, kind))).map(({ accountId, facts }) => [
    accountId,
    facts,
  ]);
const input = { slotId: slot.id, areaId: area.grid.id };
const facts = (missing: number) => ({ slotId: slot.id, missing });

describe('remind refuses', () => {
  it('another grid, other roles, and a slot that has not opened or is over', async () => {
    const neighbour = await on.as({ role: 'grid-leader', area: area.beside });
    const inspector = await on.as({ role: 'inspector', area: area.grid });
    await expect(neighbour.do(remind, input)).rejects.toMatchObject({ code: 'not-found' });
    await expect(inspector.do(remind, input)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(leader.do(remind, { ...input, slotId: evening.id })).rejects.toMatchObject({
      code: 'rule-refused',
    });
    at('22:00');
    await expect(leader.do(remind, input)).rejects.toMatchObject({ code: 'rule-refused' });
    at('07:30');
    expect(await told('report-missing')).toEqual([]);
  });
});

describe('remind does', () => {
  it('tells those who are missing by their own account, and the household of those without one; nobody reported or muted', async () => {
    expect(await leader.do(remind, { ...input, areaId: area.unit.id })).toEqual({
      reminded: 3,
      alreadyReminded: 0,
    });
    expect(await told('report-missing')).toEqual(
      [
        [couple.reporter.accountId, facts(1)],
        [spouse.accountId, facts(1)],
        [single.reporter.accountId, facts(1)],
      ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
    const [entry] = await db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    expect(entry).toMatchObject({ action: 'reports.remind', facts: { reminded: 3, alreadyReminded: 0 } });
  });

  it('asks for a proxy the others of the household and relatives elsewhere, not who was asked for the same already', async () => {
    clock.advance(1);
    const ctx = await on.system().ctx();
    const asked = await inTransaction(ctx, async (inner) =>
      queueProxyRequests(inner, clock.now(), {
        slot: await loadSlot(inner, slot.id),
        path: area.community.path,
        today: '2026-11-16',
      }),
    );
    expect(asked.queued).toBe(3);
    const accounts = (await told('proxy-asked')).map(([accountId]) => accountId);
    expect(new Set(accounts)).toEqual(
      new Set([couple.reporter.accountId, spouse.accountId, daughter.accountId]),
    );
  });
});

describe('remind in races and repeats', () => {
  it('reminds nobody twice in a slot, and nobody whose report came in meanwhile', async () => {
    await send(single.reporter, reportOf(on, slot, single.household, { [single.first]: well() }));
    expect(await leader.do(remind, input)).toEqual({ reminded: 0, alreadyReminded: 2 });
  });

  it('two leaders who remind at once tell each account once', async () => {
    at('18:00');
    const replies = await Promise.all(
      [leader, round.secretary].map((who) => who.do(remind, { slotId: evening.id, areaId: area.grid.id })),
    );
    expect(replies.map(({ reminded }) => reminded).sort()).toEqual([0, 4]);
    expect(await told('report-missing')).toHaveLength(3 + 4);
  });
});
