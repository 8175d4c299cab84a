import type { Ctx } from '@linli/services/context';

/**
 * The database of verbs whose work is undone: a transaction runs to its end, answers, and leaves nothing behind. What a
 * verb may do can be asked many times without changing what the next one finds.
 */
export function undone(db: Ctx['db']): Ctx['db'] {
  const end = Symbol('the end of a transaction');
  const transaction: Ctx['db']['transaction'] = async (work, config) => {
    const done: { reply?: Awaited<ReturnType<typeof work>> }[] = [];
    await db
      .transaction(async (tx) => {
        done.push({ reply: await work(tx) });
        throw end;
      }, config)
      .catch((error: unknown) => {
        if (error !== end) throw error;
      });
    return done[0]?.reply as Awaited<ReturnType<typeof work>>;
  };
  return new Proxy(db, {
    get(target, name) {
      if (name === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
