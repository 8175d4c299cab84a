import type { SheetMapping } from '@linli/contracts/sheets/endpoints';
import type { LayoutChange } from '@linli/contracts/sheets/labels';
import type { Layout, LayoutBlock } from './layout.ts';
import { plainName } from './propose-mapping.ts';

export interface Change {
  readonly change: LayoutChange;
  readonly name: string;
  /** Where it stood and stands, as `sheet!address`. */
  readonly from: string | null;
  readonly to: string | null;
}

const placed = (layout: Layout): Map<string, string> => {
  const places = new Map<string, string>();
  for (const { name, sheet, address } of layout.cells) places.set(name, `${sheet}!${address}`);
  for (const { name, sheet, address, columns } of layout.blocks) {
    places.set(name, `${sheet}!${address}`);
    for (const { heading, address: at, holds } of columns)
      if (holds === 'slot' && heading !== '') places.set(`${name} · ${heading}`, `${sheet}!${at}`);
  }
  return places;
};

/** What a newer template has more, less and elsewhere: cells, row blocks and their columns by heading. */
export function compareLayouts(before: Layout, after: Layout): Change[] {
  const [old, young] = [placed(before), placed(after)];
  const changes: Change[] = [];
  for (const [name, to] of young) {
    const from = old.get(name) ?? null;
    if (from === null) changes.push({ change: 'added', name, from, to });
    else if (from !== to) changes.push({ change: 'moved', name, from, to });
  }
  for (const [name, from] of old)
    if (!young.has(name)) changes.push({ change: 'gone', name, from, to: null });
  return changes;
}

/** Choices for the columns of a block that was before: found by heading, wherever they stand now. */
function carriedColumns(before: LayoutBlock, after: LayoutBlock, chosen: SheetMapping['blocks'][string]) {
  const columns: SheetMapping['blocks'][string]['columns'] = {};
  for (const { column, heading, holds } of after.columns) {
    if (holds !== 'slot') continue;
    const same = before.columns.find(
      (each) =>
        each.holds === 'slot' &&
        (heading === '' ? each.column === column : plainName(each.heading) === plainName(heading)),
    );
    const choice = same && chosen.columns[same.column];
    if (choice !== undefined) columns[column] = choice;
  }
  return { ...chosen, columns };
}

/**
 * The mapping of the version before as far as it still fits: cells and blocks by name, columns by heading. For what is new,
 * the proposal counts.
 */
export function carryMapping(
  before: Layout,
  after: Layout,
  chosen: SheetMapping,
  proposed: SheetMapping,
): SheetMapping {
  const known = new Set(before.cells.map(({ name }) => name));
  const cells: SheetMapping['cells'] = {};
  for (const { name } of after.cells) {
    const choice = known.has(name) ? chosen.cells[name] : proposed.cells[name];
    if (choice !== undefined) cells[name] = choice;
  }
  const blocks: SheetMapping['blocks'] = {};
  for (const block of after.blocks) {
    const old = before.blocks.find(({ name }) => name === block.name);
    const choice = chosen.blocks[block.name];
    const young = proposed.blocks[block.name];
    if (old === undefined || choice === undefined) {
      if (young !== undefined) blocks[block.name] = young;
      continue;
    }
    const carried = carriedColumns(old, block, choice);
    const fresh = young?.source === carried.source ? young.columns : {};
    const headings = new Set(old.columns.map(({ heading }) => plainName(heading)));
    for (const { column, heading } of block.columns) {
      const guess = fresh[column];
      if (guess !== undefined && carried.columns[column] === undefined && !headings.has(plainName(heading)))
        carried.columns[column] = guess;
    }
    blocks[block.name] = carried;
  }
  return { cells, blocks };
}
