import type { SheetFinding, SheetMapping } from '@linli/contracts/sheets/endpoints';
import type { SheetFindingCode } from '@linli/contracts/sheets/labels';
import type { Layout } from './layout.ts';
import type { FactCatalogue } from './propose-mapping.ts';

type Place = { readonly name: string; readonly sheet: string | null; readonly address: string | null };

/** A finding at a place; `levels` are those of the labels. */
export const findingAt = (
  levels: Readonly<Record<SheetFindingCode, { readonly level: 'error' | 'warning' }>>,
  code: SheetFindingCode,
  { name, sheet, address }: Place,
): SheetFinding => ({ code, level: levels[code].level, name, sheet, address });

/**
 * Everything that keeps a template from being filled by a mapping, each at its cell: what is not mapped, what is mapped to
 * something that is gone, what is wrong with the template itself.
 */
export function checkMapping(
  layout: Layout,
  mapping: SheetMapping,
  catalogue: FactCatalogue,
  levels: Parameters<typeof findingAt>[0],
): SheetFinding[] {
  const found: SheetFinding[] = layout.faults.map((fault) => findingAt(levels, fault.code, fault));
  const say = (code: SheetFindingCode, place: Place) => found.push(findingAt(levels, code, place));
  const has = (of: object, key: string) => Object.hasOwn(of, key);
  for (const cell of layout.cells) {
    const choice = mapping.cells[cell.name];
    if (choice === undefined) say('cell-not-mapped', cell);
    else if ('fact' in choice && !has(catalogue.figures, choice.fact)) say('fact-gone', cell);
  }
  for (const block of layout.blocks) {
    const choice = mapping.blocks[block.name];
    const source = choice?.source ?? null;
    const known = source !== null && has(catalogue.sources, source) ? catalogue.sources[source] : undefined;
    if (choice === undefined || source === null) say('block-not-mapped', block);
    else if (known === undefined || (choice.only !== null && !has(known.only ?? {}, choice.only)))
      say('source-gone', block);
    else
      for (const { column, address, holds } of block.columns) {
        if (holds !== 'slot') continue;
        const mapped = choice.columns[column];
        const place = { name: block.name, sheet: block.sheet, address };
        if (mapped === undefined) say('column-not-mapped', place);
        else if ('fact' in mapped && !has(known.columns, mapped.fact)) say('column-gone', place);
      }
  }
  return found;
}

/** How many places of a template nobody has said anything about. */
export const countUnmapped = (findings: readonly SheetFinding[]): number =>
  findings.filter(({ code }) => code.endsWith('-not-mapped')).length;

/** A mapping without what its template does not have (any more): nothing is kept that nobody can see. */
export function trimmedMapping(layout: Layout, { cells, blocks }: SheetMapping): SheetMapping {
  const names = new Set(layout.cells.map(({ name }) => name));
  const kept: SheetMapping = { cells: {}, blocks: {} };
  for (const [name, choice] of Object.entries(cells)) if (names.has(name)) kept.cells[name] = choice;
  for (const { name, columns } of layout.blocks) {
    const choice = blocks[name];
    if (choice === undefined) continue;
    const slots = new Set(columns.flatMap(({ column, holds }) => (holds === 'slot' ? [column] : [])));
    kept.blocks[name] = {
      ...choice,
      columns: Object.fromEntries(Object.entries(choice.columns).filter(([column]) => slots.has(column))),
    };
  }
  return kept;
}
