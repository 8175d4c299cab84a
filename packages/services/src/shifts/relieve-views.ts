import type { RelieveView } from '@linli/contracts/shifts/claim-endpoints';
import { arrayLiteral } from '@linli/db/array-literal';
import { checkpoints, shifts } from '@linli/db/shifts/tables';
import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { shiftColumns, shiftRow } from './shift-row.ts';

interface Row extends Record<string, unknown> {
  id: string;
  kind: RelieveView['kind'];
  state: RelieveView['state'];
  shift_id: string;
  return_shift_id: string | null;
  who: string;
  asked_by_name: string;
  reason: string;
  asked_at: string;
  expires_at: string;
  to_account_id: string | null;
  holder_id: string;
  /** Null: the clock, because somebody did not come. */
  asked_by: string | null;
  claim_id: string;
}

/** A relieve as somebody sees it, with what a list sorts by. */
export interface RelieveFound {
  readonly view: RelieveView;
  readonly claimId: string;
  readonly askedAt: string;
}

/**
 * Relieves as the actor sees them, by two statements.
 * @param where condition over `relieves relieve`
 */
export async function relieveViews(
  ctx: Pick<Ctx, 'db'>,
  accountId: string,
  where: SQL,
  { order = sql`relieve.id`, limit = 100 }: { order?: SQL; limit?: number } = {},
): Promise<RelieveFound[]> {
  const rows = await ctx.db.execute<Row>(relievesQuery(where, order, limit));
  const ids = [...new Set(rows.flatMap((row) => [row.shift_id, row.return_shift_id ?? []].flat()))];
  if (ids.length === 0) return [];
  const found = await ctx.db
    .select(shiftColumns)
    .from(shifts)
    .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
    .where(inArray(shifts.id, ids));
  const shiftOf = new Map(found.map((each) => [each.shift.id, shiftRow(each)]));
  return rows.flatMap((row) => {
    const shift = shiftOf.get(row.shift_id);
    if (!shift) return [];
    return [
      {
        claimId: row.claim_id,
        askedAt: new Date(row.asked_at).toISOString(),
        view: {
          relieveId: row.id,
          kind: row.kind,
          state: row.state,
          shift,
          inReturn: row.return_shift_id === null ? null : (shiftOf.get(row.return_shift_id) ?? null),
          who: row.who,
          askedBy: row.asked_by === null ? null : row.asked_by_name,
          reason: row.reason,
          expiresAt: new Date(row.expires_at).toISOString(),
          toMe: row.to_account_id === accountId,
          mine: row.holder_id === accountId || row.asked_by === accountId,
        },
      },
    ];
  });
}

const relievesQuery = (where: SQL, order: SQL, limit: number): SQL => sql`
  select relieve.id, relieve.claim_id, relieve.kind, relieve.state, relieve.reason, relieve.asked_at, relieve.expires_at,
    relieve.to_account_id, relieve.asked_by, place.shift_id, place.account_id as holder_id, given.shift_id as return_shift_id,
    holder.display_name as who, coalesce(asker.display_name, '') as asked_by_name
  from relieves relieve
  join claims place on place.id = relieve.claim_id
  join accounts holder on holder.id = place.account_id
  left join accounts asker on asker.id = relieve.asked_by
  left join claims given on given.id = relieve.with_claim_id
  where ${where} order by ${order} limit ${limit}`;

/** Open relieves of some claims, by claim. */
export async function openRelieves(
  ctx: Pick<Ctx, 'db'>,
  accountId: string,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, RelieveView>> {
  if (claimIds.length === 0) return new Map();
  const found = await relieveViews(
    ctx,
    accountId,
    sql`relieve.claim_id = any(${arrayLiteral(claimIds)}::uuid[]) and relieve.state = 'open'`,
  );
  return new Map(found.map(({ claimId, view }) => [claimId, view]));
}
