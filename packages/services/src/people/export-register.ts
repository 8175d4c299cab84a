import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas, exports } from '@linli/db/people/tables';
import { enqueue } from '@linli/jobs/outbox';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { exportView } from './register-export/export-state.ts';

/**
 * Asks for the register of an area as a masked file. Who, where and why stand in the audit before any file is there; a
 * job writes it, and its link holds ten minutes from then on.
 * @throws Problem not-found, not-allowed; too-many-requests after ten an hour
 */
export async function exportRegister(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/export-register'>,
): Promise<ReplyOf<'POST /people/export-register'>> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const [area] = await ctx.db
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.id, input.areaId), isNull(areas.closedAt)));
  if (!area) throw new Problem('not-found');
  demand(ctx, 'register.export', area.path);
  await ctx.limits.take('export', accountId);
  const [row] = await ctx.db
    .insert(exports)
    .values({
      id: ctx.ids.next(),
      areaId: input.areaId,
      accountId,
      reason: input.reason,
      format: input.format,
      state: 'waiting',
      createdAt: now,
    })
    .returning();
  if (!row) throw new Error('export not written');
  await record(ctx, now, {
    action: 'people.export-register',
    subjectKind: 'export',
    subjectId: row.id,
    areaPath: area.path,
    reason: input.reason,
    facts: { format: input.format },
  });
  await enqueue(ctx, 'people.make-export', { exportId: row.id });
  return exportView(ctx.vault, row, now);
}
