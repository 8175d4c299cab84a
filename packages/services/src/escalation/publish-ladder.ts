import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { ladders } from '@linli/db/escalation/tables';
import { areas } from '@linli/db/people/tables';
import { and, desc, eq } from 'drizzle-orm';
import { checkSeen } from '../audit/check-seen.ts';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { orTaken } from '../taken.ts';
import { checkLadder } from './check-ladder.ts';

/**
 * Publishes a ladder for an area and what lies below, as the next version of its key there. Cases under way keep theirs.
 * @throws Problem not-allowed, not-found; invalid-input with pointers into the definition; lost-race
 */
export async function publishLadder(
  ctx: Ctx,
  { areaId, key, definition, reason, base }: ParsedInputOf<'POST /escalation/publish-ladder'>,
): Promise<ReplyOf<'POST /escalation/publish-ladder'>> {
  const area = await loadArea(ctx, 'requests.set-up', areaId);
  await checkLadder(ctx, definition);
  const now = ctx.clock.now();
  const [newest] = await ctx.db
    .select({ version: ladders.version, setBy: ladders.publishedBy })
    .from(ladders)
    .where(and(eq(ladders.key, key), eq(ladders.areaId, areaId)))
    .orderBy(desc(ladders.version))
    .limit(1);
  await checkSeen(ctx, base, newest);
  const version = (newest?.version ?? 0) + 1;
  const ladderId = ctx.ids.next();
  await orTaken(
    ctx.db.insert(ladders).values({
      id: ladderId,
      key,
      version,
      areaId,
      definition,
      publishedAt: now,
      publishedBy: signedIn(ctx).accountId,
      reason,
    }),
    { ladders_version: () => new Problem('lost-race') },
  );
  await record(ctx, now, {
    action: 'escalation.publish-ladder',
    subjectKind: 'ladder',
    subjectId: ladderId,
    areaPath: area.path,
    reason,
    facts: { key, version, steps: definition.steps.length },
  });
  const [named] = await ctx.db.select({ name: areas.name }).from(areas).where(eq(areas.id, areaId));
  return {
    ladderId,
    key,
    version,
    areaId,
    areaName: named?.name ?? null,
    publishedAt: now.toISOString(),
    definition,
  };
}
