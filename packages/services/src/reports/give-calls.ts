import { arrayLiteral } from '@linli/db/array-literal';
import type { Assigned, Door } from '@linli/domain/reports/assign-calls';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';

interface Given {
  readonly slotId: string;
  readonly today: string;
  readonly calls: readonly Assigned[];
  /** Goes on the list of visits at once. */
  readonly withoutNumber: readonly Door[];
}

/**
 * Writes a call list and tells each caller how many calls it holds. A call of an earlier day, or of somebody no longer on
 * duty, passes to its new caller with its attempts. Ids grow in the order of the doors.
 */
export async function giveCalls(ctx: Ctx, now: Date, { slotId, today, calls, withoutNumber }: Given) {
  const moment = sql`${now.toISOString()}::timestamptz`;
  if (calls.length > 0) {
    await ctx.db.execute(sql`
      insert into calls (id, slot_id, household_id, caller_id, day, state, created_at)
      select given.id, ${slotId}::uuid, given.household_id, given.caller_id, ${today}::date, 'open', ${moment}
      from unnest(${arrayLiteral(calls.map(() => ctx.ids.next()))}::uuid[],
        ${arrayLiteral(calls.map(({ householdId }) => householdId))}::uuid[],
        ${arrayLiteral(calls.map(({ accountId }) => accountId))}::uuid[]) as given(id, household_id, caller_id)
      on conflict (slot_id, household_id) do update
        set caller_id = excluded.caller_id, day = excluded.day
        where calls.state = 'open'`);
    const listId = ctx.ids.next();
    await queueNotices(
      ctx,
      now,
      'calls-given',
      sql`select given.caller_id as account_id, ${`calls:${listId}`}::text as matter,
          jsonb_build_object('slotId', ${slotId}::text, 'calls', count(*)) as facts
        from unnest(${arrayLiteral(calls.map(({ accountId }) => accountId))}::uuid[]) as given(caller_id)
        group by given.caller_id`,
    );
  }
  if (withoutNumber.length > 0)
    await ctx.db.execute(sql`
      insert into visits (id, slot_id, household_id, why, created_at)
      select uuidv7(), ${slotId}::uuid, door.household_id, 'no-number', ${moment}
      from unnest(${arrayLiteral(withoutNumber.map(({ householdId }) => householdId))}::uuid[]) as door(household_id)
      on conflict (slot_id, household_id) do nothing`);
}
