import type { ParsedInputOf } from '@linli/contracts/catalog';
import { auditEntries } from '@linli/db/audit/tables';
import { accounts } from '@linli/db/identity/tables';
import { persons } from '@linli/db/people/tables';
import { askFor, askOf, giveTo, moveTo, putInHand, submit, village } from '@linli/test/support/requests';
import type { AccountCaller } from '@linli/test/support/stage';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listMine } from './list-mine.ts';
import { loadRequest } from './load-request.ts';
import { tellRequest } from './move-request.ts';
import { showRequest } from './show-request.ts';
import { showTimeline } from './show-timeline.ts';

const place = await village();
const { on, area, home, volunteer } = place;
const view = async (caller: AccountCaller, { requestId }: { requestId: string }) =>
  showRequest(await caller.ctx(), { requestId });
const mine = async (caller: AccountCaller, more: Partial<ParsedInputOf<'GET /requests/mine'>> = {}) =>
  listMine(await caller.ctx(), { limit: 30, ...more });
const timeline = async (caller: AccountCaller, caseId: string, more = {}) =>
  showTimeline(await caller.ctx(), { caseKind: 'request', caseId, limit: 30, ...more });

describe('a request is shown', () => {
  it('to the resident whole, with every hop, newest first, and what they may do', async () => {
    const at = await home();
    const asked = await askFor(on, at, { forPersonId: at.second, note: '放门口' });
    const [person] = await on.db.select().from(persons).where(eq(persons.id, at.second));
    const seen = await view(at.resident, asked);
    expect(seen).toMatchObject({
      reader: 'resident',
      state: 'accepted',
      place: at.household.address,
      householdId: at.household.id,
      forWhom: person?.name,
      note: '放门口',
      answers: { 'food-left': 'enough' },
      lines: [
        { text: '3 斤水多的梨', state: 'open', instead: null },
        { text: '5 升矿泉水', state: 'open' },
      ],
      may: ['cancel', 'say'],
      withWhom: null,
    });
    expect(seen.hops.map(({ what }) => what)).toEqual(['accepted', 'submitted']);
  });

  it('to a volunteer before taking as a kind and a building, after taking with the door', async () => {
    const at = await home();
    const asked = await askFor(on, at, { note: '门铃坏了' });
    const helper = await volunteer();
    const before = await view(helper, asked);
    expect(before).toMatchObject({
      reader: 'neighbour',
      place: area.building.name,
      householdId: null,
      answers: {},
      note: '',
      lines: [],
      hops: [],
      hands: [],
      may: ['take'],
    });
    expect(JSON.stringify(before)).not.toContain(at.household.address);
    await giveTo(on, helper, asked.requestId);
    expect(await view(helper, asked)).toMatchObject({
      reader: 'helper',
      place: at.household.address,
      note: '门铃坏了',
      lines: [{ text: '3 斤水多的梨' }, {}],
      may: ['say', 'start', 'mark-lines', 'record-receipt', 'give-back', 'reveal-contact'],
    });
    const [account] = await on.db.select().from(accounts).where(eq(accounts.id, helper.accountId));
    expect((await view(at.resident, asked)).withWhom).toEqual({ role: null, name: account?.displayName });
    // It is taken: the others do not see it any more; and who ran it sees no door once it is over.
    await expect(view(await volunteer(), asked)).rejects.toMatchObject({ code: 'not-found' });
    await moveTo(on, asked.requestId, 'under-way', 'done', 'closed');
    expect(await view(helper, asked)).toMatchObject({ place: area.building.name, lines: [], note: '' });
  });

  it('to staff of the area with what is asked and no door, which is written down', async () => {
    const at = await home();
    const asked = await askFor(on, at);
    expect(await view(place.gridLeader, asked)).toMatchObject({
      reader: 'staff',
      place: area.building.name,
      householdId: null,
      answers: { 'food-left': 'enough' },
    });
    const reads = and(
      eq(auditEntries.action, 'requests.read'),
      eq(auditEntries.accountId, place.gridLeader.accountId),
      eq(auditEntries.subjectId, asked.requestId),
    );
    expect(await on.db.$count(auditEntries, reads)).toBe(1);
    await putInHand(on, place.gridLeader, asked.requestId);
    expect(await view(place.gridLeader, asked)).toMatchObject({
      place: at.household.address,
      hands: [{ role: 'lead', accountId: place.gridLeader.accountId }],
    });
    expect(await on.db.$count(auditEntries, reads)).toBe(1);
  });

  it('of discreet kinds to staff as a request and nothing else, until they have it in hand', async () => {
    const at = await home();
    const asked = await askFor(on, at, { kind: 'mediation' });
    const veiled = await view(place.gridLeader, asked);
    expect(veiled).toMatchObject({
      kind: { zh: '求助' },
      answers: {},
      definition: { questions: [], team: null },
    });
    expect(JSON.stringify(veiled)).not.toMatch(/调解|楼上半夜很吵|mediation/i);
    const counsellor = await on.as({ role: 'counselling-team', area: area.community });
    const mediator = await on.as({ role: 'mediation-team', area: area.community });
    await expect(view(counsellor, asked)).rejects.toMatchObject({ code: 'not-found' });
    expect(await view(mediator, asked)).toMatchObject({ answers: { what: '楼上半夜很吵' } });
    await putInHand(on, place.gridLeader, asked.requestId, 'joint');
    expect(await view(place.gridLeader, asked)).toMatchObject({ kind: { zh: '调解矛盾' } });
  });

  it('with what is among staff to staff alone, and without the names of volunteers who said no', async () => {
    const at = await home();
    const asked = await askFor(on, at);
    const helper = await volunteer();
    const note = { what: 'noted', reason: '住户耳背，要大声敲门', shownTo: 'staff' } as const;
    await place.gridLeader.do(
      async (ctx) => tellRequest(ctx, on.clock.now(), await loadRequest(ctx, asked.requestId), note),
      null,
    );
    await helper.do(
      async (ctx) =>
        tellRequest(ctx, on.clock.now(), await loadRequest(ctx, asked.requestId), { what: 'offer-declined' }),
      null,
    );
    const [declined, submitted] = (await view(at.resident, asked)).hops.filter(
      ({ what }) => what !== 'accepted',
    );
    expect(declined).toMatchObject({ what: 'offer-declined', by: null });
    expect(submitted).toMatchObject({ what: 'submitted' });
    const hops = (await view(place.secretary, asked)).hops;
    expect(hops.map(({ what }) => what)).toEqual(['offer-declined', 'noted', 'accepted', 'submitted']);
    expect(hops[1]).toMatchObject({ reason: '住户耳背，要大声敲门', role: 'grid-leader' });
  });
});

describe('a request is not shown', () => {
  it('to strangers, staff of other areas, and those behind the same door when it is discreet', async () => {
    const at = await home();
    const asked = await askFor(on, at);
    const discreet = await askFor(on, at, { kind: 'counselling' });
    const wife = await on.as({ household: at.household });
    for (const caller of [await on.as(), place.besideLeader, (await home()).resident]) {
      await expect(view(caller, asked)).rejects.toMatchObject({ code: 'not-found' });
      await expect(timeline(caller, asked.requestId)).rejects.toMatchObject({ code: 'not-found' });
    }
    expect((await view(wife, asked)).reader).toBe('resident');
    await expect(view(wife, discreet)).rejects.toMatchObject({ code: 'not-found' });
    await expect(timeline(wife, discreet.requestId)).rejects.toMatchObject({ code: 'not-found' });
    expect((await mine(wife)).items.map(({ requestId }) => requestId)).toEqual([asked.requestId]);
    expect((await mine(at.resident)).items).toHaveLength(2);
  });

  it('to staff who owe their second factor, but to the same people as residents', async () => {
    const strict = await village({ settings: { staffSecondFactor: true } });
    const at = await strict.home();
    const asked = await askFor(strict.on, at);
    await expect(view(strict.gridLeader, asked)).rejects.toMatchObject({ code: 'second-factor-needed' });
    await strict.on.post(at.resident.accountId, 'building-head', strict.area.building);
    expect(await view(at.resident, asked)).toMatchObject({ reader: 'resident', may: ['cancel', 'say'] });
  });
});

describe('lists of requests', () => {
  it('have open ones first, then the newest, page by page without loss or repeat', async () => {
    const at = await home();
    const kinds = ['shopping', 'meals', 'rubbish', 'paper', 'question'] as const;
    const ids = [];
    for (const kind of kinds) {
      on.clock.advance(1);
      ids.push((await askFor(on, at, { kind })).requestId);
    }
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids;
    await moveTo(on, second, 'cancelled');
    await moveTo(on, fifth, 'cancelled');
    const expected = [fourth, third, first, fifth, second];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const found = await mine(at.resident, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...found.items.map(({ requestId }) => requestId));
      cursor = found.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(expected);
    expect((await mine(at.resident, { open: 'false' })).items).toHaveLength(2);
    expect((await mine(at.resident, { open: 'true' })).items).toHaveLength(3);
    await expect(mine(at.resident, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('hold what a volunteer wrote down for others while it is open', async () => {
    const at = await home();
    const scribe = await volunteer();
    const reply = await submit(scribe, await askOf(on, at.household, { basis: 'visit', kind: 'meals' }));
    if (reply.outcome !== 'asked') throw new Error(reply.outcome);
    expect((await mine(scribe)).items).toMatchObject([{ requestId: reply.requestId }]);
    expect(await view(scribe, reply)).toMatchObject({
      reader: 'resident',
      may: expect.arrayContaining(['cancel', 'say']),
    });
    await moveTo(on, reply.requestId, 'cancelled');
    expect((await mine(scribe)).items).toEqual([]);
  });

  it('of a timeline go back page by page', async () => {
    const at = await home();
    const { requestId } = await askFor(on, at);
    await moveTo(on, requestId, 'taken', 'under-way', 'done');
    const newest = await timeline(at.resident, requestId, { limit: 3 });
    expect(newest.items.map(({ what }) => what)).toEqual(['done', 'started', 'taken']);
    const older = await timeline(at.resident, requestId, { limit: 3, cursor: newest.nextCursor });
    expect(older.items.map(({ what }) => what)).toEqual(['accepted', 'submitted']);
    expect(older.nextCursor).toBeNull();
  });
});
