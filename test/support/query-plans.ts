import { type Ctx, inTransaction } from '@linli/services/context';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Caller, Stage } from './stage.ts';

/**
 * Calls a verb and returns how Postgres goes about each statement it sent, with the values it sent. What the verb writes
 * stays.
 */
export async function plansOf<I, R>(
  on: Pick<Stage, 'sql'>,
  caller: Caller,
  verb: (ctx: Ctx, input: I) => Promise<R>,
  input: I,
): Promise<string> {
  const sent: { query: string; params: unknown[] }[] = [];
  const db = drizzle(on.sql, { logger: { logQuery: (query, params) => sent.push({ query, params }) } });
  await inTransaction({ ...(await caller.ctx()), db }, (ctx) => verb(ctx, input));
  const plans: string[] = [];
  for (const { query, params } of sent.filter(({ query }) =>
    /^\s*(select|with|update|insert|delete)/i.test(query),
  )) {
    const lines = await on.sql.unsafe<{ 'QUERY PLAN': string }[]>(
      `explain (costs off) ${query}`,
      params as (string | number | boolean | null)[],
    );
    plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
  }
  if (plans.length === 0) throw new Error('the verb sent nothing');
  return plans.join('\n\n');
}

/** A scan of all of a table that grows with time; its name is in the match. */
export const readsAll =
  /Seq Scan on (requests|request_hands|climbs|climb_steps|climb_told|case_events|offers|offer_stops|notices|messages|message_tries|callbacks|accounts|households|persons|memberships)\b/;
