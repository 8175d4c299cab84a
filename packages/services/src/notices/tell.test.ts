import { notices } from '@linli/db/notices/tables';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { type Telling, tell } from './tell.ts';

const on = await stage();
const told = async (matter: string) => on.db.select().from(notices).where(eq(notices.matter, matter));
const telling = (matter: string, accountIds: string[], more: Partial<Telling> = {}): Telling => ({
  kind: 'request-moved',
  accountIds,
  matter,
  facts: { requestId: on.ids.next() },
  ...more,
});
const say = async (what: Telling) =>
  inTransaction(await on.system().ctx(), (ctx) => tell(ctx, on.clock.now(), what));

describe('tell does', () => {
  it('queues one notice a person, due when others may have joined it', async () => {
    const [one, two] = [await on.account(), await on.account()];
    expect(await say(telling('a', [one.id, two.id, one.id]))).toEqual({ queued: 2, before: 0 });
    const [notice] = await told('a');
    expect(notice).toMatchObject({ kind: 'request-moved', rank: 1, state: 'queued' });
    expect(notice?.dueAt.getTime()).toBe(on.clock.now().getTime() + 60_000);
  });

  it('makes a message urgent when told to, due at once', async () => {
    const one = await on.account();
    await say(telling('b', [one.id], { kind: 'case-yours', priority: 'first-call' }));
    expect(await told('b')).toMatchObject([{ rank: 0 }]);
    const offer = new Date(on.clock.now().getTime() + 600_000);
    await say(telling('c', [one.id], { kind: 'offer-made', expiresAt: offer }));
    expect(await told('c')).toMatchObject([{ rank: 1, dueAt: on.clock.now(), expiresAt: offer }]);
  });
});

describe('tell refuses', () => {
  it('facts with words in them: a name or a temperature never rests in a message', async () => {
    const one = await on.account();
    for (const facts of [{ name: '张三' }, { note: 'has a fever' }])
      await expect(say(telling('d', [one.id], { facts }))).rejects.toThrow(/neither id, count/);
    expect(await told('d')).toEqual([]);
  });
});

describe('tell in races and repeats', () => {
  it('tells the same matter to the same person once', async () => {
    const one = await on.account();
    const replies = await Promise.all([1, 2, 3].map(() => say(telling('e', [one.id]))));
    expect(replies.map(({ queued }) => queued).sort()).toEqual([0, 0, 1]);
    expect(await told('e')).toHaveLength(1);
  });

  it('tells nobody when the verb fails', async () => {
    const one = await on.account();
    const failing = inTransaction(await on.system().ctx(), async (ctx) => {
      await tell(ctx, on.clock.now(), telling('f', [one.id]));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow();
    expect(await told('f')).toEqual([]);
  });
});
