import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { UnfitReason } from '@linli/contracts/matching/labels';
import { matchOutlooks } from '@linli/db/matching/tables';
import { eq } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadRequest } from '../requests/load-request.ts';

type Outlook = ReplyOf<'GET /matching/outlook'>;

/** What the last plan said about a request: offered, or why not. @throws Problem not-allowed, second-factor-needed, not-found */
export async function showOutlook(
  ctx: Ctx,
  { requestId }: ParsedInputOf<'GET /matching/outlook'>,
): Promise<Outlook> {
  const request = await loadRequest(ctx, requestId);
  demand(ctx, 'matching.view', request.areaPath);
  const [row] = await ctx.db.select().from(matchOutlooks).where(eq(matchOutlooks.requestId, requestId));
  if (!row) return { plannedAt: null, outcome: 'not-planned', unfit: [] };
  return {
    plannedAt: row.plannedAt.toISOString(),
    outcome: row.outcome as Outlook['outcome'],
    unfit: Object.entries(row.unfit as Record<UnfitReason, number>)
      .map(([reason, people]) => ({ reason: reason as UnfitReason, facts: {}, people }))
      .sort((a, b) => b.people - a.people || (a.reason < b.reason ? -1 : 1)),
  };
}
