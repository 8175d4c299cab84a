import type { Cell } from '@linli/domain/people/cell-text';
import { columnNumber, findMergedBlocks, mergedCellFiller } from './merged-cells.ts';
import { type WorkbookLimits, WorkbookRefused } from './workbook-refused.ts';
import { textCollector, type XlsxFrame } from './xlsx-parts.ts';
import { xmlReader } from './xml-pieces.ts';
import type { ZipArchive } from './zip-archive.ts';

/** One row with something in it; `row` is counted from 1 as the spreadsheet shows it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: Cell[];
}

const DAY = 86_400_000;
const LAST_SERIAL = 2_958_465;
/** More than Excel's 32,767 characters in a cell is no spreadsheet. */
const LONGEST_VALUE = 40_000;

/** The rows of one sheet in order, merged cells filled. Stopping early frees everything. */
export async function* xlsxRows(
  archive: ZipArchive,
  frame: XlsxFrame,
  part: string,
  limits: WorkbookLimits,
): AsyncGenerator<SheetRow, void, void> {
  const fill = mergedCellFiller(await findMergedBlocks(archive.text(part)), limits.mostColumns);
  const sheet = sheetReader(frame, limits);
  for await (const piece of archive.text(part)) {
    sheet.write(piece);
    for (const row of sheet.take()) {
      fill(row.row, row.cells);
      yield row;
    }
  }
  sheet.end();
}

function sheetReader(frame: XlsxFrame, limits: WorkbookLimits) {
  let ready: SheetRow[] = [];
  let row = 0;
  let column = 0;
  let cells: Cell[] = [];
  let type = 'n';
  let style = 0;
  let value = '';
  let inValue = false;
  const inline = textCollector((text) => {
    value = text;
  }, 'is');

  const put = () => {
    const cell = cellValue(type, value, style, frame);
    if (cell === null) return;
    if (column > limits.mostColumns) throw new WorkbookRefused('too-many-columns');
    while (cells.length < column - 1) cells.push(null);
    cells[column - 1] = cell;
  };

  const reader = xmlReader({
    open(name, attributes) {
      if (name === 'c') {
        const letters = /^[A-Z]{1,3}/u.exec(attributes.r ?? '')?.[0];
        column = letters === undefined ? column + 1 : columnNumber(letters);
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
      } else if (name === 'v') inValue = true;
      else if (name === 'row') {
        const at = attributes.r === undefined ? row + 1 : Number(attributes.r);
        if (!Number.isInteger(at) || at <= row) throw new WorkbookRefused('broken');
        row = at;
        column = 0;
        cells = [];
      } else if (type === 'inlineStr') inline.open(name);
    },
    text(text) {
      if (inValue) {
        value += text;
        if (value.length > LONGEST_VALUE) throw new WorkbookRefused('broken');
      } else if (type === 'inlineStr') inline.text(text);
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'c') {
        put();
        type = 'n';
      } else if (name === 'row') {
        if (cells.length > 0) ready.push({ row, cells });
      } else if (type === 'inlineStr') inline.close(name);
    },
  });
  return {
    write: reader.write,
    end: reader.end,
    take(): SheetRow[] {
      const rows = ready;
      ready = [];
      return rows;
    },
  };
}

function cellValue(type: string, value: string, style: number, frame: XlsxFrame): Cell {
  if (value === '') return null;
  switch (type) {
    case 's': {
      const text = frame.sharedTexts[Number(value)];
      return text === undefined || text.trim() === '' ? null : text;
    }
    case 'b':
      return value === '1';
    case 'd':
      return value.slice(0, 10);
    case 'n': {
      const number = Number(value);
      if (!Number.isFinite(number)) return value;
      return frame.dateStyles[style] === true ? (civilDateOf(number, frame.from1904) ?? number) : number;
    }
    default:
      return value.trim() === '' ? null : value;
  }
}

/** The civil date of a serial number, its time of day dropped. */
function civilDateOf(serial: number, from1904: boolean): string | null {
  if (serial < 1 || serial > LAST_SERIAL) return null;
  const dayZero = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(dayZero + Math.floor(serial) * DAY).toISOString().slice(0, 10);
}
