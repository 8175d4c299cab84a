import { notices } from '@linli/db/notices/tables';
import { relieveAnswers, relieves } from '@linli/db/shifts/tables';
import { claimsOn, shiftNow } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { askStandIn } from './ask-stand-in.ts';
import { cancelPlace } from './cancel-place.ts';
import { expireOffers } from './expire-offers.ts';
import { listRelieves } from './list-relieves.ts';
import { refuseRelieve } from './refuse-relieve.ts';
import { takeOver } from './take-over.ts';
import { withdrawRelieve } from './withdraw-relieve.ts';

const place = await gate();
const { on, shift, volunteer, claim, secretary, besideLeader } = place;
// Three who may take over, whoever asks.
const [first, second, third] = [await volunteer(), await volunteer(), await volunteer()];
let day = 0;

/** A place a week or more ahead, and who holds it. */
async function held(given: object = {}) {
  day += 3;
  const where = await shift({ inHours: 24 * day, people: 1, ...given });
  const who = await volunteer();
  return { where, who, claimId: (await claim(who, where)).id };
}
const ask = (who: typeof first, claimId: string, toAccountId: string | null = null) =>
  who.do(askStandIn, { claimId, toAccountId, reason: '临时出差' });
const relieveOf = async (relieveId: string) =>
  (await on.db.select().from(relieves).where(eq(relieves.id, relieveId)))[0];
const asked = async (relieveId: string) =>
  (await on.db.select().from(relieveAnswers).where(eq(relieveAnswers.relieveId, relieveId))).map(
    ({ accountId }) => accountId,
  );
const told = (who: { accountId: string }, relieveId: string) =>
  on.db
    .select()
    .from(notices)
    .where(and(eq(notices.accountId, who.accountId), eq(notices.matter, `relieve-settled:${relieveId}`)));
const codes = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((each) =>
    each.status === 'fulfilled' ? 'done' : String((each.reason as { code?: unknown }).code),
  );

describe('askStandIn does', () => {
  it('asks all who may, but not who holds the place or who could not come', async () => {
    const { who, claimId, where } = await held();
    const busy = await volunteer();
    await claim(busy, await shift({ inHours: 24 * day + 6 }));
    const reply = await ask(who, claimId);
    const people = await asked(reply.relieveId);
    expect(people).toHaveLength(reply.asked);
    expect(people).toEqual(expect.arrayContaining([first, second, third].map(({ accountId }) => accountId)));
    expect(people).not.toContain(who.accountId);
    expect(people).not.toContain(busy.accountId);
    expect(await relieveOf(reply.relieveId)).toMatchObject({ state: 'open', expiresAt: where.startsAt });
    const [line] = await on.sql<
      { facts: unknown }[]
    >`select facts from notices where matter = ${`relieve:${reply.relieveId}`} limit 1`;
    expect(line?.facts).toMatchObject({
      relieveId: reply.relieveId,
      start: where.startsAt.toISOString(),
    });
  });

  it('asks one by name; the lead asks on somebody’s behalf, also when it is too late to cancel', async () => {
    const { claimId } = await held();
    on.clock.advance(0);
    const reply = await ask(secretary, claimId, first.accountId);
    expect(await asked(reply.relieveId)).toEqual([first.accountId]);
    expect(await relieveOf(reply.relieveId)).toMatchObject({
      askedBy: secretary.accountId,
      toAccountId: first.accountId,
    });
  });
});

describe('whoever leads', () => {
  const hears = async (matter: string) =>
    (
      await on.db
        .select()
        .from(notices)
        .where(eq(notices.matter, `relieve:${matter}:drop-out`))
    ).map(({ accountId }) => accountId);

  it('hears at once of a place given up too late to cancel it, and of no other', async () => {
    const [early, late, led] = [
      await held({ inHours: 3 }),
      await held({ inHours: 2.9 }),
      await held({ inHours: 2.8 }),
    ];
    expect(await hears((await ask(early.who, early.claimId)).relieveId)).toEqual([]);
    expect(await hears((await ask(late.who, late.claimId)).relieveId)).toEqual([secretary.accountId]);
    expect(await hears((await ask(secretary, led.claimId)).relieveId)).toEqual([]);
  });
});

describe('askStandIn refuses', () => {
  it('places of others, ended shifts, a second search, and a person who may not', async () => {
    const { who, claimId } = await held();
    await expect(ask(second, claimId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(besideLeader, claimId)).rejects.toMatchObject({ code: 'not-found' });
    const uninsured = await volunteer({ insured: false });
    await expect(ask(who, claimId, uninsured.accountId)).rejects.toMatchObject({ code: 'rule-refused' });
    await ask(who, claimId);
    await expect(ask(who, claimId)).rejects.toMatchObject({ code: 'already-done' });
    const ended = await claim(who, await shift({ inHours: -6 }));
    await expect(ask(who, ended.id)).rejects.toMatchObject({ code: 'illegal-transition' });
  });
});

describe('takeOver does', () => {
  it('replaces the place by a new one; both and who asked are told', async () => {
    const { who, claimId, where } = await held();
    const { relieveId } = await ask(secretary, claimId);
    const reply = await first.do(takeOver, { relieveId });
    const rows = await claimsOn(on, where);
    expect(rows).toMatchObject([
      { accountId: who.accountId, state: 'replaced', replacedBy: rows[1]?.id },
      { accountId: first.accountId, state: 'claimed', way: 'stand-in' },
    ]);
    expect(reply).toEqual({ outcome: 'taken', claimId: rows[1]?.id });
    expect((await shiftNow(on, where)).taken).toBe(1);
    expect(await relieveOf(relieveId)).toMatchObject({ state: 'taken', takenBy: first.accountId });
    for (const person of [who, first, secretary]) expect(await told(person, relieveId)).toHaveLength(1);
  });
});

describe('takeOver refuses', () => {
  it('whom a rule hinders, with the reasons; the search goes on', async () => {
    const { who, claimId } = await held();
    const { relieveId } = await ask(who, claimId);
    const unread = await volunteer({ risksRead: false });
    expect(await unread.do(takeOver, { relieveId })).toMatchObject({
      outcome: 'not-for-you',
      reasons: [{ reason: 'needs-risk-notice' }],
    });
    expect(await relieveOf(relieveId)).toMatchObject({ state: 'open' });
  });

  it('others than the one who was named, the holder, and a search that is over', async () => {
    const { who, claimId, where } = await held();
    const { relieveId } = await ask(who, claimId, first.accountId);
    await expect(second.do(takeOver, { relieveId })).rejects.toMatchObject({ code: 'not-found' });
    await who.do(withdrawRelieve, { relieveId });
    await expect(first.do(takeOver, { relieveId })).rejects.toMatchObject({ code: 'lost-race' });
    const open = await ask(who, claimId);
    await expect(who.do(takeOver, { relieveId: open.relieveId })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await claimsOn(on, where)).toHaveLength(1);
  });
});

describe('takeOver races and repeats', () => {
  it('of three who say yes at once one has it, and hears the same again', async () => {
    const { claimId, who, where } = await held();
    const { relieveId } = await ask(who, claimId);
    const people = [first, second, third];
    const replies = await Promise.all(people.map((person) => person.do(takeOver, { relieveId })));
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual(['just-taken', 'just-taken', 'taken']);
    expect((await claimsOn(on, where)).filter(({ state }) => state === 'claimed')).toHaveLength(1);
    const winner = replies.findIndex(({ outcome }) => outcome === 'taken');
    expect(await people[winner]?.do(takeOver, { relieveId })).toEqual(replies[winner]);
  });

  it('taken over and given back at once: one of them counts, and the place is held once at most', async () => {
    for (let i = 0; i < 4; i++) {
      const { claimId, who, where } = await held();
      const { relieveId } = await ask(who, claimId);
      await codes([first.do(takeOver, { relieveId }), who.do(cancelPlace, { claimId, reason: '' })]);
      const states = (await claimsOn(on, where)).map(({ state }) => state).sort();
      expect([['cancelled'], ['claimed', 'replaced']]).toContainEqual(states);
      expect((await relieveOf(relieveId))?.state).toBe(states.length === 1 ? 'withdrawn' : 'taken');
    }
  });
});

describe('saying no', () => {
  it('of the only one who was asked ends the search, and who asked is told', async () => {
    const { who, claimId } = await held();
    const { relieveId } = await ask(who, claimId, first.accountId);
    await first.do(refuseRelieve, { relieveId });
    expect(await relieveOf(relieveId)).toMatchObject({ state: 'declined' });
    expect(await told(who, relieveId)).toMatchObject([{ facts: { claimId, state: 'declined' } }]);
    await expect(first.do(refuseRelieve, { relieveId })).rejects.toMatchObject({ code: 'already-done' });
  });

  it('of one of several leaves it to the others; who was not asked has nothing to refuse', async () => {
    const { who, claimId } = await held();
    const { relieveId } = await ask(who, claimId);
    await first.do(refuseRelieve, { relieveId });
    expect(await relieveOf(relieveId)).toMatchObject({ state: 'open' });
    await expect(who.do(refuseRelieve, { relieveId })).rejects.toMatchObject({ code: 'not-found' });
    await second.do(takeOver, { relieveId });
    await expect(third.do(refuseRelieve, { relieveId })).rejects.toMatchObject({ code: 'lost-race' });
  });
});

describe('the end of a search', () => {
  it('comes with the place, by withdrawal, or at the start; whoever asked is told what they did not do', async () => {
    const given = await held();
    const one = await ask(given.who, given.claimId);
    await given.who.do(cancelPlace, { claimId: given.claimId, reason: '' });
    expect(await relieveOf(one.relieveId)).toMatchObject({ state: 'withdrawn' });
    expect(await told(given.who, one.relieveId)).toEqual([]);

    const led = await held();
    const two = await ask(led.who, led.claimId);
    await expect(first.do(withdrawRelieve, { relieveId: two.relieveId })).rejects.toMatchObject({
      code: 'not-found',
    });
    await secretary.do(withdrawRelieve, { relieveId: two.relieveId });
    expect(await told(led.who, two.relieveId)).toHaveLength(1);
    await expect(led.who.do(withdrawRelieve, { relieveId: two.relieveId })).rejects.toMatchObject({
      code: 'already-done',
    });

    const late = await held();
    const three = await ask(late.who, late.claimId);
    on.clock.set(late.where.startsAt);
    await expireOffers(await on.system().ctx());
    expect(await relieveOf(three.relieveId)).toMatchObject({ state: 'expired' });
    expect(await told(late.who, three.relieveId)).toHaveLength(1);
    expect(await claimsOn(on, late.where)).toMatchObject([{ state: 'claimed' }]);
  });
});

describe('listRelieves', () => {
  it('shows what I am asked for and what I asked for, open ones first, page by page', async () => {
    const other = await gate();
    const [me, friend] = [await other.volunteer(), await other.volunteer()];
    const mine = await other.claim(me, await other.shift({ inHours: 24 }));
    const theirs = await other.claim(friend, await other.shift({ inHours: 72 }));
    const again = await other.claim(friend, await other.shift({ inHours: 120 }));
    const closed = await ask(friend, again.id, me.accountId);
    await friend.do(withdrawRelieve, { relieveId: closed.relieveId });
    other.on.clock.advance(1);
    const toMe = await ask(friend, theirs.id, me.accountId);
    other.on.clock.advance(1);
    const byMe = await ask(me, mine.id);
    const list = async (who: typeof me, cursor?: string) =>
      listRelieves(await who.ctx(), { limit: 2, cursor });
    const page = await list(me);
    expect(page.items).toMatchObject([
      { relieveId: byMe.relieveId, mine: true, toMe: false, state: 'open' },
      { relieveId: toMe.relieveId, mine: false, toMe: true, shift: { shiftId: theirs.shiftId } },
    ]);
    expect((await list(me, page.nextCursor ?? '')).items).toMatchObject([
      { relieveId: closed.relieveId, state: 'withdrawn' },
    ]);
    await friend.do(refuseRelieve, { relieveId: byMe.relieveId });
    expect((await list(friend)).items.map(({ relieveId }) => relieveId)).not.toContain(byMe.relieveId);
  });
});
