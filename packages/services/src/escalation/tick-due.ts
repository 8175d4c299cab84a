import { climbs } from '@linli/db/escalation/tables';
import { and, asc, eq, lte, ne } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { tickAnswered } from './tick-answered.ts';
import { tickSupervisions } from './tick-supervisions.ts';
import { tickWaiting } from './tick-waiting.ts';

/** Cases a transaction takes at once: few enough that who answers one of them does not wait noticeably. */
const batch = 100;
// More than are ever due at once; what is left has an alarm of its own or is found five seconds later.
const most = 5_000;

type Work = (inner: Ctx, now: Date) => Promise<number>;

/**
 * Does whatever is due now: first the cases nobody has answered, many in a transaction, then those somebody has, each in
 * one of its own, then supervisions. When a batch fails its cases are tried one by one, so that one that fails does not
 * keep others waiting. The alarm of a second and the sweep that finds what an alarm missed both call it.
 * @returns how many cases were ticked @throws the first failure, after all were tried
 */
export async function tickDue(ctx: Ctx): Promise<number> {
  const failures: unknown[] = [];
  const alone = (work: Work) =>
    tried(ctx, work).catch((error: unknown) => {
      failures.push(error);
      return 0;
    });
  let count = 0;
  /** Takes batches until one is not full. @returns whether the last one was full */
  const drain = async (batches: number): Promise<boolean> => {
    for (let left = batches; left > 0; left--) {
      const taken = await tried(ctx, (inner, now) => tickWaiting(inner, now, { most: batch })).catch(
        async () => {
          let saved = 0;
          for (const { id } of await due(ctx, 'waiting'))
            saved += await alone((inner, now) => tickWaiting(inner, now, { id, most: 1 }));
          return saved;
        },
      );
      count += taken;
      if (taken < batch) return false;
    }
    return true;
  };
  // Many at once: the database works on one batch while the next one is thought about.
  if (await drain(1)) await Promise.all([drain(most / batch / 2), drain(most / batch / 2)]);
  for (const each of await due(ctx, 'answered'))
    count += await alone((inner, now) => tickAnswered(inner, now, each));
  count += await alone(tickSupervisions);
  if (failures.length > 0) throw failures[0];
  return count;
}

const tried = (ctx: Ctx, work: Work): Promise<number> =>
  inTransaction(ctx, (inner) => work(inner, ctx.clock.now()));

const due = (ctx: Ctx, which: 'waiting' | 'answered') =>
  ctx.db
    .select({ id: climbs.id, caseKind: climbs.caseKind, caseId: climbs.caseId })
    .from(climbs)
    .where(
      and(
        eq(climbs.state, 'running'),
        (which === 'waiting' ? eq : ne)(climbs.phase, 'answer'),
        lte(climbs.dueAt, ctx.clock.now()),
      ),
    )
    .orderBy(asc(climbs.dueAt), asc(climbs.id))
    .limit(most);
