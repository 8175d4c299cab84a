import type { Db } from './client.ts';

interface Waiting<I, O> {
  readonly item: I;
  readonly done: (result: O) => void;
  readonly failed: (error: unknown) => void;
}

interface Lane<I, O> {
  underWay: number;
  waiting: Waiting<I, O>[];
}

/**
 * Makes a statement that takes many items at once serve callers that bring one each. Somebody who comes while nothing is
 * under way goes at once; those who come meanwhile go together, so that under load one statement and one commit serve
 * many and nobody waits for a timer.
 *
 * When a statement with several items fails, each is tried on its own: nobody fails for another's item.
 *
 * @param run takes items of one `db` and returns a result for each, in their order; all of it or nothing must happen
 * @param options `abreast` statements may be under way at a time, with `most` items each
 */
export function gathered<I, O>(
  run: (db: Db, items: readonly I[]) => Promise<readonly O[]>,
  options: { abreast: number; most: number },
): (db: Db, item: I) => Promise<O> {
  const lanes = new WeakMap<Db, Lane<I, O>>();

  async function go(db: Db, lane: Lane<I, O>, batch: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const results = await run(
        db,
        batch.map(({ item }) => item),
      );
      batch.forEach(({ done }, i) => {
        done(results[i] as O);
      });
    } catch (error) {
      const [only, ...others] = batch;
      if (others.length === 0) only?.failed(error);
      else for (const one of batch) await go(db, lane, [one]);
    }
  }

  function start(db: Db, lane: Lane<I, O>): void {
    while (lane.underWay < options.abreast && lane.waiting.length > 0) {
      const batch = lane.waiting.splice(0, options.most);
      lane.underWay++;
      void go(db, lane, batch).finally(() => {
        lane.underWay--;
        start(db, lane);
      });
    }
  }

  return (db, item) =>
    new Promise<O>((done, failed) => {
      let lane = lanes.get(db);
      if (!lane) {
        lane = { underWay: 0, waiting: [] };
        lanes.set(db, lane);
      }
      lane.waiting.push({ item, done, failed });
      start(db, lane);
    });
}
