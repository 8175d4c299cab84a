import { auditEntries } from '@linli/db/audit/tables';
import { caseEvents } from '@linli/db/cases/tables';
import { persons } from '@linli/db/people/tables';
import { alerts, gapNotes, roundMembers, visits } from '@linli/db/reports/tables';
import { reportOf, send, slotOf, well } from '@linli/test/support/rounds';
import { town } from '@linli/test/support/town';
import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listVisits } from './list-visits.ts';
import { recordVisit } from './record-visit.ts';
import { setGapReason } from './set-gap-reason.ts';

type Outcome = Parameters<typeof recordVisit>[1]['outcome'];

const all = await town(9);
const { on, leader, eastHead, slot, round, area, at } = all;
const { db, ids, clock } = on;
const evening = await slotOf(on, round.roundId, '2026-11-16', 'evening');
const free = [...all.homes.east];
const west = [...all.homes.west];

async function due(home: { id: string } | undefined, of = slot, why = 'not-reached') {
  if (!home) throw new Error('no household left');
  const id = ids.next();
  await db.insert(visits).values({ id, slotId: of.id, householdId: home.id, why, createdAt: clock.now() });
  return id;
}

/** A household of the east tower that is to be visited. */
async function toVisit() {
  const home = free.shift();
  if (!home) throw new Error('no household left');
  const visitId = await due(home);
  const record = (outcome: Outcome, note = '', who = eastHead) =>
    who.do(recordVisit, { visitId, outcome, note });
  const state = async () => (await db.select().from(visits).where(eq(visits.id, visitId)))[0];
  const noted = async () =>
    (await db.select().from(gapNotes).where(eq(gapNotes.personId, home.personId))).map(
      ({ reason, untilDay }) => [reason, untilDay],
    );
  const listed = async () => (await list()).some(({ visitId: id }) => id === visitId);
  return { home, visitId, record, state, noted, listed };
}
const list = async (input: Partial<Parameters<typeof listVisits>[1]> = {}, who = leader) =>
  (await listVisits(await who.ctx(), { limit: 100, ...input })).items;

describe('visits do', () => {
  it('stand slot by slot in the order of the tree, with those who are missing, and page by page', async () => {
    const [one, two, three] = [west.shift(), west.shift(), west.shift()];
    await db
      .update(persons)
      .set({ name: '独居老人', birthDate: '1940-05-01', tags: ['lives-alone'] })
      .where(eq(persons.id, one?.personId ?? ''));
    at('18:00');
    const wanted = [await due(two), await due(one), await due(three, evening), await due(one, evening)];
    const whole = await list();
    expect(whole.map(({ visitId }) => visitId).sort()).toEqual([...wanted].sort());
    expect(whole.map((visit) => visit.slot.part)).toEqual(['morning', 'morning', 'evening', 'evening']);
    expect(whole.find(({ householdId }) => householdId === one?.id)).toMatchObject({
      address: one?.address,
      missing: 1,
      why: 'not-reached',
      people: [{ personId: one?.personId, name: '独居老人', age: 86, tags: ['lives-alone'] }],
    });
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listVisits>> = await listVisits(await leader.ctx(), {
        limit: 1,
        ...(cursor === null ? {} : { cursor }),
      });
      paged.push(...page.items.map(({ visitId }) => visitId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(whole.map(({ visitId }) => visitId));
    expect((await list({ slotId: evening.id })).map((visit) => visit.slot.slotId)).toEqual([
      evening.id,
      evening.id,
    ]);
    expect(await list({ areaId: area.east.id })).toEqual([]);
    at('07:30');
  });

  it('vanish when the report comes in, when the person is away, and when the slot takes no more reports', async () => {
    const [reported, away, third] = [await toVisit(), await toVisit(), await toVisit()];
    await send(
      await on.as({ household: reported.home }),
      reportOf(on, slot, reported.home, { [reported.home.personId]: well() }),
    );
    await leader.do(setGapReason, {
      roundId: round.roundId,
      personId: away.home.personId,
      reason: 'away',
      untilDay: null,
      note: '',
    });
    expect([await reported.listed(), await away.listed(), await third.listed()]).toEqual([
      false,
      false,
      true,
    ]);
    at('22:00');
    expect(await third.listed()).toBe(false);
    at('07:30');
  });

  it('nobody home is noted for the day, so that the morning after begins anew', async () => {
    const { record, state, noted, listed } = await toVisit();
    await record('nobody-home');
    expect(await state()).toMatchObject({
      state: 'done',
      outcome: 'nobody-home',
      visitedBy: eastHead.accountId,
    });
    expect(await noted()).toEqual([['unreachable', '2026-11-16']]);
    expect(await listed()).toBe(false);
  });

  it('who moved out is not expected any more', async () => {
    const { home, record, noted } = await toVisit();
    await record('moved-out', '上月搬走');
    expect(await noted()).toEqual([['away', null]]);
    const open = and(eq(roundMembers.personId, home.personId), isNull(roundMembers.untilAt));
    expect(await db.$count(roundMembers, open)).toBe(0);
  });

  it('who needs help is a case at once, in the words of the visitor, and the audit holds none of them', async () => {
    const { home, record } = await toVisit();
    await record('needs-help', '老人摔倒了');
    const [alert] = await db.select().from(alerts).where(eq(alerts.householdId, home.id));
    expect(alert).toMatchObject({
      kind: 'needs-help',
      level: 'alert',
      state: 'open',
      areaId: area.east.id,
      facts: [{ text: { zh: '上门时' }, value: { zh: '老人摔倒了' } }],
    });
    const events = await db
      .select({ what: caseEvents.what })
      .from(caseEvents)
      .where(eq(caseEvents.caseId, alert?.id ?? ''));
    expect(events).toEqual([{ what: 'raised' }]);
    const entries = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, home.id));
    expect(JSON.stringify(entries)).not.toContain('摔倒');
  });

  it('"reported" stays on the list until the report is there', async () => {
    const { home, record, state, listed } = await toVisit();
    await record('reported');
    expect(await listed()).toBe(true);
    await send(eastHead, reportOf(on, slot, home, { [home.personId]: well() }, { basis: 'visit' }));
    expect(await listed()).toBe(false);
    await record('reported');
    expect(await state()).toMatchObject({ state: 'done', outcome: 'reported' });
  });
});

describe('visits refuse', () => {
  it('other towers and grids, for whom they do not exist, and roles that do not follow up', async () => {
    const { visitId } = await toVisit();
    const input = { visitId, outcome: 'nobody-home' as const, note: '' };
    const westHead = await on.as({ role: 'building-head', area: area.west });
    const neighbour = await on.as({ role: 'grid-leader', area: area.beside });
    const inspector = await on.as({ role: 'inspector', area: area.grid });
    for (const who of [westHead, neighbour]) {
      await expect(who.do(recordVisit, input)).rejects.toMatchObject({ code: 'not-found' });
      expect((await list({}, who)).some((visit) => visit.visitId === visitId)).toBe(false);
    }
    await expect(inspector.do(recordVisit, input)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await list({}, inspector)).some((visit) => visit.visitId === visitId)).toBe(true);
  });
});

describe('visits in races and repeats', () => {
  it('of two who were at the door one records it', async () => {
    const { record, noted } = await toVisit();
    const tries = await Promise.allSettled([record('refused'), record('nobody-home', '', leader)]);
    const [lost] = tries.filter((each) => each.status === 'rejected');
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(lost?.reason).toMatchObject({ code: 'already-done' });
    expect(await noted()).toHaveLength(1);
  });
});
