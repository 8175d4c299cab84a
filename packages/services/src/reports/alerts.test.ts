import { auditEntries } from '@linli/db/audit/tables';
import { caseEvents } from '@linli/db/cases/tables';
import { alerts } from '@linli/db/reports/tables';
import { stage } from '@linli/test/support/stage';
import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { countAlerts } from './count-alerts.ts';
import { giveBackAlert } from './give-back-alert.ts';
import { listAlerts } from './list-alerts.ts';
import { resolveAlert } from './resolve-alert.ts';
import { showAlert } from './show-alert.ts';
import { takeAlert } from './take-alert.ts';

const on = await stage();
const { db, clock, ids } = on;
const area = await on.areas({
  community: 'community',
  grid: ['grid', 'community'],
  building: ['building', 'grid'],
  unit: ['unit', 'building'],
  beside: ['grid', 'community'],
});
const leader = await on.as({ role: 'grid-leader', area: area.grid });
const head = await on.as({ role: 'building-head', area: area.building });
const neighbour = await on.as({ role: 'grid-leader', area: area.beside });
const household = await on.household(area.unit);
const { personId } = await on.member(household, { name: '王阿姨' });

let count = 0;
async function alert(given: Partial<typeof alerts.$inferInsert> = {}): Promise<string> {
  clock.advance(1);
  const id = ids.next();
  await db.insert(alerts).values({
    id,
    kind: 'fever',
    level: 'alert',
    householdId: household.id,
    personId,
    areaId: area.unit.id,
    facts: [{ text: { zh: '体温', en: 'temperature' }, value: { zh: '38 ℃', en: '38 °C' } }],
    matter: `matter ${++count}`,
    createdAt: clock.now(),
    ...given,
  });
  return id;
}
const list = (who = leader, input: Partial<Parameters<typeof listAlerts>[1]> = {}) =>
  who.do(listAlerts, { limit: 30, ...input });

describe('alerts do', () => {
  it('stand open first, most serious first, longest waiting first; what is resolved comes last, newest first', async () => {
    const notice = await alert({ level: 'notice' });
    const first = await alert();
    const second = await alert();
    const danger = await alert({ level: 'danger' });
    const [taken, older, newer] = [await alert({ level: 'danger' }), await alert(), await alert()];
    await head.do(takeAlert, { alertId: taken });
    for (const alertId of [older, newer]) await leader.do(resolveAlert, { alertId, outcome: '已送医' });
    const wanted = [danger, first, second, notice, taken, newer, older];
    const { items } = await list();
    expect(items.map(({ alertId }) => alertId)).toEqual(wanted);
    expect(items[1]).toMatchObject({
      personName: '王阿姨',
      address: household.address,
      facts: [{ value: { zh: '38 ℃' } }],
    });

    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(leader, {
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      paged.push(...page.items.map(({ alertId }) => alertId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(wanted);
    expect((await list(leader, { state: 'taken' })).items.map(({ alertId }) => alertId)).toEqual([taken]);
  });

  it('a look at them is written down with their number and nothing about health', async () => {
    await alert();
    const { items } = await list(leader, { state: 'open' });
    const [entry] = await db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    expect(entry).toMatchObject({
      action: 'reports.read-alerts',
      accountId: leader.accountId,
      facts: { alerts: items.length },
    });
  });

  it('are counted by state and seriousness, as many as the list behind each figure holds', async () => {
    await alert({ level: 'danger' });
    await leader.do(takeAlert, { alertId: await alert({ level: 'danger' }) });
    await leader.do(resolveAlert, { alertId: await alert({ level: 'danger' }), outcome: '已送医' });
    const { items } = await leader.do(countAlerts, {});
    expect(items.map(({ state }) => state)).not.toContain('resolved');
    expect(items.filter(({ level }) => level === 'danger')).toHaveLength(2);
    for (const { state, level, alerts: count } of items)
      expect((await list(leader, { state, level, limit: 100 })).items).toHaveLength(count);
    expect(await neighbour.do(countAlerts, {})).toEqual({ items: [] });
  });

  it('one is shown by its id to those who see its area, and the look is written down', async () => {
    const alertId = await alert();
    expect(await leader.do(showAlert, { alertId })).toMatchObject({
      alertId,
      state: 'open',
      personName: '王阿姨',
    });
    const [entry] = await db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    expect(entry).toMatchObject({ action: 'reports.read-alerts', subjectId: alertId, facts: { alerts: 1 } });
    await expect(neighbour.do(showAlert, { alertId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(leader.do(showAlert, { alertId: ids.next() })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a cluster stands at its building, without a household', async () => {
    const alertId = await alert({
      kind: 'fever-cluster',
      areaId: area.building.id,
      householdId: null,
      personId: null,
    });
    const { items } = await list(leader, { state: 'open', limit: 100 });
    expect(items.find((each) => each.alertId === alertId)).toMatchObject({
      address: area.building.name,
      householdId: null,
      personName: null,
    });
  });

  it('are cases: what is done about them is told to those who follow', async () => {
    const alertId = await alert();
    await head.do(takeAlert, { alertId });
    await head.do(takeAlert, { alertId });
    await leader.do(resolveAlert, { alertId, outcome: '已送医' });
    const events = await db
      .select()
      .from(caseEvents)
      .where(eq(caseEvents.caseId, alertId))
      .orderBy(caseEvents.seq);
    expect(events).toMatchObject([
      { what: 'in-hand', role: 'building-head', areaPath: area.unit.path, reasonCipher: null },
      { what: 'resolved', role: 'grid-leader', facts: {} },
    ]);
    expect((await list(leader, { state: 'resolved' })).items[0]).toMatchObject({ areaId: area.unit.id });
  });

  it('the list says who has it in hand and what came of it', async () => {
    const alertId = await alert();
    await head.do(takeAlert, { alertId });
    const takenAt = clock.now().toISOString();
    await leader.do(resolveAlert, { alertId, outcome: '已退烧，在家休息' });
    const { items } = await list(leader, { state: 'resolved' });
    expect(items[0]).toMatchObject({
      alertId,
      takenAt,
      outcome: '已退烧，在家休息',
      takenBy: expect.any(String),
    });
  });
});

describe('an alert given back', () => {
  it('is open again for others, with the reason in its timeline, and counts as mine only while I have it', async () => {
    const alertId = await alert();
    await head.do(takeAlert, { alertId });
    expect(await head.do(showAlert, { alertId })).toMatchObject({ state: 'taken', mine: true });
    expect(await leader.do(showAlert, { alertId })).toMatchObject({ state: 'taken', mine: false });
    await head.do(giveBackAlert, { alertId, reason: '要去卡口' });
    expect(await head.do(showAlert, { alertId })).toMatchObject({
      state: 'open',
      mine: false,
      takenBy: null,
    });
    const [event] = await db
      .select()
      .from(caseEvents)
      .where(eq(caseEvents.caseId, alertId))
      .orderBy(desc(caseEvents.seq))
      .limit(1);
    expect(event).toMatchObject({ what: 'returned', role: 'building-head', shownTo: 'staff' });
    await leader.do(takeAlert, { alertId });
  });

  it('is taken from nobody: who does not have it cannot give it back', async () => {
    const alertId = await alert();
    await head.do(takeAlert, { alertId });
    const back = (who: typeof head) => who.do(giveBackAlert, { alertId, reason: '不归我管' });
    await expect(back(leader)).rejects.toMatchObject({ code: 'illegal-transition' });
    await expect(back(neighbour)).rejects.toMatchObject({ code: 'not-found' });
    await leader.do(resolveAlert, { alertId, outcome: '已送医' });
    await expect(back(head)).rejects.toMatchObject({ code: 'illegal-transition' });
  });
});

describe('alerts refuse', () => {
  it('do not exist for a leader of another grid, in the list or by id', async () => {
    const alertId = await alert();
    expect((await list(neighbour)).items).toEqual([]);
    await expect(neighbour.do(takeAlert, { alertId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(neighbour.do(resolveAlert, { alertId, outcome: '看过了' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(list(neighbour, { areaId: area.grid.id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('volunteers do not read them, inspectors do not handle them', async () => {
    const alertId = await alert();
    const volunteer = await on.as({ role: 'volunteer', area: area.grid });
    const inspector = await on.as({ role: 'inspector', area: area.grid });
    await expect(list(volunteer)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await list(inspector, { state: 'open' })).items.length).toBeGreaterThan(0);
    await expect(inspector.do(takeAlert, { alertId })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('a cursor made up by somebody is told apart', async () => {
    const cursor = Buffer.from('["open", "4; drop", 1]').toString('base64url');
    await expect(list(leader, { cursor })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('alerts in races and repeats', () => {
  it('of two who take it at once one has it and the other is told so', async () => {
    const alertId = await alert();
    const tries = await Promise.allSettled([leader, head].map((who) => who.do(takeAlert, { alertId })));
    const [lost] = tries.filter((each) => each.status === 'rejected');
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(lost?.reason).toMatchObject({ code: 'lost-race' });
  });

  it('taking again what one has changes nothing and is not written down twice', async () => {
    const alertId = await alert();
    await leader.do(takeAlert, { alertId });
    clock.advance(5);
    await leader.do(takeAlert, { alertId });
    const [row] = await db.select().from(alerts).where(eq(alerts.id, alertId));
    expect(row?.takenAt).toEqual(new Date(clock.now().getTime() - 5 * 60_000));
    expect(await db.$count(auditEntries, eq(auditEntries.subjectId, alertId))).toBe(1);
  });

  it('is resolved once, and not taken after that', async () => {
    const alertId = await alert();
    const tries = await Promise.allSettled(
      [leader, head].map((who, i) => who.do(resolveAlert, { alertId, outcome: `看过 ${i}` })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(head.do(takeAlert, { alertId })).rejects.toMatchObject({ code: 'illegal-transition' });
    await expect(head.do(resolveAlert, { alertId, outcome: '再看' })).rejects.toMatchObject({
      code: 'already-done',
    });
  });
});
