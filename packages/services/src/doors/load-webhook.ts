import { Problem } from '@linli/contracts/problem';
import { webhooks } from '@linli/db/doors/tables';
import { areas } from '@linli/db/people/tables';
import type { Right } from '@linli/domain/identity/rights';
import { and, eq, isNull } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** A webhook that was not removed, held against others who change it. @throws Problem not-found, not-allowed */
export async function loadWebhook(
  ctx: Ctx,
  webhookId: string,
  right: Right = 'webhooks.set-up',
): Promise<{ id: string; areaId: string; areaPath: string; stopped: boolean }> {
  const [found] = await ctx.db
    .select({
      id: webhooks.id,
      areaId: webhooks.areaId,
      areaPath: areas.path,
      stoppedAt: webhooks.stoppedAt,
    })
    .from(webhooks)
    .innerJoin(areas, eq(areas.id, webhooks.areaId))
    .where(and(eq(webhooks.id, webhookId), isNull(webhooks.endedAt)))
    .for('update', { of: webhooks });
  if (!found) throw new Problem('not-found');
  demand(ctx, right, found.areaPath);
  const { stoppedAt, ...webhook } = found;
  return { ...webhook, stopped: stoppedAt !== null };
}
