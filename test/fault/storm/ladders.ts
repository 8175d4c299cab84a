import type { Sql } from '@linli/db/client';
import { quickLadder } from './kinds.ts';
import type { Model } from './model.ts';
import type { World } from './world.ts';

/**
 * Requests nobody could answer: each step of their ladder was taken once, in order, told whom it has to tell, and nothing was
 * left in the end. @returns what is not so
 */
export async function climbedToTheEnd(sql: Sql, model: Model, world: World): Promise<string[]> {
  const ignored = model.asks.filter(({ kind }) => kind === 'ignored').map(({ requestId }) => requestId);
  const rows = await sql<{ case_id: string; state: string; steps: string[]; told: string[] }[]>`
    select clock.case_id, clock.state,
      array(select format('%s %s', step, outcome) from climb_steps taken
        where taken.climb_id = clock.id order by round, step) as steps,
      array(select account_id::text from climb_told told where told.climb_id = clock.id order by level) as told
    from climbs clock where clock.case_id = any(${ignored}::uuid[])`;
  const wanted = {
    state: 'stuck',
    steps: [...quickLadder.steps.map((_, n) => `${n} told`), `${quickLadder.steps.length} stuck`],
    told: [world.head, world.gridLeader, world.secretary, world.officer].map(({ accountId }) => accountId),
  };
  const wrong = rows.flatMap(({ case_id: id, ...life }) =>
    JSON.stringify(life) === JSON.stringify(wanted) ? [] : [`ladder of ${id}: ${JSON.stringify(life)}`],
  );
  if (rows.length !== ignored.length) wrong.push(`${ignored.length} requests, ${rows.length} ladders`);
  return wrong;
}
