import type { ReplyOf } from '@linli/contracts/catalog';
import type { CallOutcome } from '@linli/contracts/reports/labels';
import { maskPhone } from '@linli/domain/identity/mask';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { slotViewOfRow } from './load-slot.ts';
import { personToCall } from './person-to-call.ts';

export type CallView = ReplyOf<'GET /reports/my-calls'>['items'][number];

type Row = Parameters<typeof slotViewOfRow>[0] & {
  call_id: string;
  household_id: string;
  address: string;
  person_name: string | null;
  phone_cipher: Buffer | null;
  missing: number;
  attempts: number;
  last_outcome: CallOutcome | null;
  caller_name: string | null;
};

/** A call that is still needed, with those of the household who are missing. */
export interface NeededCall {
  readonly callId: string;
  readonly personIds: readonly string[];
}

/** A page of calls as lists show them, in the order given; numbers are masked. */
export async function callViews(ctx: Ctx, needed: readonly NeededCall[]): Promise<CallView[]> {
  if (needed.length === 0) return [];
  const given = JSON.stringify(
    needed.map(({ callId, personIds }) => ({ call_id: callId, person_ids: personIds })),
  );
  const rows = await ctx.db.execute<Row>(sql`
    select call.id as call_id, s.id as slot_id, s.round_id, s.day::text, s.part, s.opens_at, s.closes_at, call.household_id,
      home.address, callee.phone_cipher, cardinality(needed.person_ids) as missing, tries.attempts, tries.last_outcome,
      coalesce(callee.name, (select name from persons where id = needed.person_ids[1])) as person_name,
      (select display_name from accounts where id = call.caller_id) as caller_name
    from jsonb_to_recordset(${given}::jsonb) as needed(call_id uuid, person_ids uuid[])
    join calls call on call.id = needed.call_id
    join round_slots s on s.id = call.slot_id
    join households home on home.id = call.household_id
    left join lateral (${personToCall(sql`call.household_id`, sql`needed.person_ids`)}) callee on true
    cross join lateral (
      select count(*)::int as attempts, (array_agg(outcome order by at desc, id desc))[1] as last_outcome
      from call_attempts where call_id = call.id) tries`);
  const views = new Map(rows.map((row) => [row.call_id, view(ctx, row)]));
  return needed.flatMap(({ callId }) => views.get(callId) ?? []);
}

const view = (ctx: Ctx, row: Row): CallView => ({
  callId: row.call_id,
  slot: slotViewOfRow(row),
  householdId: row.household_id,
  address: row.address,
  personName: row.person_name ?? '',
  phoneMasked: row.phone_cipher && maskPhone(ctx.vault.openText(uses.personPhone, row.phone_cipher)),
  missing: row.missing,
  attempts: row.attempts,
  lastOutcome: row.last_outcome,
  callerName: row.caller_name ?? '',
});
