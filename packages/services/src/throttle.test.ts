import { rateWindows } from '@linli/db/identity/tables';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import type { Actor } from './context.ts';
import { openThrottle } from './throttle.ts';

const s = await stage();
const limits = {
  account: { most: 3, seconds: 10 },
  token: { most: 3, seconds: 60 },
  address: { most: 2, seconds: 10 },
};
const throttle = openThrottle(limits, s.base);
const visitor: Actor = { kind: 'visitor' };
const person = async (): Promise<Actor> => (await (await s.as()).ctx()).actor;
const system = (tokenId = s.ids.next()): Actor => ({
  kind: 'token',
  tokenId,
  accountId: s.ids.next(),
  displayName: '热线',
  language: 'zh-Hans',
  scopes: ['requests.read'],
  posts: [],
  secondFactor: 'off',
});
const times = async (count: number, actor: Actor, address = '203.0.113.1', by = throttle) => {
  const over: (boolean | undefined)[] = [];
  for (let n = 0; n < count; n++) over.push((await by.take(actor, address))?.over);
  return over;
};

describe('does', () => {
  it('say how many calls are left and when all are there again', async () => {
    const caller = await person();
    expect(await throttle.take(caller, null)).toEqual({
      by: 'account',
      ...limits.account,
      left: 2,
      endsInSeconds: 10,
      over: false,
    });
    s.clock.advance(0.1);
    expect(await throttle.take(caller, null)).toMatchObject({ left: 1, endsInSeconds: 4 });
    s.clock.advance(0.1);
    expect(await throttle.take(caller, null)).toMatchObject({ left: 2, endsInSeconds: 10 });
  });

  it('let a whole community behind one address call, each as much as if alone', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, person));
    for (const each of people) expect(await times(3, each)).toEqual([false, false, false]);
  });

  it('count what an interface may call over all processes, and people without a row', async () => {
    const elsewhere = openThrottle(limits, s.base);
    const hotline = system();
    expect(await times(2, hotline)).toEqual([false, false]);
    expect(await times(2, hotline, '203.0.113.1', elsewhere)).toEqual([false, true]);
    const rows = await s.db.$count(rateWindows);
    await times(3, await person());
    await times(3, visitor, '203.0.113.9');
    expect(await s.db.$count(rateWindows)).toBe(rows);
  });
});

describe('refuses', () => {
  it('one call too many of who has not signed in, by address, and nobody else’s', async () => {
    expect(await times(3, visitor, '203.0.113.2')).toEqual([false, false, true]);
    expect(await times(1, visitor, '203.0.113.3')).toEqual([false]);
    expect(await times(1, await person(), '203.0.113.2')).toEqual([false]);
  });

  it('nothing where no limit is set', async () => {
    const off = openThrottle({ account: null, token: null, address: null }, s.base);
    expect(await times(5, visitor, '203.0.113.4', off)).toEqual(Array(5).fill(undefined));
  });
});

describe('races and repeats', () => {
  it('of many calls of a token at once exactly the allowed number gets through', async () => {
    const hotline = system();
    const all = await Promise.all(Array.from({ length: 12 }, () => throttle.take(hotline, null)));
    expect(all.filter((each) => !each?.over)).toHaveLength(3);
  });
});
