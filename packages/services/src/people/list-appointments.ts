import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { accounts } from '@linli/db/identity/tables';
import { appointments, areas } from '@linli/db/people/tables';
import { and, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { within } from '../within.ts';
import { appointmentView } from './appointment-view.ts';
import { areaWithin } from './area-view.ts';

// Long enough to find somebody and hand over.
const soonDays = 30;
const Key = z.tuple([z.string().regex(/^\d+(\.\d+)*$/), Id]);

/**
 * Who holds a post at an area or below it, now or from a later day on, or held one that is over: the area's own posts first, then
 * down the tree.
 * @throws Problem not-allowed; not-found outside the caller's areas.
 */
export async function listAppointments(
  ctx: Ctx,
  input: ParsedInputOf<'GET /people/appointments'>,
): Promise<ReplyOf<'GET /people/appointments'>> {
  const area = await areaWithin(ctx, input.areaId, reach(ctx, 'posts.view'));
  const after = readCursorOf(input.cursor, Key);
  const now = ctx.clock.now();
  const live = and(
    isNull(appointments.endReason),
    or(isNull(appointments.untilAt), gt(appointments.untilAt, now)),
  );
  const of = {
    held: live,
    ending: and(live, lte(appointments.untilAt, new Date(now.getTime() + soonDays * 86_400_000))),
    ended: or(isNotNull(appointments.endReason), lte(appointments.untilAt, now)),
  };
  const rows = await ctx.db
    .select({ post: appointments, area: areas, holderName: accounts.displayName })
    .from(appointments)
    .innerJoin(areas, and(eq(areas.id, appointments.areaId), isNull(areas.closedAt)))
    .innerJoin(accounts, eq(accounts.id, appointments.accountId))
    .where(
      and(
        within(areas.path, [area.path]),
        of[input.when ?? 'held'],
        input.role === undefined ? undefined : eq(appointments.role, input.role),
        input.accountId === undefined ? undefined : eq(appointments.accountId, input.accountId),
        !input.name ? undefined : sql`strpos(${accounts.displayName}, ${input.name}) > 0`,
        after === null
          ? undefined
          : sql`(${areas.path}, ${appointments.id}) > (${after[0]}::ltree, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(areas.path, appointments.id)
    .limit(input.limit + 1);
  return page(
    rows,
    input.limit,
    (row) => [row.area.path, row.post.id],
    (row) => ({
      ...appointmentView(row.post, row.area),
      accountId: row.post.accountId,
      holderName: row.holderName,
      endReason: row.post.endReason,
    }),
  );
}
