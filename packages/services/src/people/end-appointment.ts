import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import { Problem } from '@linli/contracts/problem';
import { appointments, areas } from '@linli/db/people/tables';
import { may, mayEndPost } from '@linli/domain/identity/rights';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * Ends a post now; it stands in the history with the reason, and from the next request on it gives no rights. A post that has not
 * begun never will. One's own post can be laid down unless it gives posts: those are ended from above.
 *
 * @throws Problem not-found for a post one may not see; not-allowed; second-factor-needed; already-done; lost-race.
 */
export async function endAppointment(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/end-appointment'>,
): Promise<ReplyOf<'POST /people/end-appointment'>> {
  const actor = signedIn(ctx);
  if (actor.secondFactor === 'asked' || actor.secondFactor === 'to-enrol')
    throw new Problem('second-factor-needed');
  const now = ctx.clock.now();
  const [found] = await ctx.db
    .select({ post: appointments, areaPath: areas.path })
    .from(appointments)
    .innerJoin(areas, eq(areas.id, appointments.areaId))
    .where(eq(appointments.id, input.appointmentId));
  const own = found?.post.accountId === actor.accountId;
  if (!found || !(own || may(actor.posts, 'posts.view', found.areaPath))) throw new Problem('not-found');
  const { post, areaPath } = found;
  const role = post.role as Role;
  if (!mayEndPost(actor.posts, { role, areaPath, own })) throw new Problem('not-allowed');
  if (post.endReason !== null || (post.untilAt !== null && post.untilAt <= now))
    throw new Problem('already-done');
  const [ended] = await ctx.db
    .update(appointments)
    .set({
      untilAt: sql`greatest(${appointments.fromAt}, ${now.toISOString()}::timestamptz)`,
      endReason: input.reason,
    })
    .where(
      and(
        eq(appointments.id, post.id),
        isNull(appointments.endReason),
        or(isNull(appointments.untilAt), gt(appointments.untilAt, now)),
      ),
    )
    .returning({ id: appointments.id });
  if (!ended) throw new Problem('lost-race');
  await record(ctx, now, {
    action: 'people.end-appointment',
    subjectKind: 'appointment',
    subjectId: post.id,
    areaPath,
    reason: input.reason,
    facts: { role, holder: post.accountId, own },
  });
  return { done: true };
}
