import type { ReplyOf } from '@linli/contracts/catalog';
import { arrayLiteral } from '@linli/db/array-literal';
import { nextAction } from '@linli/domain/matching/next-action';
import { sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { requestRows } from '../requests/request-rows.ts';

interface Hand extends Record<string, unknown> {
  request_id: string;
  bundle_id: string | null;
  stop: number;
  from_at: string;
  under_way: boolean;
  lines: number;
  lines_open: number;
  lines_asked: number;
}

// Three trips of four stops at most, and what was given by hand.
const most = 50;

/**
 * What the actor has taken and not done, one next action each: trips in the order in which they were taken, the stops of a
 * bundle in the order of the way.
 */
export async function listErrands(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'GET /matching/errands'>> {
  const { accountId } = signedIn(ctx);
  const hands = await ctx.db.execute<Hand>(sql`
    select hand.request_id, hand.bundle_id, hand.stop, hand.from_at, r.state = 'under-way' as under_way,
      count(line.id)::int as lines,
      (count(*) filter (where line.state = 'open'))::int as lines_open,
      (count(*) filter (where line.state = 'asked'))::int as lines_asked
    from request_hands hand
    join requests r on r.id = hand.request_id
    left join request_lines line on line.request_id = r.id
    where hand.account_id = ${accountId}::uuid and hand.role = 'helper' and hand.until_at is null
      and r.state in ('taken', 'under-way')
    group by hand.id, r.id
    order by hand.from_at, hand.bundle_id nulls first, hand.stop, hand.id
    limit ${most}::int`);
  const rows = await requestRows(ctx, {
    where: sql`r.id = any(${arrayLiteral(hands.map((hand) => hand.request_id))}::uuid[])`,
    order: sql`r.id`,
    limit: most,
    seen: 'full',
  });
  const rowOf = new Map(rows.map((row) => [row.requestId, row]));
  return {
    items: hands.flatMap((hand) => {
      const request = rowOf.get(hand.request_id);
      if (!request) return [];
      return [
        {
          request,
          next: nextAction({
            underWay: hand.under_way,
            lines: { all: hand.lines, open: hand.lines_open, asked: hand.lines_asked },
          }),
          bundleId: hand.bundle_id,
          stop: hand.stop,
          takenAt: new Date(hand.from_at).toISOString(),
          linesOpen: hand.lines_open + hand.lines_asked,
        },
      ];
    }),
  };
}
