import { type HashedColumn, hashedColumns, sealedTables } from './resting-values.ts';

/** How many values rest under a key. */
export interface KeyUse {
  readonly ring: 'data' | 'index';
  readonly key: number;
  readonly table: string;
  readonly column: string;
  readonly values: number;
}

/** SQL for the id of the key a sealed value was made with; a slice, so that of a large file one piece is read. */
export const dataKeyIn = (column: string): string => `get_byte(substring(${column} from 2 for 1), 0)`;

/** SQL for the id of the key of a blind index (16 bytes) or a hash (32); those of key 0 carry none. */
export const indexKeyIn = (column: string, bytes: 16 | 32): string =>
  `case when octet_length(${column}) = ${bytes} then 0 else get_byte(${column}, 0) end`;

const count = (ring: KeyUse['ring'], table: string, column: string, key: string, where: string) => `
  select '${ring}' as ring, ${key} as key, '${table}' as "table", '${column}' as "column", count(*)::int as values
  from ${table} where ${column} is not null and ${where} group by 2`;

/**
 * A statement that counts how many sealed values and blind indexes rest under which key, and with `now` how many hashes still
 * open something. Its rows are `KeyUse`.
 *
 * @param has whether the database has a column: one of an older version lacks some
 * @param now an ISO time of ours; without it hashes are left out
 */
export function keyUseQuery(has: (table: string, column: string) => boolean, now?: string): string {
  const counts: string[] = [];
  for (const [table, { columns }] of Object.entries(sealedTables))
    for (const [column, { blind }] of Object.entries(columns)) {
      if (has(table, column)) counts.push(count('data', table, column, dataKeyIn(column), 'true'));
      if (blind && has(table, blind.column))
        counts.push(count('index', table, blind.column, indexKeyIn(blind.column, 16), 'true'));
    }
  if (has('call_attempts', 'phone_blind'))
    counts.push(count('index', 'call_attempts', 'phone_blind', indexKeyIn('phone_blind', 16), 'true'));
  for (const hashed of now === undefined ? [] : hashedColumns)
    counts.push(
      count('index', hashed.table, hashed.column, indexKeyIn(hashed.column, 32), liveOf(hashed, now ?? '')),
    );
  return `${counts.join('\n  union all')} order by 1, 3, 4, 2`;
}

const liveOf = ({ live }: HashedColumn, now: string): string =>
  live.replaceAll('$now', `'${new Date(now).toISOString()}'::timestamptz`);
