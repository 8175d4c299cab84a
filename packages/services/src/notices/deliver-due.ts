import type { Payload } from '@linli/jobs/catalog';
import { enqueue } from '@linli/jobs/outbox';
import { sql } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { claimMessage } from './claim-message.ts';
import { sendMessage } from './send-message.ts';
import { settleTry } from './settle-try.ts';

/** People served at once by one run: gateways are slow, connections few, and none is held while a gateway answers. */
const atOnce = 8;
/** People one run serves before it makes room for others and asks for another run. */
const mostPeople = 400;
/** Steps for one person in one run; a message takes two or three. */
const mostSteps = 40;

/** The alarm: delivers what is due, first calls alone when `urgent`. Asks for another run while there is more. */
export async function deliverDue(
  ctx: Ctx,
  { urgent }: Payload<'notices.deliver-due'>,
  signal: AbortSignal,
): Promise<void> {
  const served = await deliverSome(ctx, { urgent, most: mostPeople }, signal);
  if (served === mostPeople) await enqueue(ctx, 'notices.deliver-due', { urgent });
}

/**
 * Delivers what is due to at most `most` people, the most pressing first. Somebody whose delivery fails does not keep the
 * others waiting.
 * @returns how many were served
 * @throws the first failure, after all were tried
 */
export async function deliverSome(
  ctx: Ctx,
  { urgent, most }: { urgent: boolean; most: number },
  signal: AbortSignal,
): Promise<number> {
  const seen = new Set<string>();
  const failures: unknown[] = [];
  const serve = async (queue: string[]) => {
    for (let next = queue.shift(); next !== undefined && !signal.aborted; next = queue.shift())
      await deliverTo(ctx, next).catch((error: unknown) => failures.push(error));
  };
  while (seen.size < most && !signal.aborted) {
    const due = await peopleDue(ctx, urgent, seen.size);
    const fresh = due.filter((each) => !seen.has(each)).slice(0, most - seen.size);
    if (fresh.length === 0) break;
    for (const each of fresh) seen.add(each);
    await Promise.all(Array.from({ length: atOnce }, () => serve(fresh)));
  }
  if (failures.length > 0) throw failures[0];
  return seen.size;
}

/** All steps for one person that are due: each is decided in one transaction, made outside, and written down in another. */
async function deliverTo(ctx: Ctx, accountId: string): Promise<void> {
  for (let steps = 0; steps < mostSteps; steps++) {
    const claimed = await inTransaction(ctx, (inner) => claimMessage(inner, accountId));
    if (claimed === null) return;
    if (claimed === 'again') continue;
    const outcome = await sendMessage(ctx, claimed);
    if (!(await inTransaction(ctx, (inner) => settleTry(inner, claimed, outcome)))) return;
  }
}

/** Accounts with something due, the most pressing first; a batch, with room for those this run has served. */
async function peopleDue(ctx: Ctx, urgent: boolean, served: number): Promise<string[]> {
  const due = sql`due_at <= ${ctx.clock.now().toISOString()}::timestamptz ${urgent ? sql`and rank = 0` : sql``}`;
  const most = 64 + served;
  const rows = await ctx.db.execute<{ account_id: string }>(sql`
    select due.account_id from (
      (select account_id, rank, due_at from notices where state = 'queued' and ${due} order by rank, due_at limit ${most})
      union all
      (select account_id, rank, due_at from messages where state in ('waiting', 'sending') and ${due}
        order by rank, due_at limit ${most})) due
    group by due.account_id
    order by min(due.rank), min(due.due_at), due.account_id
    limit ${most}`);
  return rows.map(({ account_id: id }) => id);
}
