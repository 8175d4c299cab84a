/** Where rows of a sheet stand once its row blocks have grown. Names of sheets as they are shown. */
export interface RowMoves {
  /** Of a cell, or of the first row of a range: the first of the rows a pattern row became. */
  start(sheet: string, row: number): number;
  /** Of the last row of a range: the last of the rows a pattern row became. */
  end(sheet: string, row: number): number;
}

/** The copy of a pattern row a formula stands in. */
export interface CopyOf {
  readonly row: number;
  readonly to: number;
}

const NAME = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)`;
const BEFORE = String.raw`(?<![\p{L}\p{N}_.$'\]])`;
const AFTER = String.raw`(?![\p{L}\p{N}_(!.'])`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
/** Texts, what stands in brackets, references, other quoted names; the first that fits counts. */
const TOKEN = new RegExp(
  [
    '"(?:[^"]|"")*"',
    String.raw`\[[^\]]*\]`,
    `${BEFORE}(?<sheet>${NAME}!)?(?<from>${CELL})(?::(?<to>${CELL}))?${AFTER}`,
    String.raw`${BEFORE}(?<rowsheet>${NAME}!)?(?<first>\$?\d{1,7}):(?<last>\$?\d{1,7})${AFTER}`,
    `'(?:[^']|'')+'`,
  ].join('|'),
  'gu',
);

const sheetNamed = (prefix: string): string =>
  prefix.slice(0, -1).replace(/^'(.*)'$/su, (_, name: string) => name.replaceAll("''", "'"));

const rowOf = (ref: string): { head: string; absolute: boolean; row: number } => {
  const [, head = '', dollar = '', row = ''] = /^(\$?[A-Za-z]*)(\$?)(\d+)$/u.exec(ref) ?? [];
  return { head: head === '$' ? '' : head, absolute: dollar === '$' || head === '$', row: Number(row) };
};

function moved(
  ref: string,
  sheet: string,
  side: 'start' | 'end',
  moves: RowMoves,
  copy: CopyOf | undefined,
): string {
  const { head, absolute, row } = rowOf(ref);
  const to = copy !== undefined && !absolute && row === copy.row ? copy.to : moves[side](sheet, row);
  return `${head}${absolute ? '$' : ''}${to}`;
}

/**
 * A formula with the rows it refers to where they stand now. A range that holds a pattern row grows with it; within the
 * copy of a pattern row, relative references to that row mean the copy. References over several sheets
 * (`Jan:Dec!A1`) and columns of tables are left as they are.
 *
 * @param sheet the sheet it stands on
 */
export function moveFormula(formula: string, sheet: string, moves: RowMoves, copy?: CopyOf): string {
  return formula.replace(TOKEN, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    const prefix = groups.sheet ?? groups.rowsheet ?? '';
    const from = groups.from ?? groups.first;
    if (from === undefined) return whole;
    const on = prefix === '' ? sheet : sheetNamed(prefix);
    const own = on === sheet ? copy : undefined;
    const to = groups.to ?? groups.last;
    const start = moved(from, on, 'start', moves, own);
    return `${prefix}${start}${to === undefined ? '' : `:${moved(to, on, 'end', moves, own)}`}`;
  });
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const lettersOf = (number: number): string =>
  (number > 26 ? lettersOf(Math.floor((number - 1) / 26)) : '') +
  String.fromCharCode(65 + ((number - 1) % 26));

/** A formula as it reads so many rows and columns further on: its relative references go along. For shared formulas. */
export function carryFormula(formula: string, rows: number, columns: number): string {
  const carried = (ref: string): string =>
    ref.replace(
      /^(\$?)([A-Za-z]{0,3})(\$?)(\d+)$/u,
      (_, fixedColumn: string, letters: string, fixedRow: string, row: string) => {
        const column =
          letters === '' || fixedColumn === '$' ? letters : lettersOf(columnOf(letters) + columns);
        const fixed = fixedRow === '$' || (letters === '' && fixedColumn === '$');
        return `${fixedColumn}${column}${fixedRow}${fixed ? row : Number(row) + rows}`;
      },
    );
  return formula.replace(TOKEN, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    const from = groups.from ?? groups.first;
    if (from === undefined) return whole;
    const to = groups.to ?? groups.last;
    const prefix = groups.sheet ?? groups.rowsheet ?? '';
    return `${prefix}${carried(from)}${to === undefined ? '' : `:${carried(to)}`}`;
  });
}

/** Functions that read a file, an address or another program, or run one. */
const REACHES_OUT =
  /(?:^|[^\p{L}\p{N}_.])(?:_xlfn\.)*(?:WEBSERVICE|HYPERLINK|IMPORTDATA|IMPORTXML|IMPORTHTML|IMPORTFEED|IMPORTRANGE|IMAGE|RTD|DDE|CALL|REGISTER(?:\.ID)?|EXEC|FORMULA|SQL\.REQUEST|STOCKHISTORY|CUBE\p{L}+)\s*\(/iu;

/** Whether a formula reaches beyond its own workbook: another file, an address, another program. */
export function reachesOut(formula: string): boolean {
  const bare = formula.replace(/"(?:[^"]|"")*"/gu, '""');
  // `[1]Sheet1!A1` is another file, `[Book.xlsx]` too; `Table1[Count]` is a column. `app|topic!item` is DDE.
  return REACHES_OUT.test(bare) || /\[[^[\]]+\][^[\]!(),;]*!/u.test(bare) || /\|[^|!]*!/u.test(bare);
}
