import { csvRows, detectEncoding } from './csv-rows.ts';
import { type WorkbookLimits, WorkbookRefused, workbookLimits } from './workbook-refused.ts';
import { readFrame } from './xlsx-parts.ts';
import { type SheetRow, xlsxRows } from './xlsx-rows.ts';
import { openArchive } from './zip-archive.ts';

export type { SheetRow } from './xlsx-rows.ts';

/** A register as uploaded: sheets in the order of the file, rows read as they are asked for. */
export interface RegisterWorkbook {
  readonly kind: 'xlsx' | 'csv';
  readonly sheets: readonly string[];
  /** Rows of one sheet that hold something; memory does not grow with their number. @throws WorkbookRefused */
  rows(sheet: number): AsyncGenerator<SheetRow, void, void>;
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Name of the stream that holds an encrypted xlsx within its OLE container. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Opens an xlsx or CSV by what it is, not by its name; the name gives the one sheet of a CSV its title.
 * @throws WorkbookRefused before anything is unpacked when the file is too large, of another type, encrypted, broken,
 * or would unpack to too much.
 */
export async function openWorkbook(
  file: Buffer,
  fileName: string,
  limits: WorkbookLimits = workbookLimits,
): Promise<RegisterWorkbook> {
  if (file.length > limits.mostBytes) throw new WorkbookRefused('too-large');
  if (file.length === 0) throw new WorkbookRefused('broken');
  if (file.subarray(0, 8).equals(OLE)) {
    throw new WorkbookRefused(file.includes(ENCRYPTED) ? 'encrypted' : 'old-excel');
  }
  if (file.subarray(0, 4).equals(ZIP)) {
    const archive = await openArchive(file, limits);
    const frame = await readFrame(archive, limits);
    if (frame.sheets.length === 0) throw new WorkbookRefused('wrong-type');
    return {
      kind: 'xlsx',
      sheets: frame.sheets.map((sheet) => sheet.name),
      rows(index) {
        const sheet = frame.sheets[index];
        if (sheet === undefined) throw new RangeError(`no sheet ${index}`);
        return limited(xlsxRows(archive, frame, sheet.part, limits), limits.mostRows);
      },
    };
  }
  // Pictures, PDFs and programs: none of them is text.
  if (/^(?:%PDF|GIF8|\x89PNG|\xff\xd8\xff|MZ|Rar!|7z)/u.test(file.toString('latin1', 0, 8))) {
    throw new WorkbookRefused('wrong-type');
  }
  const encoding = detectEncoding(file);
  return {
    kind: 'csv',
    sheets: [fileName.replace(/\.[^.]{1,5}$/u, '')],
    rows: () => limited(csvRows(file, encoding, limits), limits.mostRows),
  };
}

async function* limited(
  rows: AsyncGenerator<SheetRow, void, void>,
  most: number,
): AsyncGenerator<SheetRow, void, void> {
  let left = most;
  for await (const row of rows) {
    if (left-- === 0) throw new WorkbookRefused('too-many-rows');
    yield row;
  }
}
