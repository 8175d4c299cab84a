import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { robots } from '@linli/db/notices/tables';
import { areas } from '@linli/db/people/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Ends a chat robot; what still waited for it is dropped. @throws Problem not-found, not-allowed; already-done */
export async function removeRobot(
  ctx: Ctx,
  { robotId }: ParsedInputOf<'POST /notices/remove-robot'>,
): Promise<ReplyOf<'POST /notices/remove-robot'>> {
  const now = ctx.clock.now();
  const [robot] = await ctx.db
    .select({ areaPath: areas.path })
    .from(robots)
    .innerJoin(areas, eq(areas.id, robots.areaId))
    .where(eq(robots.id, robotId));
  if (!robot) throw new Problem('not-found');
  demand(ctx, 'notices.robots', robot.areaPath);
  const ended = await ctx.db
    .update(robots)
    .set({ endedAt: now })
    .where(and(eq(robots.id, robotId), isNull(robots.endedAt)))
    .returning({ id: robots.id });
  if (ended.length === 0) throw new Problem('already-done');
  await record(ctx, now, {
    action: 'notices.remove-robot',
    subjectKind: 'robot',
    subjectId: robotId,
    areaPath: robot.areaPath,
  });
  return { done: true };
}
