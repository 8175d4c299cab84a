import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { FactValue } from './fact-value.ts';

export type FactRow = Readonly<Record<string, FactValue>>;

export interface SpooledRows {
  readonly count: number;
  rows(): AsyncIterable<FactRow>;
}

/**
 * Reads rows once and keeps them packed: where a block ends has to be known before what stands above it is written. Fifty
 * thousand rows take a few megabytes; nothing of them touches a disk.
 *
 * @param onRow told the number of rows so far; may throw to stop
 */
export async function spoolRows(
  rows: AsyncIterable<FactRow>,
  onRow: (count: number) => void | Promise<void>,
): Promise<SpooledRows> {
  const gzip = createGzip({ level: 1 });
  const packed: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => packed.push(chunk));
  const ended = once(gzip, 'end');
  let count = 0;
  try {
    for await (const row of rows) {
      count++;
      await onRow(count);
      if (!gzip.write(`${JSON.stringify(row)}\n`)) await once(gzip, 'drain');
    }
  } catch (error) {
    ended.catch(() => undefined);
    gzip.destroy();
    throw error;
  }
  gzip.end();
  await ended;
  return {
    count,
    async *rows() {
      const lines = createInterface({
        input: Readable.from(packed).pipe(createGunzip()),
        crlfDelay: Infinity,
      });
      for await (const line of lines) yield JSON.parse(line) as FactRow;
    },
  };
}
