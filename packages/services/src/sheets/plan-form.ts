import type { SheetMapping } from '@linli/contracts/sheets/endpoints';
import type { FigureKey } from '@linli/contracts/sheets/figures';
import type { Layout, LayoutCell } from '@linli/domain/sheets/layout';
import { columnNumber } from '../people/register-workbook/merged-cells.ts';
import { isFigure } from './needed-rights.ts';
import { type FactValue, textOfFact } from './template/fact-value.ts';
import type { BlockPlan, SheetPlan } from './template/rewrite-sheet.ts';
import type { SpooledRows } from './template/row-spool.ts';

/** Figures that the cells of a mapping ask for. */
export const figuresIn = ({ cells }: SheetMapping): FigureKey[] => [
  ...new Set(
    Object.values(cells).flatMap((choice) =>
      'fact' in choice && isFigure(choice.fact) ? [choice.fact] : [],
    ),
  ),
];

/** What a cell gets; where its text has a place in braces, only that is replaced. */
export function valueOfCell(
  { name, text }: LayoutCell,
  { cells }: SheetMapping,
  figures: ReadonlyMap<FigureKey, FactValue>,
  zone: string,
): FactValue {
  const choice = cells[name];
  const fact = choice !== undefined && 'fact' in choice ? choice.fact : null;
  const value = fact !== null && isFigure(fact) ? (figures.get(fact) ?? null) : null;
  const braces = /\{[^{}]*\}/u;
  return braces.test(text) && text.trim().replace(braces, '') !== ''
    ? text.replace(braces, () => textOfFact(value, zone))
    : value;
}

/** Where every value goes, sheet by sheet. */
export function planForm(
  layout: Layout,
  mapping: SheetMapping,
  figures: ReadonlyMap<FigureKey, FactValue>,
  rowsOf: ReadonlyMap<string, SpooledRows>,
  words: { readonly zone: string; readonly none: string },
): Map<string, SheetPlan> {
  interface Plan {
    cells: Map<number, Map<number, FactValue>>;
    blocks: BlockPlan[];
  }
  const sheets = new Map<string, Plan>();
  const on = (sheet: string): Plan => {
    const known: Plan = sheets.get(sheet) ?? { cells: new Map(), blocks: [] };
    sheets.set(sheet, known);
    return known;
  };
  for (const cell of layout.cells) {
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(cell.address) ?? [];
    const { cells } = on(cell.sheet);
    const row = cells.get(Number(digits)) ?? new Map<number, FactValue>();
    row.set(columnNumber(letters), valueOfCell(cell, mapping, figures, words.zone));
    cells.set(Number(digits), row);
  }
  for (const { name, sheet, row, columns } of layout.blocks) {
    const spooled = rowsOf.get(name);
    const chosen = mapping.blocks[name]?.columns ?? {};
    const slots = columns.filter(({ holds }) => holds === 'slot');
    const keyOf = (column: string) => {
      const choice = chosen[column];
      return choice !== undefined && 'fact' in choice ? choice.fact : '';
    };
    const firstText = slots.map(({ column }) => keyOf(column)).find((key) => key !== '' && key !== 'number');
    on(sheet).blocks.push({
      row,
      columns: new Map(slots.map(({ column }) => [columnNumber(column), keyOf(column)])),
      count: spooled?.count ?? 0,
      rows: () => spooled?.rows() ?? noRows(),
      whenEmpty: firstText === undefined ? {} : { [firstText]: words.none },
    });
  }
  return new Map([...sheets].map(([sheet, plan]) => [sheet, { sheet, ...plan }]));
}

async function* noRows(): AsyncGenerator<never> {}
