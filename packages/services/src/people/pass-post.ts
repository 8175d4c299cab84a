import { Problem } from '@linli/contracts/problem';
import { appointments, areas } from '@linli/db/people/tables';
import { and, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * A post goes to somebody else: it ends here and goes on there until the day it would have ended, in one transaction. Who holds the
 * same post there already keeps theirs. Both accounts are held by the caller, who has decided that it may be given.
 * @returns the new post; null where they held it already @throws Problem lost-race when it ended meanwhile
 */
export async function passPost(
  ctx: Ctx,
  now: Date,
  { appointmentId, toAccountId, reason }: { appointmentId: string; toAccountId: string; reason: string },
): Promise<string | null> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [before] = await ctx.db
    .select({ post: appointments, areaPath: areas.path })
    .from(appointments)
    .innerJoin(areas, eq(areas.id, appointments.areaId))
    .where(eq(appointments.id, appointmentId));
  const ended = await ctx.db
    .update(appointments)
    .set({ untilAt: sql`greatest(${appointments.fromAt}, ${at})`, endReason: reason })
    .where(
      and(
        eq(appointments.id, appointmentId),
        isNull(appointments.endReason),
        or(isNull(appointments.untilAt), gt(appointments.untilAt, now)),
      ),
    )
    .returning({ id: appointments.id });
  if (!before || ended.length === 0) throw new Problem('lost-race');
  const { post, areaPath } = before;
  const { role, areaId, untilAt, secondedFrom } = post;
  const fromAt = post.fromAt > now ? post.fromAt : now;
  const overlapping = await ctx.db.$count(
    appointments,
    and(
      eq(appointments.accountId, toAccountId),
      eq(appointments.areaId, areaId),
      eq(appointments.role, role),
      or(isNull(appointments.untilAt), gt(appointments.untilAt, fromAt)),
      untilAt === null ? undefined : lt(appointments.fromAt, untilAt),
      ne(appointments.id, appointmentId),
    ),
  );
  const facts = { role, holder: post.accountId, to: toAccountId };
  const entry = { subjectKind: 'appointment', areaPath, reason, facts } as const;
  await record(ctx, now, { ...entry, action: 'people.end-appointment', subjectId: appointmentId });
  if (overlapping > 0) return null;
  const id = ctx.ids.next();
  await ctx.db.insert(appointments).values({
    id,
    accountId: toAccountId,
    role,
    areaId,
    fromAt,
    untilAt,
    secondedFrom,
    appointedBy: signedIn(ctx).accountId,
    createdAt: now,
  });
  await record(ctx, now, { ...entry, action: 'people.appoint', subjectId: id });
  return id;
}
