import type { ClaimState, ClaimWay, DutyRole } from '@linli/contracts/shifts/labels';
import type { PlaceView } from '@linli/contracts/shifts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

interface Row extends Record<string, unknown> {
  id: string;
  shift_id: string;
  account_id: string;
  name: string;
  state: ClaimState;
  way: ClaimWay;
  roles: DutyRole[];
  confirm_by: string | null;
  checked_in_at: string | null;
  checked_out_at: string | null;
}

const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

/** People on shifts as those who lead see them, by shift, in the order they came: who holds a place, and who did not come. */
export async function placeViews(
  ctx: Pick<Ctx, 'db'>,
  shiftIds: readonly string[],
): Promise<(shiftId: string) => PlaceView[]> {
  const rows =
    shiftIds.length === 0
      ? []
      : await ctx.db.execute<Row>(sql`
        select held.id, held.shift_id, held.account_id, who.display_name as name, held.state, held.way,
          to_jsonb(held.roles) as roles, held.confirm_by, held.checked_in_at, held.checked_out_at
        from claims held join accounts who on who.id = held.account_id
        where held.shift_id = any(${arrayLiteral(shiftIds)}::uuid[])
          and held.state in ('offered', 'claimed', 'on-duty', 'left', 'done', 'no-show')
        order by held.created_at, held.id`);
  const byShift = new Map<string, PlaceView[]>();
  for (const row of rows) {
    const places = byShift.get(row.shift_id) ?? [];
    places.push({
      claimId: row.id,
      accountId: row.account_id,
      name: row.name,
      state: row.state,
      way: row.way,
      roles: row.roles,
      confirmBy: row.state === 'offered' ? iso(row.confirm_by) : null,
      checkedInAt: iso(row.checked_in_at),
      checkedOutAt: iso(row.checked_out_at),
    });
    byShift.set(row.shift_id, places);
  }
  return (shiftId) => byShift.get(shiftId) ?? [];
}
