import type { Db } from '@linli/db/client';
import { sql } from 'drizzle-orm';
import { takenConstraint } from '../taken.ts';
import { dataKeyOf, type Vault } from '../vault.ts';
import { dataKeyIn, indexKeyIn } from './key-use.ts';
import { type Again, moveWrongNumbers } from './move-wrong-numbers.ts';
import type { SealedTable } from './resting-values.ts';

/** Heap pages looked at in one go: about half a megabyte. */
const pagesAtOnce = 64;
const rowsAtOnce = { small: 500, large: 4 };

interface Row {
  [column: string]: unknown;
  at: string;
}

/** How many values were moved, and rows that another row with the same value keeps from it. */
export interface Moved {
  values: number;
  readonly twice: { readonly table: string; readonly id: string }[];
}

export interface Move {
  readonly db: Db;
  readonly vault: Vault;
  /** A table, or one part of a table that is parted. */
  readonly relation: string;
  readonly spec: SealedTable;
}

/** Goes once through a table and brings what rests under an older key under the newest, a few rows a transaction. */
export async function moveTable(move: Move): Promise<Moved> {
  const moved: Moved = { values: 0, twice: [] };
  const [size] = await move.db.execute<{ pages: number }>(sql`
    select (pg_relation_size(${move.relation}::regclass) / current_setting('block_size')::int)::int as pages`);
  const most = move.spec.large ? rowsAtOnce.large : rowsAtOnce.small;
  for (let page = 0; page < (size?.pages ?? 0); page += pagesAtOnce) {
    const window = `t.ctid >= '(${page},0)' and t.ctid < '(${page + pagesAtOnce},0)'`;
    for (;;) {
      const rows = await some(move, window, most, moved);
      if (rows < most) break;
    }
  }
  return moved;
}

/** One transaction. @returns how many rows there were; fewer when they had to be taken one by one */
async function some(move: Move, where: string, most: number, moved: Moved): Promise<number> {
  let seen: Row[] = [];
  try {
    return await move.db.transaction(async (db) => {
      // Never waits for anybody: what is held now is there the next time.
      seen = await db.execute<Row>(
        sql.raw(`select t.ctid::text as at, ${columnsOf(move.spec).join(', ')} from ${move.relation} t
          where ${where} and (${stale(move)}) limit ${most} for update skip locked`),
      );
      const values = seen.length === 0 ? 0 : await write({ ...move, db }, seen);
      moved.values += values;
      return seen.length;
    });
  } catch (error) {
    if (takenConstraint(error) === null) throw error;
    const [only, ...others] = seen;
    if (only && others.length === 0)
      moved.twice.push({ table: move.relation, id: await idOf(move, only.at) });
    else for (const { at } of seen) await some(move, `t.ctid = '${at}'`, 1, moved);
    return 0;
  }
}

async function idOf({ db, relation }: Move, at: string): Promise<string> {
  const [row] = await db.execute<{ id: string }>(
    sql.raw(`select to_jsonb(t) ->> 'id' as id from ${relation} t where t.ctid = '${at}'`),
  );
  return row?.id ?? '';
}

const columnsOf = ({ columns }: SealedTable): string[] =>
  Object.entries(columns).flatMap(([column, { blind }]) => (blind ? [column, blind.column] : [column]));

/** Condition of rows with a value under another key than the newest. */
function stale({ spec, vault }: Move): string {
  const [data, index] = [vault.dataKeys[0], vault.indexKeys[0]];
  return Object.entries(spec.columns)
    .flatMap(([column, { blind }]) => [
      `${dataKeyIn(column)} <> ${data}`,
      ...(blind ? [`${indexKeyIn(blind.column, 16)} <> ${index}`] : []),
    ])
    .join(' or ');
}

/** Writes the rows, which are held, anew. @returns how many values were under another key */
async function write({ db, vault, relation, spec }: Move, rows: readonly Row[]): Promise<number> {
  let values = 0;
  const again: Again[] = [];
  const anew = rows.map((row) => {
    const made: Record<string, string> = { at: row.at };
    for (const [column, { use, blind }] of Object.entries(spec.columns)) {
      const sealed = row[column];
      if (!Buffer.isBuffer(sealed)) continue;
      const isOld = dataKeyOf(sealed) !== vault.dataKeys[0];
      if (!isOld && !blind) continue;
      const plain = vault.open(use, sealed);
      if (isOld) {
        made[column] = vault.seal(use, plain).toString('hex');
        values++;
      }
      const known = blind && row[blind.column];
      if (!blind || !Buffer.isBuffer(known)) continue;
      const now = vault.blind(blind.use, plain.toString('utf8'));
      if (now.equals(known)) continue;
      made[blind.column] = now.toString('hex');
      again.push({ was: known.toString('hex'), now: now.toString('hex') });
      values++;
    }
    return made;
  });
  const columns = columnsOf(spec);
  await db.execute(sql`select set_config('linli.resealing', 'on', true)`);
  await db.execute(sql`
    update ${sql.raw(relation)} t
    set ${sql.raw(columns.map((column) => `${column} = coalesce(decode(w.${column}, 'hex'), t.${column})`).join(', '))}
    from jsonb_to_recordset(${JSON.stringify(anew)}::text::jsonb)
      as w(at text, ${sql.raw(columns.map((column) => `${column} text`).join(', '))})
    where t.ctid = w.at::tid`);
  if (relation === 'persons') await moveWrongNumbers(db, again);
  return values;
}
