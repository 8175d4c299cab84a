import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Sql } from '@linli/db/client';

/** What COPY can take here; a list becomes a Postgres array of texts. */
export type CopiedValue = string | number | boolean | Date | Buffer | readonly string[] | null;

const PIECE = 256 * 1024;

/**
 * Sends rows to a table by COPY, which takes a fraction of the time of INSERT. Keys of the rows are column names; all
 * rows have the same ones.
 */
export async function copyRows(
  sql: Pick<Sql, 'unsafe'>,
  table: string,
  rows: readonly Readonly<Record<string, CopiedValue>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const names = columns.map((column) => `"${column}"`).join(', ');
  const sink = await sql.unsafe(`copy ${table} (${names}) from stdin`).writable();
  let piece = '';
  for (const row of rows) {
    piece += `${columns.map((column) => field(row[column] ?? null)).join('\t')}\n`;
    if (piece.length < PIECE) continue;
    if (!sink.write(piece)) await once(sink, 'drain');
    piece = '';
  }
  sink.end(piece);
  await finished(sink);
}

/** One field in the text format of COPY. */
function field(value: CopiedValue): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'object') {
    return escaped(`{${value.map((item) => `"${item.replace(/[\\"]/gu, '\\$&')}"`).join(',')}}`);
  }
  return escaped(String(value));
}

function escaped(text: string): string {
  return text.replace(
    /[\\\n\r\t]/gu,
    (c) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[c] ?? c,
  );
}
