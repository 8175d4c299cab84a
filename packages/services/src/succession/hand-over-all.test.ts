import { auditEntries } from '@linli/db/audit/tables';
import { handovers } from '@linli/db/succession/tables';
import { post } from '@linli/test/support/ladders';
import { leaving } from '@linli/test/support/leaving';
import { putInHand } from '@linli/test/support/requests';
import { type AccountCaller, actorOf } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { takeInHand } from '../requests/take-in-hand.ts';
import { handOverAll } from './hand-over-all.ts';
import { listHandovers } from './list-handovers.ts';
import { listOpenItems } from './list-open-items.ts';
import { previewHandover } from './preview-handover.ts';
import { showHandover } from './show-handover.ts';
import { showPerson } from './show-person.ts';

const at = await leaving();
const { on, leader, successor, secretary } = at;
const kinds = [
  'post',
  'request',
  'joint',
  'errand',
  'alert',
  'told',
  'supervision',
  'supervising',
  'call',
  'shift',
  'roster',
  'stand-in',
] as const;
const planTo = (to: { accountId: string } | null, of: { accountId: string } = leader) => ({
  accountId: of.accountId,
  groups: kinds.map((kind) => ({ kind, toAccountId: to?.accountId ?? null })),
  items: [] as { itemId: string; toAccountId: string | null }[],
});
const preview = (who: AccountCaller, plan: ReturnType<typeof planTo>) => who.do(previewHandover, plan);
const go = (who: AccountCaller, plan: ReturnType<typeof planTo>, seen: string) =>
  who.do(handOverAll, { ...plan, seen, reason: '调回原单位', letters: [] });

describe('what is open', () => {
  it('is counted by kind, and listed page by page in the same order and number', async () => {
    const person = await secretary.do(showPerson, { accountId: leader.accountId });
    expect(person.open.map(({ kind }) => kind)).toEqual([...kinds]);
    expect(person).toMatchObject({ mayHandOver: true, shiftMinutes: 300 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await secretary.do(listOpenItems, {
        accountId: leader.accountId,
        limit: 3,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...items.map(({ kind }) => kind));
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(person.open.flatMap(({ kind, count }) => Array<string>(count).fill(kind)));
  });

  it('is for whoever sees the posts there; an inspector reads and may not hand over', async () => {
    const { inspector, besideLeader } = at.at;
    expect((await inspector.do(showPerson, { accountId: leader.accountId })).mayHandOver).toBe(false);
    await expect(besideLeader.do(showPerson, { accountId: leader.accountId })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(preview(inspector, planTo(successor))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(preview(besideLeader, planTo(successor))).rejects.toMatchObject({ code: 'not-found' });
    await expect(successor.do(showPerson, { accountId: leader.accountId })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('refuses', () => {
  const refusals = async (who: AccountCaller, plan: ReturnType<typeof planTo>) =>
    Object.fromEntries(
      (await preview(who, plan)).groups.flatMap(({ kind, items }) =>
        items.flatMap(({ refusal }) => (refusal === null ? [] : [[kind, refusal]])),
      ),
    );

  it('with each thing named that a successor has no post for, unless the post comes with it', async () => {
    const { groups } = planTo(successor);
    const without = { ...planTo(successor), groups: groups.filter(({ kind }) => kind !== 'post') };
    expect(await refusals(secretary, without)).toEqual({
      post: 'no-successor',
      request: 'no-right',
      joint: 'no-right',
      alert: 'no-right',
      told: 'no-right',
      supervision: 'no-right',
      supervising: 'no-right',
      roster: 'no-right',
      'stand-in': 'no-right',
    });
    expect(await refusals(secretary, planTo(successor))).toEqual({});
  });

  it('a leader who would give their own post, which comes from above, and oneself as successor', async () => {
    expect(await refusals(leader, planTo(secretary))).toMatchObject({ post: 'from-above' });
    expect(Object.values(await refusals(secretary, planTo(leader)))).toEqual(kinds.map(() => 'is-leaver'));
  });

  it('whoever stands somewhere else by then', async () => {
    const busy = await on.as({ role: 'volunteer', area: at.at.area.community });
    await at.place(busy, 50);
    const plan = planTo(successor);
    const { groups } = await preview(secretary, {
      ...plan,
      items: [{ itemId: at.stood.claimId, toAccountId: busy.accountId }],
    });
    expect(groups.find(({ kind }) => kind === 'shift')?.items).toMatchObject([
      {
        refusal: 'shift-rule',
        reasons: expect.arrayContaining([expect.objectContaining({ reason: 'overlaps' })]),
      },
    ]);
  });

  it('nothing, but says that a ladder names the person, as long as its newest version does', async () => {
    const { publish } = at.at;
    const tell = [post('building-head'), { kind: 'person' as const, accountId: leader.accountId }];
    expect((await preview(secretary, planTo(null))).ladders).toBe(0);
    await publish({ steps: [{ tell, waitMinutes: 10, channels: [] }] }, 'urgent');
    expect((await preview(secretary, planTo(null))).ladders).toBe(1);
    await publish({}, 'urgent');
    expect((await preview(secretary, planTo(null))).ladders).toBe(0);
  });

  it('a stranger as successor, and a handover in which something is refused', async () => {
    await expect(preview(secretary, planTo(await on.as()))).rejects.toMatchObject({ code: 'invalid-input' });
    const plan = planTo(leader);
    const { seen } = await preview(secretary, plan);
    await expect(go(secretary, plan, seen)).rejects.toMatchObject({ code: 'rule-refused' });
    expect(await on.db.$count(handovers)).toBe(0);
  });
});

it('what nobody is chosen for yet is told apart from what cannot go, and neither is handed over', async () => {
  const plan = {
    ...planTo(successor),
    groups: planTo(successor).groups.filter(({ kind }) => kind !== 'call'),
  };
  const { seen, refused, unnamed, groups } = await preview(secretary, plan);
  const calls = groups.find(({ kind }) => kind === 'call');
  expect(calls).toMatchObject({ refused: 0, unnamed: calls?.count, moving: 0 });
  expect({ refused, unnamed }).toEqual({ refused: 0, unnamed: calls?.count });
  await expect(go(secretary, plan, seen)).rejects.toMatchObject({ code: 'rule-refused' });
});

describe('races and repeats', () => {
  it('a preview that has gone stale is refused, and nothing moves', async () => {
    const plan = planTo(successor);
    const { seen } = await preview(secretary, plan);
    const more = await at.at.ask();
    await leader.do(takeInHand, { requestId: more, note: '' });
    await expect(go(secretary, plan, seen)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ pointer: '/seen', code: 'outdated' }],
    });
    expect((await actorOf(successor))?.posts.map(({ role }) => role)).toEqual(['volunteer']);
  });

  it('two at once: one hands over, the other is told that it looks different now; the record stands once', async () => {
    const plan = planTo(successor);
    const officer = at.at.dutyOfficer;
    const [one, two] = [await preview(secretary, plan), await preview(officer, plan)];
    const outcomes = await Promise.allSettled([go(secretary, plan, one.seen), go(officer, plan, two.seen)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await on.db.$count(handovers)).toBe(1);
    expect(await on.db.$count(auditEntries, eq(auditEntries.action, 'succession.hand-over'))).toBe(1);
    expect((await preview(secretary, planTo(null))).groups).toEqual([]);
    expect((await actorOf(successor))?.posts.map(({ role }) => role).sort()).toEqual([
      'grid-leader',
      'volunteer',
    ]);
    const [record] = (await secretary.do(listHandovers, { limit: 30 })).items;
    const id = { handoverId: record?.handoverId ?? '' };
    for (const reader of [leader, successor, at.at.inspector])
      expect((await reader.do(showHandover, id)).to.map(({ items }) => items.length)).toEqual([
        record?.items,
      ]);
    await expect(at.at.besideLeader.do(showHandover, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('part of it stays where it is said to stay', async () => {
    const head = await on.as({ role: 'cell-head', area: at.at.area.cell });
    const [a, b] = [await at.at.ask(), await at.at.ask()];
    for (const id of [a, b]) await putInHand(on, head, id);
    const all = await preview(secretary, planTo(null, head));
    const hands = all.groups.find(({ kind }) => kind === 'request')?.items ?? [];
    const [first] = hands;
    const plan = {
      ...planTo(null, head),
      items: [{ itemId: first?.itemId ?? '', toAccountId: at.cellHead.accountId }],
    };
    const { seen, moving, staying } = await preview(secretary, plan);
    expect({ moving, staying }).toEqual({ moving: 1, staying: 2 });
    expect(await go(secretary, plan, seen)).toMatchObject({ moved: 1 });
    const left = await secretary.do(showPerson, { accountId: head.accountId });
    expect(left.open).toEqual([
      { kind: 'post', count: 1 },
      { kind: 'request', count: 1 },
    ]);
  });
});
