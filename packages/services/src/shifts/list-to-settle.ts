import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { ShiftRules } from '@linli/contracts/shifts/values';
import { Id, Instant } from '@linli/contracts/values';
import { accounts } from '@linli/db/identity/tables';
import { checkpoints, claims, shifts } from '@linli/db/shifts/tables';
import { served } from '@linli/domain/shifts/presence';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { uses } from '../vault.ts';
import { within } from '../within.ts';
import { placeView } from './place-view.ts';
import { shiftColumns, shiftRow } from './shift-row.ts';

type Reply = ReplyOf<'GET /shifts/to-settle'>;

const Cursor = z.tuple([Instant, Id]);

/**
 * What waits for the actor as second party, the oldest first: hours to confirm, people who are still on duty long after their
 * shift, people who did not come, and disputes about records others made. Never what is about themselves.
 * @throws Problem not-allowed, second-factor-needed; not-found for an area outside the actor's; invalid-input for the cursor
 */
export async function listToSettle(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /shifts/to-settle'>,
): Promise<Reply> {
  const now = ctx.clock.now();
  const paths = await reachedPaths(ctx, 'shifts.lead', areaId);
  const after = readCursorOf(cursor, Cursor);
  const found = await ctx.db.execute<{ id: string; what: Reply['items'][number]['what'] }>(
    toSettleQuery(now, { paths, accountId: signedIn(ctx).accountId, after, limit: limit + 1 }),
  );
  const rows = await ctx.db
    .select({ ...shiftColumns, claim: claims, name: accounts.displayName })
    .from(claims)
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
    .innerJoin(accounts, eq(accounts.id, claims.accountId))
    .where(
      inArray(
        claims.id,
        found.map(({ id }) => id),
      ),
    );
  const rowOf = new Map(rows.map((row) => [row.claim.id, row]));
  const waiting = found.flatMap(({ id, what }) => {
    const row = rowOf.get(id);
    return row ? [{ ...row, what }] : [];
  });
  return page(
    waiting,
    limit,
    ({ claim }) => [claim.startsAt.toISOString(), claim.id],
    ({ what, claim, name, ...shift }) => ({
      what,
      shift: shiftRow(shift),
      person: placeView(claim, name),
      minutes: minutesOf(shift.shift, claim),
      dispute:
        what !== 'dispute' || claim.disputeCipher === null
          ? null
          : ctx.vault.openText(uses.dispute, claim.disputeCipher),
    }),
  );
}

/** What was confirmed, else what check-in and check-out say; null where neither is known. */
function minutesOf(shift: typeof shifts.$inferSelect, claim: typeof claims.$inferSelect): number | null {
  if (claim.confirmedMinutes !== null) return claim.confirmedMinutes;
  if (claim.checkedInAt === null || claim.checkedOutAt === null) return null;
  return served(shift, claim.checkedInAt, claim.checkedOutAt)?.minutes ?? 0;
}

/** One of the limits in minutes at the place of a shift: of the nearest area above that set some, else as shipped. */
const limitAt = (rule: keyof Pick<ShiftRules, 'checkInLateMinutes' | 'checkOutLateMinutes'>): SQL =>
  sql`make_interval(mins => coalesce((
    select (limits.rules ->> ${rule}::text)::int from shift_rules limits join areas above on above.id = limits.area_id
    where above.path @> shift.area_path order by nlevel(above.path) desc limit 1), ${shippedRules[rule]}::int))`;

interface Wanted {
  readonly paths: readonly string[];
  readonly accountId: string;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** The statement behind `listToSettle`. */
export function toSettleQuery(now: Date, { paths, accountId, after, limit }: Wanted): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const me = sql`${accountId}::uuid`;
  const mine = sql`${within(sql`shift.area_path`, paths)} and place.account_id <> ${me}
    ${after === null ? sql`` : sql`and (place.starts_at, place.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by place.starts_at, place.id limit ${limit}::int`;
  return sql`
    select id, what from (
      (select place.id, place.starts_at, case place.state when 'claimed' then 'missing' else 'hours' end as what
        from claims place join shifts shift on shift.id = place.shift_id
        where place.state in ('claimed', 'on-duty', 'left') and place.starts_at <= ${at}
          and case place.state
            when 'left' then true
            when 'claimed' then shift.state = 'open'
              and ${at} > least(place.starts_at + ${limitAt('checkInLateMinutes')}, place.ends_at)
            else ${at} > place.ends_at + make_interval(mins => shift.change_over_minutes) + ${limitAt('checkOutLateMinutes')} end
          and ${mine})
      union all
      (select place.id, place.starts_at, 'dispute' as what
        from claims place join shifts shift on shift.id = place.shift_id
        where place.disputed_at is not null and place.dispute_decided is null
          and case place.state when 'no-show' then place.ended_by else place.confirmed_by end <> ${me}
          and ${mine})) waiting
    order by starts_at, id limit ${limit}::int`;
}
