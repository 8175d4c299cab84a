import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import { invalid, Problem } from '@linli/contracts/problem';
import { teamDuties } from '@linli/db/escalation/tables';
import { appointments, areas } from '@linli/db/people/tables';
import { may, mayAppoint } from '@linli/domain/identity/rights';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { atDesk } from './desk-reach.ts';

/**
 * Says when a member of a team answers: one's own times, or those of somebody whose post one may give. No times: at any time. Ladders tell
 * the team whatever the time; the queue says who answers next.
 * @throws Problem not-found, not-allowed, second-factor-needed; invalid-input for a span that ends before it begins
 */
export async function setTeamHours(
  ctx: Ctx,
  { appointmentId, spans }: ParsedInputOf<'POST /escalation/set-team-hours'>,
): Promise<ReplyOf<'POST /escalation/set-team-hours'>> {
  const accountId = atDesk(ctx);
  const { posts } = signedIn(ctx);
  const now = ctx.clock.now();
  const [found] = await ctx.db
    .select({ post: appointments, path: areas.path })
    .from(appointments)
    .innerJoin(areas, eq(areas.id, appointments.areaId))
    .where(eq(appointments.id, appointmentId));
  const own = found?.post.accountId === accountId;
  if (!found || !(own || may(posts, 'posts.view', found.path)) || !found.post.role.endsWith('-team'))
    throw new Problem('not-found');
  const { post, path } = found;
  if (!own && !mayAppoint(posts, post.role as Role, path)) throw new Problem('not-allowed');
  if (post.endReason !== null || (post.untilAt !== null && post.untilAt <= now))
    throw new Problem('illegal-transition');
  const wrong = spans.findIndex(({ from, until }) => until <= from);
  if (wrong >= 0) throw invalid(`/spans/${wrong}/until`, 'wrong-order');
  if (spans.length === 0) await ctx.db.delete(teamDuties).where(eq(teamDuties.appointmentId, appointmentId));
  else {
    const set = { spans, setBy: accountId, setAt: now };
    await ctx.db
      .insert(teamDuties)
      .values({ appointmentId, ...set })
      .onConflictDoUpdate({ target: teamDuties.appointmentId, set });
  }
  await record(ctx, now, {
    action: 'escalation.set-team-hours',
    subjectKind: 'appointment',
    subjectId: appointmentId,
    areaPath: path,
    facts: { spans: spans.length, own },
  });
  return { done: true };
}
