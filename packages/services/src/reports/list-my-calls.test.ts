import { auditEntries } from '@linli/db/audit/tables';
import { accounts } from '@linli/db/identity/tables';
import { appointments } from '@linli/db/people/tables';
import { reportOf, send, well } from '@linli/test/support/rounds';
import { town } from '@linli/test/support/town';
import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { closeRound } from './close-round.ts';
import { listCalls } from './list-calls.ts';
import { listMyCalls } from './list-my-calls.ts';
import { makeCallList } from './make-call-list.ts';
import { recordCall } from './record-call.ts';
import { revealCallNumber } from './reveal-call-number.ts';
import { setGapReason } from './set-gap-reason.ts';

/** A town in which one volunteer was given all calls. */
async function calling(doors = 2) {
  const all = await town(doors);
  const [mine, other] = all.volunteers;
  await all.leader.do(makeCallList, all.input([mine]));
  const list = async (who = mine, input: Partial<Parameters<typeof listMyCalls>[1]> = {}) =>
    listMyCalls(await who.ctx(), { limit: 30, ...input });
  const area = async (input: Partial<Parameters<typeof listCalls>[1]> = {}, who = all.leader) =>
    listCalls(await who.ctx(), { slotId: all.slot.id, limit: 30, ...input });
  const outcome = (callId: string, what: Parameters<typeof recordCall>[1]['outcome'], who = mine) =>
    who.do(recordCall, { callId, outcome: what, untilDay: null, note: '' });
  const report = async (home: { id: string; address: string; personId: string }) =>
    send(await all.on.as({ household: home }), reportOf(all.on, all.slot, home, { [home.personId]: well() }));
  return { ...all, mine, other, list, area, outcome, report };
}
const addresses = ({ items }: { items: { address: string }[] }) => items.map(({ address }) => address);

describe('my calls', () => {
  it('are the households given to me, door after door, with the number masked', async () => {
    const { list, homes, other } = await calling();
    const mineNow = await list();
    expect(addresses(mineNow)).toEqual([...homes.east, ...homes.west].map(({ address }) => address));
    expect(mineNow.items[0]).toMatchObject({
      phoneMasked: expect.stringMatching(/^199\*{4}\d{4}$/),
      personName: expect.stringMatching(/^居民/),
      missing: 1,
      attempts: 0,
      lastOutcome: null,
    });
    expect(mineNow.today).toEqual({ given: 4, done: 0 });
    expect((await list(other)).items).toEqual([]);
  });

  it('come in pages that neither repeat nor leave out', async () => {
    const { list } = await calling(3);
    const whole = addresses(await list());
    const first = await list(undefined, { limit: 4 });
    const rest = await list(undefined, { limit: 4, cursor: first.nextCursor ?? '' });
    expect([...addresses(first), ...addresses(rest)]).toEqual(whole);
    expect(rest.nextCursor).toBeNull();
  });

  it('a gap closed by a report vanishes from every list at once', async () => {
    const { list, area, homes, report } = await calling();
    const [east] = homes.east;
    if (!east) throw new Error('not set up');
    await report(east);
    expect(addresses(await list())).not.toContain(east.address);
    expect(addresses(await area())).not.toContain(east.address);
    expect((await list()).today).toEqual({ given: 4, done: 1 });
  });

  it('so does one of somebody who is away, refused or cannot be phoned, and every one of a round that is over', async () => {
    const { list, area, homes, leader, round } = await calling();
    for (const [home, reason] of [
      [homes.east[0], 'away'],
      [homes.east[1], 'refused'],
      [homes.west[0], 'unreachable'],
    ] as const)
      await leader.do(setGapReason, {
        roundId: round.roundId,
        personId: home?.personId ?? '',
        reason,
        untilDay: null,
        note: '',
      });
    expect(addresses(await list())).toEqual([homes.west[1]?.address]);
    expect(addresses(await area())).toEqual([homes.west[1]?.address]);
    await round.secretary.do(closeRound, { roundId: round.roundId, reason: '应急结束' });
    expect((await list()).items).toEqual([]);
    expect((await area()).items).toEqual([]);
  });

  it('what nobody answered comes back after half an hour, what was promised after an hour, both behind the others', async () => {
    const { on, list, homes, outcome } = await calling(1);
    const [east, west] = [homes.east[0]?.address, homes.west[0]?.address];
    const [first, second] = (await list()).items;
    await outcome(first?.callId ?? '', 'will-report');
    expect(addresses(await list())).toEqual([west]);
    on.clock.advance(29);
    await outcome(second?.callId ?? '', 'no-answer');
    expect(addresses(await list())).toEqual([]);
    on.clock.advance(30);
    expect(addresses(await list())).toEqual([west]);
    on.clock.advance(1);
    expect(addresses(await list())).toEqual([east, west]);
    expect((await list()).items[1]).toMatchObject({ attempts: 1, lastOutcome: 'no-answer' });
    expect((await list()).today).toEqual({ given: 2, done: 0 });
  });

  it('are gone with the post, and when the slot takes no more reports', async () => {
    const { on, list, mine, at } = await calling(1);
    at('21:59');
    expect((await list()).items).toHaveLength(2);
    at('22:00');
    expect((await list()).items).toEqual([]);
    at('12:00');
    await on.db
      .update(appointments)
      .set({ untilAt: on.clock.now() })
      .where(eq(appointments.accountId, mine.accountId));
    await expect(list()).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('calls of an area', () => {
  it('say who calls, for a building too, page by page', async () => {
    const { area, homes, mine, on } = await calling();
    const [caller] = await on.db.select().from(accounts).where(eq(accounts.id, mine.accountId));
    const first = await area({ limit: 3 });
    const rest = await area({ limit: 3, cursor: first.nextCursor ?? '' });
    expect([...addresses(first), ...addresses(rest)].sort()).toEqual(
      [...homes.east, ...homes.west].map(({ address }) => address).sort(),
    );
    for (const { callerName } of first.items) expect(callerName).toBe(caller?.displayName);
  });

  it('a head sees the own building, a volunteer none', async () => {
    const { area, eastHead, mine, homes, leader } = await calling();
    expect(addresses(await area({}, eastHead)).sort()).toEqual(
      homes.east.map(({ address }) => address).sort(),
    );
    await expect(area({}, mine)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await area({}, leader)).items).toHaveLength(4);
  });
});

describe('the number to call', () => {
  it('is told to who was given the call, and whose it was is written down', async () => {
    const { on, list, mine, homes } = await calling(1);
    const [call] = (await list()).items;
    const { phone } = await mine.do(revealCallNumber, { callId: call?.callId ?? '' });
    expect(phone).toMatch(/^19999\d{6}$/);
    expect(call?.phoneMasked?.slice(-4)).toBe(phone.slice(-4));
    const [entry] = await on.db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    expect(entry).toMatchObject({
      action: 'reports.reveal-call-number',
      accountId: mine.accountId,
      subjectKind: 'person',
      subjectId: homes.east[0]?.personId,
    });
  });

  it('is not told to anybody else, nor once the report is in', async () => {
    const { list, other, leader, mine, homes, report } = await calling(1);
    const callId = (await list()).items[0]?.callId ?? '';
    for (const who of [other, leader])
      await expect(who.do(revealCallNumber, { callId })).rejects.toMatchObject({ code: 'not-found' });
    const [east] = homes.east;
    if (!east) throw new Error('not set up');
    await report(east);
    await expect(mine.do(revealCallNumber, { callId })).rejects.toMatchObject({ code: 'already-done' });
  });
});
