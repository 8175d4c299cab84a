import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Doomed, Part } from './parts.ts';

type Ground = Pick<Ctx, 'db' | 'clock'>;

/** Rows of a part that hold something of the round now. */
export async function countPart(
  { db }: Pick<Ctx, 'db'>,
  round: Doomed,
  { table, where }: Part,
): Promise<number> {
  const [found] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from ${sql.raw(table)} t where ${where(round)}`,
  );
  return found?.n ?? 0;
}

export interface Batch {
  readonly rows: number;
  /** Where the next batch goes on; null when there is none. */
  readonly after: readonly string[] | null;
}

/**
 * Destroys at most `limit` rows of a part. The same batch again finds other rows or none.
 * @param after what the batch before returned; null for the first
 */
export async function destroyBatch(
  { db, clock }: Ground,
  round: Doomed,
  part: Part,
  after: readonly string[] | null,
  limit: number,
): Promise<Batch> {
  if (part.along) return destroyAlong({ db, clock }, round, part, part.along, after, limit);
  const { count } = await db.execute(
    act(
      part,
      sql`select ctid from ${sql.raw(part.table)} t where ${part.where(round)} limit ${limit}`,
      clock.now(),
    ),
  );
  return { rows: count, after: count < limit ? null : [] };
}

/** Looks at the next rows in the order of some columns, and destroys those that are of the round. */
async function destroyAlong(
  { db, clock }: Ground,
  round: Doomed,
  part: Part,
  along: NonNullable<Part['along']>,
  after: readonly string[] | null,
  limit: number,
): Promise<Batch> {
  const columns = sql.join(
    along.map(({ column }) => sql.raw(`t.${column}`)),
    sql`, `,
  );
  const from = sql.join(
    along.map(({ type, from: first }, i) => sql`${after?.[i] ?? first(round)}::text::${sql.raw(type)}`),
    sql`, `,
  );
  const last = sql.join(
    along.map(({ column }) => sql.raw(`seen.${column}::text`)),
    sql`, `,
  );
  // Many are passed for one that goes: they are only looked at.
  const most = limit * 5;
  const [batch] = await db.execute<{ rows: number; seen: number; last: string[] | null }>(sql`
    with seen as materialized (
      select ctid, ${columns}, (${part.where(round)}) as hit
      from ${sql.raw(part.table)} t
      where (${columns}) ${sql.raw(after === null ? '>=' : '>')} (${from})
      order by ${columns} limit ${most}),
    gone as (${act(part, sql`select ctid from seen where hit`, clock.now())} returning 1)
    select (select count(*)::int from gone) as rows, count(*)::int as seen,
      (select array[${last}] from seen order by ${sql.join(
        along.map(({ column }) => sql.raw(`seen.${column} desc`)),
        sql`, `,
      )} limit 1) as last
    from seen`);
  if (!batch) throw new Error('a batch says nothing');
  return { rows: batch.rows, after: batch.seen < most ? null : batch.last };
}

const act = ({ table, blank }: Part, rows: SQL, now: Date): SQL =>
  blank === undefined
    ? sql`delete from ${sql.raw(table)} where ctid = any(array(${rows}))`
    : sql`update ${sql.raw(table)} set ${blank(sql`${now.toISOString()}::timestamptz`)} where ctid = any(array(${rows}))`;
