import type { ClaimState } from '@linli/contracts/shifts/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import type { BusySpan, HeldPlace } from '@linli/domain/shifts/demand/settle-people';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export interface NamedPlace extends HeldPlace {
  readonly name: string;
}

interface Row extends Record<string, unknown> {
  id: string;
  shift_id: string;
  account_id: string;
  name: string;
  state: ClaimState;
  created_at: string;
  claimed_at: string | null;
}

/** Who holds places on shifts that have not begun, in one order. */
export async function loadPlaces(ctx: Pick<Ctx, 'db'>, shiftIds: readonly string[]): Promise<NamedPlace[]> {
  if (shiftIds.length === 0) return [];
  const rows = await ctx.db.execute<Row>(sql`
    select held.id, held.shift_id, held.account_id, who.display_name as name, held.state, held.created_at, held.claimed_at
    from claims held join accounts who on who.id = held.account_id
    where held.shift_id = any(${arrayLiteral(shiftIds)}::uuid[]) and held.state in ('offered', 'claimed')
    order by held.starts_at, held.id`);
  return rows.map((row) => ({
    claimId: row.id,
    shiftId: row.shift_id,
    accountId: row.account_id,
    name: row.name,
    state: row.state,
    createdAt: new Date(row.created_at),
    claimedAt: row.claimed_at === null ? null : new Date(row.claimed_at),
  }));
}

/** Every other place some people hold around a time, beside those on certain shifts. */
export async function loadBusy(
  ctx: Pick<Ctx, 'db'>,
  accountIds: readonly string[],
  { from, until, beside }: { from: Date; until: Date; beside: readonly string[] },
): Promise<BusySpan[]> {
  if (accountIds.length === 0) return [];
  const rows = await ctx.db.execute<{ account_id: string; starts_at: string; ends_at: string }>(sql`
    select account_id, starts_at, ends_at from claims
    where account_id = any(${arrayLiteral([...new Set(accountIds)])}::uuid[])
      and state in ('offered', 'claimed', 'on-duty', 'left', 'done')
      and starts_at < ${until.toISOString()}::timestamptz and ends_at > ${from.toISOString()}::timestamptz
      and shift_id <> all(${arrayLiteral(beside)}::uuid[])`);
  return rows.map((row) => ({
    accountId: row.account_id,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
  }));
}
