import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { rateFormula } from '@linli/contracts/requests/labels';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { rateConditions } from './rate-conditions.ts';

const countNames = [
  'requests',
  'answered_of',
  'answered_met',
  'solved_of',
  'solved_met',
  'satisfied_of',
  'satisfied_met',
] as const;
type Row = Record<'id' | 'name', string> & Record<(typeof countNames)[number], number>;

/**
 * The three rates 三率 of an area, then of each area directly below it, over what was submitted from one moment until
 * before another. One statement, whatever the size of the tree.
 * @throws Problem not-found, not-allowed; invalid-input when the end does not come after the start
 */
export async function showRates(
  ctx: Ctx,
  { areaId, from, until }: ParsedInputOf<'GET /requests/rates'>,
): Promise<ReplyOf<'GET /requests/rates'>> {
  if (new Date(until) <= new Date(from)) throw invalid('/until', 'wrong-order');
  const top = await loadArea(ctx, 'requests.rates', areaId);
  const { answered, solved, satisfied } = rateConditions(ctx.clock.now());
  const counts = sql.raw(
    countNames.map((name) => `coalesce(sum(counted.${name}), 0)::int as ${name}`).join(', '),
  );
  const rows = await ctx.db.execute<Row>(sql`
    with counted as materialized (
      select place.path, count(*) as requests,
        count(*) filter (where ${answered.of}) as answered_of, count(*) filter (where ${answered.of} and ${answered.met}) as answered_met,
        count(*) filter (where ${solved.of}) as solved_of, count(*) filter (where ${solved.of} and ${solved.met}) as solved_met,
        count(*) filter (where ${satisfied.of}) as satisfied_of, count(*) filter (where ${satisfied.of} and ${satisfied.met}) as satisfied_met
      from areas place
      join requests r on r.area_id = place.id and r.submitted_at >= ${from}::timestamptz and r.submitted_at < ${until}::timestamptz
      where place.path <@ ${top.path}::ltree
      group by place.id)
    select area.id, area.name, ${counts}
    from areas area left join counted on counted.path <@ area.path
    where area.id = ${top.id}::uuid or area.parent_id = ${top.id}::uuid
    group by area.id
    having area.closed_at is null or count(counted.path) > 0
    order by nlevel(area.path), area.label`);
  return {
    formula: rateFormula,
    items: rows.map((row) => ({
      areaId: row.id,
      name: row.name,
      requests: row.requests,
      answered: { of: row.answered_of, met: row.answered_met },
      solved: { of: row.solved_of, met: row.solved_met },
      satisfied: { of: row.satisfied_of, met: row.satisfied_met },
    })),
  };
}
