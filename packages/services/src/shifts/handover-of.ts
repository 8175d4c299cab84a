import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** How the handover stands for somebody on a shift. */
export interface Handover {
  /** The note left by the shift before; null: there is none. */
  readonly beforeId: string | null;
  /** It was written by others and they have not read it. */
  readonly unread: boolean;
  /** The newest note of their own shift, whoever of it wrote it; null: none yet. */
  readonly ownId: string | null;
}

// What was left a week ago at a gate where nobody stood since is no longer news.
const daysBack = 7;

/**
 * The handover of some places, by one statement. The shift before is the last one that began earlier and left a note: a
 * shift to which nobody came hides nothing. Of several notes of a shift the newest counts.
 */
export async function handoverOf(
  ctx: Pick<Ctx, 'db'>,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, Handover>> {
  if (claimIds.length === 0) return new Map();
  const rows = await ctx.db.execute<{
    id: string;
    before_id: string | null;
    unread: boolean;
    own_id: string | null;
  }>(sql`
    select place.id, before.id as before_id, own.id as own_id,
      coalesce(before.written_by <> place.account_id and not exists (
        select from handover_readings read where read.note_id = before.id and read.account_id = place.account_id), false) as unread
    from claims place
    join shifts shift on shift.id = place.shift_id
    left join lateral (
      select note.id, note.written_by
      from handover_notes note join shifts earlier on earlier.id = note.shift_id
      where note.checkpoint_id = shift.checkpoint_id and earlier.starts_at < shift.starts_at
        and note.written_at > shift.starts_at - make_interval(days => ${daysBack})
      order by earlier.starts_at desc, note.written_at desc, note.id desc limit 1) before on true
    left join lateral (
      select note.id from handover_notes note where note.shift_id = shift.id
      order by note.written_at desc, note.id desc limit 1) own on true
    where place.id = any(${arrayLiteral(claimIds)}::uuid[])`);
  return new Map(
    rows.map((row) => [row.id, { beforeId: row.before_id, unread: row.unread, ownId: row.own_id }]),
  );
}
