import type { Stage } from './stage.ts';

/** Every id of every table, by table. */
export type KnownIds = ReadonlyMap<string, ReadonlySet<string>>;

/** All ids the database knows now: the rows' own by table, and those that columns name under `''`. */
export async function knownIds({ sql }: Pick<Stage, 'sql'>): Promise<KnownIds> {
  const columns = await sql<{ table_name: string; column_name: string }[]>`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type = 'uuid' order by 1, 2`;
  const known = new Map<string, Set<string>>([['', new Set()]]);
  for (const { table_name, column_name } of columns) {
    const rows = await sql<{ id: string }[]>`
      select ${sql(column_name)}::text as id from ${sql(table_name)} where ${sql(column_name)} is not null order by 1`;
    const own = column_name === 'id' ? table_name : '';
    known.set(own, new Set([...(known.get(own) ?? []), ...rows.map(({ id }) => id)]));
  }
  return known;
}

/** Ids of `after` that `before` did not know. */
export function newIds(before: KnownIds, after: KnownIds): KnownIds {
  return new Map(
    [...after].map(([table, ids]) => [table, new Set([...ids].filter((id) => !before.get(table)?.has(id)))]),
  );
}

/** Two sets of known ids as one. */
export const bothIds = (one: KnownIds, other: KnownIds): KnownIds =>
  new Map(
    [...one.keys()].map((table) => [
      table,
      new Set([...(one.get(table) ?? []), ...(other.get(table) ?? [])]),
    ]),
  );
