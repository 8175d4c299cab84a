import { Readable } from 'node:stream';
import type { Cell } from '@linli/domain/people/cell-text';
import { CsvError, parse } from 'csv-parse';
import { type WorkbookLimits, WorkbookRefused } from './workbook-refused.ts';
import type { SheetRow } from './xlsx-rows.ts';

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const PIECE = 64 * 1024;
const LONGEST_RECORD = 256 * 1024;

/**
 * Tells the encoding of a CSV: by its byte order mark, else UTF-8 when every byte fits, else GB18030 (what Excel in
 * China saves; it contains GBK and GB2312).
 */
export function detectEncoding(file: Buffer): CsvEncoding {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le';
  if (file[0] === 0xfe && file[1] === 0xff) return 'utf-16be';
  if (file.includes(0)) throw new WorkbookRefused('wrong-type');
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (fits(file, encoding)) return encoding;
  }
  throw new WorkbookRefused('unknown-encoding');
}

/** The rows of a CSV file in order; commas, semicolons or tabs, whichever its first lines use most. */
export async function* csvRows(
  file: Buffer,
  encoding: CsvEncoding,
  limits: WorkbookLimits,
): AsyncGenerator<SheetRow, void, void> {
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(new TextDecoder(encoding).decode(file.subarray(0, PIECE))),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_RECORD,
  });
  const source = Readable.from(decoded(file, encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row++;
      const cells = record.map(csvCell);
      while (cells.length > 0 && cells.at(-1) === null) cells.pop();
      if (cells.length > limits.mostColumns) throw new WorkbookRefused('too-many-columns');
      if (cells.length > 0) yield { row, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? new WorkbookRefused('broken', error) : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** `="13800138000"` is how people keep Excel from turning a number around. */
function csvCell(text: string): Cell {
  const kept = /^="(.*)"$/su.exec(text)?.[1] ?? text;
  return kept.trim() === '' ? null : kept;
}

function* decoded(file: Buffer, encoding: CsvEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: false });
  for (let at = 0; at < file.length; at += PIECE) {
    const text = decoder.decode(file.subarray(at, at + PIECE), { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

function fits(file: Buffer, encoding: CsvEncoding): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < file.length; at += PIECE)
      decoder.decode(file.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function delimiterOf(start: string): string {
  const lines = start.split('\n', 20).join('\n');
  const count = (c: string) => lines.split(c).length;
  return [',', '\t', ';', '，'].reduce((best, c) => (count(c) > count(best) ? c : best));
}
