import { notices } from '@linli/db/notices/tables';
import { dutyPairs } from '@linli/db/rosters/tables';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerPair } from './answer-pair.ts';
import { askPair } from './ask-pair.ts';
import { endPair } from './end-pair.ts';
import { listColleagues } from './list-colleagues.ts';
import { listPairs } from './list-pairs.ts';

const { on, volunteer, secretary, area } = await gate();
const elsewhere = await on.areas({
  other: 'district',
  away: ['street', 'other'],
  far: ['community', 'away'],
});
const stranger = await on.as({ role: 'volunteer', area: elsewhere.far });

const ask = (who: { accountId: string }, kind: 'together' | 'hand-over' | 'apart' = 'hand-over') => ({
  kind,
  accountId: who.accountId,
  otherAccountId: null,
});
const mine = { limit: 30 };

describe('pairs', () => {
  it('a wife asks her husband, who is told and agrees; either ends it', async () => {
    const [wife, husband] = [await volunteer(), await volunteer()];
    const { pairId } = await wife.do(askPair, ask(husband));
    const told = and(eq(notices.accountId, husband.accountId), eq(notices.kind, 'pair-asked'));
    expect(await on.db.$count(notices, told)).toBe(1);
    expect((await husband.do(listPairs, mine)).items).toMatchObject([{ pairId, state: 'asked', toMe: true }]);
    expect((await wife.do(listPairs, mine)).items).toMatchObject([{ pairId, state: 'asked', toMe: false }]);
    await husband.do(answerPair, { pairId, agrees: true });
    expect((await wife.do(listPairs, mine)).items).toMatchObject([{ state: 'agreed', kind: 'hand-over' }]);
    await husband.do(endPair, { pairId });
    expect((await wife.do(listPairs, mine)).items).toEqual([]);
    // And they may begin again.
    await husband.do(askPair, ask(wife));
  });

  it('who plans sets a pair for two of their area, sees it, and may end it', async () => {
    const [a, b] = [await volunteer(), await volunteer()];
    const { pairId } = await secretary.do(askPair, {
      kind: 'apart',
      accountId: a.accountId,
      otherAccountId: b.accountId,
    });
    const seen = await secretary.do(listPairs, { ...mine, areaId: area.community.id });
    expect(seen.items.find((pair) => pair.pairId === pairId)).toMatchObject({ state: 'agreed', toMe: false });
    await secretary.do(endPair, { pairId });
    expect((await a.do(listPairs, mine)).items).toEqual([]);
  });

  it('colleagues of the own community are found by a part of their name, others are not', async () => {
    const me = await volunteer();
    const { id } = await on.account({ name: '陈大文100%' });
    await on.post(id, 'volunteer', area.grid);
    expect((await me.do(listColleagues, { name: '大文', limit: 10 })).items).toEqual([
      { accountId: id, name: '陈大文100%' },
    ]);
    expect((await me.do(listColleagues, { name: '0%', limit: 10 })).items).toHaveLength(1);
    expect((await stranger.do(listColleagues, { name: '大文', limit: 10 })).items).toEqual([]);
    const first = await me.do(listColleagues, { name: '账号', limit: 1 });
    const second = await me.do(listColleagues, { name: '账号', limit: 1, cursor: first.nextCursor ?? '' });
    expect(second.items).toHaveLength(1);
    expect(second.items).not.toEqual(first.items);
  });
});

describe('pairs refuse', () => {
  it('oneself, strangers, and answers of others', async () => {
    const [a, b, c] = [await volunteer(), await volunteer(), await volunteer()];
    await expect(a.do(askPair, ask(a))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(a.do(askPair, ask(stranger))).rejects.toMatchObject({ code: 'not-found' });
    const { pairId } = await a.do(askPair, ask(b));
    for (const who of [a, c]) {
      await expect(who.do(answerPair, { pairId, agrees: true })).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(c.do(endPair, { pairId })).rejects.toMatchObject({ code: 'not-found' });
    const forOthers = { kind: 'apart' as const, accountId: b.accountId, otherAccountId: c.accountId };
    await expect(a.do(askPair, forOthers)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(a.do(listPairs, { ...mine, areaId: area.community.id })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('somebody standing together with two', async () => {
    const [a, b, c] = [await volunteer(), await volunteer(), await volunteer()];
    const first = await a.do(askPair, ask(b, 'together'));
    const second = await c.do(askPair, ask(b, 'together'));
    await b.do(answerPair, { pairId: first.pairId, agrees: true });
    await expect(b.do(answerPair, { pairId: second.pairId, agrees: true })).rejects.toMatchObject({
      code: 'rule-refused',
    });
  });
});

describe('pairs in races and repeats', () => {
  it('two who ask each other at once are one pair', async () => {
    const [a, b] = [await volunteer(), await volunteer()];
    const outcomes = await Promise.allSettled([a.do(askPair, ask(b)), b.do(askPair, ask(a))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'already-done' },
    });
    const rows = await on.db.select().from(dutyPairs).where(eq(dutyPairs.state, 'asked'));
    expect(rows.filter(({ oneId, otherId }) => [oneId, otherId].includes(a.accountId))).toHaveLength(1);
  });

  it('an answer counts once', async () => {
    const [a, b] = [await volunteer(), await volunteer()];
    const { pairId } = await a.do(askPair, ask(b));
    await b.do(answerPair, { pairId, agrees: false });
    await expect(b.do(answerPair, { pairId, agrees: true })).rejects.toMatchObject({ code: 'not-found' });
  });
});
