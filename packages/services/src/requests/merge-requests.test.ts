import { auditEntries } from '@linli/db/audit/tables';
import { requestMerges } from '@linli/db/requests/tables';
import { askFor, village } from '@linli/test/support/requests';
import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { caseFollowers, followers } from '../compose.ts';
import { showCase } from '../escalation/show-case.ts';
import { listNotices } from '../notices/list-notices.ts';
import { listAlike } from './list-alike.ts';
import { mergeRequests } from './merge-requests.ts';
import { showRequest } from './show-request.ts';
import { takeInHand } from './take-in-hand.ts';
import { undoMerge } from './undo-merge.ts';

const at = await village({ followers, caseFollowers });
const { on, secretary, gridLeader, besideLeader, inspector, home } = at;
type Home = Awaited<ReturnType<typeof home>>;

/** Two open requests of one household, the second asked for by somebody else who lives there, ten minutes later. */
async function twice(kinds: [string, string] = ['other', 'other'], given?: Home) {
  const one = given ?? (await home());
  const other = await on.as({ household: one.household, personId: one.second });
  const first = await askFor(on, one, { kind: kinds[0] });
  on.clock.advance(10);
  const same = kinds[0] === kinds[1] ? { although: [first.requestId] } : {};
  const second = await askFor(on, { ...one, resident: other }, { kind: kinds[1], ...same });
  return { ...one, other, first: first.requestId, second: second.requestId };
}
const show = (requestId: string, who = secretary) => who.do(showRequest, { requestId });
const merge = (requestId: string, intoId: string, who = secretary) =>
  who.do(mergeRequests, { requestId, intoId, reason: '同一件事' });
const undo = (requestId: string, who = secretary) =>
  who.do(undoMerge, { requestId, reason: '看错了，不是一件' });
const live = (fromId: string) =>
  on.db
    .select()
    .from(requestMerges)
    .where(and(eq(requestMerges.fromId, fromId), isNull(requestMerges.undoneAt)));

describe('two requests that are one do', () => {
  it('stand side by side before: the same matter first, nothing of other households', async () => {
    const { first, second, ...one } = await twice();
    const else_ = await askFor(on, one, { kind: 'shopping' });
    await twice();
    expect(
      (await secretary.do(listAlike, { requestId: first })).items.map(({ requestId, sameMatter }) => [
        requestId,
        sameMatter,
      ]),
    ).toEqual([
      [second, true],
      [else_.requestId, false],
    ]);
  });

  it('go on as one: the other ends with a link, keeps the nearer deadline, and everybody concerned is told', async () => {
    const { first, second, resident, other } = await twice();
    await gridLeader.do(takeInHand, { requestId: second, note: '' });
    const nearer = (await show(first)).deadlineAt;
    expect(await merge(first, second)).toEqual({ intoId: second });
    const gone = await show(first, resident);
    expect(gone).toMatchObject({
      state: 'cancelled',
      hands: [],
      mergedInto: { requestId: second, state: 'taken', deadlineAt: nearer, mayOpen: true },
    });
    expect(gone.hops[0]).toMatchObject({ what: 'merged', reason: '同一件事' });
    const stays = await show(second);
    expect(stays).toMatchObject({ state: 'taken', deadlineAt: nearer, merged: [{ requestId: first }] });
    expect(stays.hops.map(({ what }) => what)).toEqual(expect.arrayContaining(['merged-in', 'limit-moved']));
    expect(await secretary.do(showCase, { caseKind: 'request', caseId: first })).toMatchObject({
      state: 'ended',
    });
    for (const who of [resident, other]) {
      const { items } = await who.do(listNotices, { limit: 20 });
      expect(items.map(({ kind }) => kind)).toContain('request-moved');
    }
    const entries = await on.db.select().from(auditEntries).where(eq(auditEntries.action, 'requests.merge'));
    expect(entries).toMatchObject([{ subjectId: first, facts: { into: second } }]);
    expect((await secretary.do(listAlike, { requestId: second })).items).toEqual([]);
  });

  it('come to one end however they are chained: what was merged moves on with it', async () => {
    const { first, second, ...one } = await twice();
    const { requestId: third } = await askFor(on, one, { kind: 'other', although: [first, second] });
    await merge(first, second);
    // Into the one that was merged already: the last of them is meant.
    expect(await merge(third, first)).toEqual({ intoId: second });
    const { requestId: fourth } = await askFor(on, one, { kind: 'other', although: [second] });
    await merge(second, fourth);
    for (const requestId of [first, second, third])
      expect((await show(requestId)).mergedInto).toMatchObject({ requestId: fourth });
    expect((await show(fourth)).merged).toHaveLength(3);
    await expect(merge(fourth, first)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('are taken apart again within a day: it goes on by itself, with its own clock, and the other has its deadline back', async () => {
    const { first, second } = await twice();
    const [own, others] = [(await show(first)).deadlineAt, (await show(second)).deadlineAt];
    await merge(first, second);
    expect((await show(first)).may).toContain('undo-merge');
    await undo(first);
    const again = await show(first);
    expect(again).toMatchObject({ state: 'accepted', deadlineAt: own, mergedInto: null, reopened: 0 });
    expect(await show(second)).toMatchObject({ deadlineAt: others, merged: [] });
    expect(await secretary.do(showCase, { caseKind: 'request', caseId: first })).toMatchObject({
      state: 'running',
    });
    await merge(first, second);
    on.clock.advance(24 * 60 + 1);
    await expect(undo(first)).rejects.toMatchObject({ code: 'illegal-transition' });
  });
});

describe('merging refuses', () => {
  it('two households, oneself, and what is over', async () => {
    const [one, other] = [await twice(), await twice()];
    await expect(merge(one.first, other.first)).rejects.toMatchObject({ code: 'rule-refused' });
    await expect(merge(one.first, one.first)).rejects.toMatchObject({ code: 'invalid-input' });
    await merge(one.first, one.second);
    await expect(merge(one.first, one.second)).rejects.toMatchObject({ code: 'illegal-transition' });
    await expect(undo(one.second)).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('whoever has no say there', async () => {
    const { first, second } = await twice();
    await expect(merge(first, second, besideLeader)).rejects.toMatchObject({ code: 'not-found' });
    await expect(merge(first, second, inspector)).rejects.toMatchObject({ code: 'not-allowed' });
    await merge(first, second);
    await expect(undo(first, besideLeader)).rejects.toMatchObject({ code: 'not-found' });
    await expect(undo(first, inspector)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('a discreet matter of somebody else, which is not even listed', async () => {
    const { first, second } = await twice(['counselling', 'rubbish']);
    await expect(merge(second, first)).rejects.toMatchObject({ code: 'rule-refused' });
    const { items } = await secretary.do(listAlike, { requestId: second });
    expect(items).toEqual([]);
  });

  it('the more urgent into the less urgent, which has a slower ladder', async () => {
    const one = await home();
    const { requestId: calm } = await askFor(on, one, { kind: 'rubbish' });
    const { requestId: urgent } = await askFor(on, one, {
      kind: 'shopping',
      answers: { 'food-left': 'none' },
    });
    await expect(merge(urgent, calm)).rejects.toMatchObject({ code: 'rule-refused' });
    await merge(calm, urgent);
  });

  it('to take apart what was asked for anew meanwhile', async () => {
    const { first, second, ...one } = await twice();
    await merge(first, second);
    await on.sql`update requests set state = 'cancelled', closed_at = now() where id = ${second}`;
    const reply = await askFor(on, one, { kind: 'other' });
    expect(reply.outcome).toBe('asked');
    await expect(undo(first)).rejects.toMatchObject({ code: 'rule-refused' });
  });
});

describe('merging in races and repeats', () => {
  it('of two who merge each into the other one wins, and one request stays open', async () => {
    const { first, second } = await twice();
    const tries = await Promise.allSettled([merge(first, second), merge(second, first, gridLeader)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const states = [(await show(first)).state, (await show(second)).state];
    expect(states.filter((state) => state === 'cancelled')).toHaveLength(1);
  });

  it('of two who undo at once one does', async () => {
    const { first, second } = await twice();
    await merge(first, second);
    const tries = await Promise.allSettled([undo(first), undo(first, gridLeader)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await live(first)).toEqual([]);
  });

  it('the database keeps a request merged once, and lets none come back that was not', async () => {
    const { first, second } = await twice();
    await merge(first, second);
    const [row] = await live(first);
    if (!row) throw new Error('not merged');
    await expect(on.db.insert(requestMerges).values({ ...row, id: on.ids.next() })).rejects.toThrow();
    await expect(
      on.sql`update requests set state = 'accepted', closed_at = null where id = ${first}`,
    ).rejects.toThrow(/does not go/);
  });
});
