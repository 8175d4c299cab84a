import type { OpenShift } from '@linli/contracts/shifts/claim-endpoints';
import type { WaitState } from '@linli/contracts/shifts/labels';
import type { ShiftReasonView } from '@linli/contracts/shifts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { executeKept } from '@linli/db/prepared';
import { unfilledRoles } from '@linli/domain/shifts/fill-roles';
import { type HomePlaces, nearOf } from '@linli/domain/shifts/near';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { ShiftLoaded } from './load-shift-facts.ts';
import { shiftRow } from './shift-row.ts';

interface Waiting {
  readonly waiting: number;
  readonly mine: OpenShift['myWait'];
}

/** Shifts as a volunteer sees them, in the order given; one statement for all their waitlists. */
export async function openViews(
  ctx: Ctx,
  accountId: string,
  home: HomePlaces,
  shifts: readonly { readonly loaded: ShiftLoaded; readonly reasons: readonly ShiftReasonView[] }[],
): Promise<OpenShift[]> {
  const waits = await loadWaits(
    ctx,
    accountId,
    shifts.map(({ loaded }) => loaded.facts.id),
  );
  return shifts.map(({ loaded, reasons }) => ({
    ...shiftRow(loaded),
    reasons: [...reasons],
    rolesLeft: [
      ...new Set(
        unfilledRoles(
          loaded.facts.roles,
          loaded.facts.holders.map(({ roles }) => roles),
        ),
      ),
    ],
    near: nearOf(home, loaded.facts.areaPath),
    waiting: waits.get(loaded.facts.id)?.waiting ?? 0,
    myWait: waits.get(loaded.facts.id)?.mine ?? null,
  }));
}

/** How many wait for some shifts, and where the actor stands in line. */
async function loadWaits(
  ctx: Ctx,
  accountId: string,
  shiftIds: readonly string[],
): Promise<Map<string, Waiting>> {
  if (shiftIds.length === 0) return new Map();
  const rows = await executeKept<{
    shift_id: string;
    waiting: number;
    my_state: WaitState | null;
    my_place: number;
    confirm_by: string | null;
  }>(
    ctx.db,
    sql`
    select line.shift_id, (count(*) filter (where line.state = 'waiting'))::int as waiting,
      max(line.state) filter (where line.account_id = ${accountId}::uuid) as my_state,
      coalesce(max(line.place) filter (where line.account_id = ${accountId}::uuid), 0)::int as my_place,
      max(claim.confirm_by) filter (where line.account_id = ${accountId}::uuid) as confirm_by
    from (select wait.*, row_number() over (partition by wait.shift_id, wait.state order by wait.joined_at, wait.id) as place
      from shift_waits wait
      where wait.shift_id = any(${arrayLiteral(shiftIds)}::uuid[]) and wait.state in ('waiting', 'asked')) line
    left join claims claim on claim.id = line.claim_id
    group by line.shift_id`,
  );
  return new Map(
    rows.map((row) => [
      row.shift_id,
      {
        waiting: row.waiting,
        mine:
          row.my_state === null
            ? null
            : {
                state: row.my_state,
                place: row.my_place,
                confirmBy: row.confirm_by === null ? null : new Date(row.confirm_by).toISOString(),
              },
      },
    ]),
  );
}
