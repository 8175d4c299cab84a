import type { SheetMapping, TemplateView } from '@linli/contracts/sheets/endpoints';

/** One place of a template that is filled: a cell, or a column of a row block. */
export interface Place {
  readonly key: string;
  readonly sheet: string;
  readonly address: string;
  /** Of the cell or the block. */
  readonly name: string;
  /** Letters of the column; null for a cell. */
  readonly column: string | null;
  /** What stands beside or above it in the template. */
  readonly heading: string;
}

type Choice = SheetMapping['cells'][string];

/** Places in the order of the template: cells, then the columns of each block. */
export function placesOf({ cells, blocks }: TemplateView): { cells: Place[]; blocks: Map<string, Place[]> } {
  return {
    cells: cells.map(({ name, sheet, address, label }) => ({
      key: `cell ${name}`,
      sheet,
      address,
      name,
      column: null,
      heading: label,
    })),
    blocks: new Map(
      blocks.map(({ name, sheet, columns }) => [
        name,
        columns
          .filter(({ holds }) => holds === 'slot')
          .map(({ column, address, heading }) => ({
            key: `block ${name} ${column}`,
            sheet,
            address,
            name,
            column,
            heading,
          })),
      ]),
    ),
  };
}

/** What a place is filled from; undefined: nobody has said. */
export const choiceAt = ({ cells, blocks }: SheetMapping, { name, column }: Place): Choice | undefined =>
  column === null ? cells[name] : blocks[name]?.columns[column];

/** The mapping with another choice at a place; undefined takes it away. */
export function withChoice(mapping: SheetMapping, place: Place, choice: Choice | undefined): SheetMapping {
  const set = (of: Record<string, Choice>, key: string) => {
    const { [key]: _, ...rest } = of;
    return choice === undefined ? rest : { ...rest, [key]: choice };
  };
  const { name, column } = place;
  if (column === null) return { ...mapping, cells: set(mapping.cells, name) };
  const block = mapping.blocks[name] ?? { source: null, only: null, columns: {} };
  return {
    ...mapping,
    blocks: { ...mapping.blocks, [name]: { ...block, columns: set(block.columns, column) } },
  };
}

/** The mapping with another source of a block: its columns are chosen anew. */
export const withSource = (mapping: SheetMapping, name: string, source: string | null): SheetMapping => ({
  ...mapping,
  blocks: { ...mapping.blocks, [name]: { source, only: null, columns: {} } },
});

/** The mapping with only some rows of a block's source. */
export const withOnly = (mapping: SheetMapping, name: string, only: string | null): SheetMapping => {
  const block = mapping.blocks[name] ?? { source: null, only: null, columns: {} };
  return { ...mapping, blocks: { ...mapping.blocks, [name]: { ...block, only } } };
};
