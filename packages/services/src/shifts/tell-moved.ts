import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';

/** Tells people that their shift has other times now. */
export async function tellMoved(ctx: Ctx, now: Date, claimIds: readonly string[]): Promise<void> {
  if (claimIds.length === 0) return;
  await queueNotices(
    ctx,
    now,
    'shift-changed',
    sql`select account_id, 'claim:' || id || ${`:moved:${now.getTime()}`}::text as matter,
        jsonb_build_object('claimId', id, 'shiftId', shift_id, 'start', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as facts
      from claims where id = any(${arrayLiteral(claimIds)}::uuid[])`,
  );
}
