import { Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { dayOf } from '@linli/domain/civil-time';
import { sql } from 'drizzle-orm';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { missingAtDoor } from './missing-at-door.ts';
import { personToCall } from './person-to-call.ts';

export interface MyCall {
  readonly slotId: string;
  readonly roundId: string;
  readonly householdId: string;
  readonly areaPath: string;
  readonly state: 'open' | 'done' | 'to-visit';
  /** Who is missing still; nobody when the report came in. */
  readonly personIds: readonly string[];
}

/**
 * A call given to the caller of the verb, locked, so that what is said of it twice is said one after the other.
 * @throws Problem not-found (also when it was given to somebody else), not-allowed
 */
export async function loadMyCall(ctx: Ctx, now: Date, callId: string): Promise<MyCall> {
  const { accountId } = signedIn(ctx);
  await ctx.db.execute(sql`select from calls where id = ${callId}::uuid for update`);
  const [call] = await ctx.db.execute<{
    slot_id: string;
    round_id: string;
    household_id: string;
    area_path: string;
    state: MyCall['state'];
    person_ids: string[] | null;
  }>(sql`
    select call.slot_id, slot.round_id, call.household_id, place.path::text as area_path, call.state, gap.person_ids
    from calls call
    join round_slots slot on slot.id = call.slot_id
    join households home on home.id = call.household_id
    join areas place on place.id = home.area_id
    left join lateral (${missingAtDoor(sql`call`, 'call', now, dayOf(now, ctx.settings.zone))}) gap on true
    where call.id = ${callId}::uuid and call.caller_id = ${accountId}::uuid`);
  if (!call) throw new Problem('not-found');
  demand(ctx, 'reports.call', call.area_path);
  return {
    slotId: call.slot_id,
    roundId: call.round_id,
    householdId: call.household_id,
    areaPath: call.area_path,
    state: call.state,
    personIds: call.person_ids ?? [],
  };
}

/** Whom to phone for a call, with the sealed number; null when the register knows none that was not wrong. */
export async function loadCallee(
  ctx: Ctx,
  { householdId, personIds }: Pick<MyCall, 'householdId' | 'personIds'>,
): Promise<{ personId: string; phoneCipher: Buffer; phoneBlind: Buffer | null } | null> {
  const missing = sql`${arrayLiteral(personIds)}::uuid[]`;
  const [callee] = await ctx.db.execute<{
    person_id: string;
    phone_cipher: Buffer;
    phone_blind: Buffer | null;
  }>(personToCall(sql`${householdId}::uuid`, missing));
  return (
    (callee && {
      personId: callee.person_id,
      phoneCipher: callee.phone_cipher,
      phoneBlind: callee.phone_blind,
    }) ??
    null
  );
}
