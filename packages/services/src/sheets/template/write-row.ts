import { type CopyOf, carryFormula, moveFormula, type RowMoves } from '@linli/domain/sheets/move-formula';
import { escaped } from '../../people/register-workbook/write-workbook.ts';
import { cellOfFact, type FactValue, type StyleKind } from './fact-value.ts';
import { movedAreas } from './grown-rows.ts';
import { addressOf, type PlainCell, type PlainRow, tagXml } from './sheet-pieces.ts';

export interface CellWriter {
  readonly styles: readonly StyleKind[];
  readonly zone: string;
}

/** Writes rows of one sheet, in their order: shared formulas are known by the first cell that has them. */
export function rowWriter(sheet: string, moves: RowMoves, { styles, zone }: CellWriter) {
  const shared = new Map<string, { text: string; column: number; row: number }>();

  /** The formula of a cell as it is told there, its share of a shared one written out. */
  function formulaOf({ formula, column }: PlainCell, row: number): string | null {
    if (formula === null) return null;
    const { t: type, si = '' } = formula.attributes;
    if (type !== 'shared') return formula.text;
    if (formula.text !== '') {
      shared.set(si, { text: formula.text, column, row });
      return formula.text;
    }
    const first = shared.get(si);
    return first === undefined ? null : carryFormula(first.text, row - first.row, column - first.column);
  }

  function filled(
    cell: PlainCell | undefined,
    column: number,
    at: number,
    tag: string,
    value: FactValue,
  ): string {
    const style = cell?.attributes.s;
    const attributes = { r: addressOf(column, at), ...(style === undefined ? {} : { s: style }) };
    const content = cellOfFact(value, styles[Number(style ?? 0)] ?? 'plain', zone);
    if (content === null) return tagXml(`${tag}c`, attributes, true);
    if (typeof content === 'number')
      return `${tagXml(`${tag}c`, attributes)}<${tag}v>${content}</${tag}v></${tag}c>`;
    return `${tagXml(`${tag}c`, { ...attributes, t: 'inlineStr' })}<${tag}is><${tag}t xml:space="preserve">${escaped(content)}</${tag}t></${tag}is></${tag}c>`;
  }

  function kept(cell: PlainCell, row: number, at: number, tag: string, copy: CopyOf | undefined): string {
    const formula = formulaOf(cell, row);
    const { t: type, ...rest } = cell.attributes;
    const attributes = { ...rest, r: addressOf(cell.column, at) };
    if (formula !== null) {
      const text = escaped(moveFormula(formula, sheet, moves, copy));
      const array = cell.formula?.attributes.t === 'array' ? cell.formula.attributes.ref : undefined;
      const head =
        array === undefined
          ? tagXml(`${tag}f`, {})
          : tagXml(`${tag}f`, {
              t: 'array',
              ref: copy ? addressOf(cell.column, at) : movedAreas(array, sheet, moves),
            });
      return `${tagXml(`${tag}c`, attributes)}${head}${text}</${tag}f></${tag}c>`;
    }
    const content = cell.inline ?? (cell.value === null ? '' : `<${tag}v>${escaped(cell.value)}</${tag}v>`);
    if (content === '') return tagXml(`${tag}c`, attributes, true);
    return `${tagXml(`${tag}c`, type === undefined ? attributes : { ...attributes, t: type })}${content}</${tag}c>`;
  }

  /**
   * @param at the row it stands in now
   * @param tag prefix of the namespace, with its colon
   * @param values by number of the column; they take the place of what the template has there
   */
  return (
    row: PlainRow,
    at: number,
    tag: string,
    values: ReadonlyMap<number, FactValue> = new Map(),
    copy?: CopyOf,
  ): string => {
    const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]));
    const columns = [...new Set([...byColumn.keys(), ...values.keys()])].sort((a, b) => a - b);
    const cells = columns.map((column) => {
      const cell = byColumn.get(column);
      const value = values.get(column);
      if (value !== undefined) return filled(cell, column, at, tag, value);
      return cell === undefined ? '' : kept(cell, row.row, at, tag, copy);
    });
    const { spans: _, ...attributes } = row.attributes;
    return `${tagXml(`${tag}row`, { ...attributes, r: String(at) })}${cells.join('')}</${tag}row>`;
  };
}
