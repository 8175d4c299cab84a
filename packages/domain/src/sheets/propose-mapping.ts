import type { SheetMapping } from '@linli/contracts/sheets/endpoints';
import { compactText } from '../people/cell-text.ts';
import type { Layout, LayoutBlock } from './layout.ts';

/** Something with names by which forms may call it. */
export interface Named {
  readonly zh: string;
  readonly en: string;
  readonly alike?: readonly string[];
}

export interface FactCatalogue {
  readonly figures: Readonly<Record<string, Named>>;
  readonly sources: Readonly<
    Record<
      string,
      Named & {
        readonly columns: Readonly<Record<string, Named>>;
        readonly only?: Readonly<Record<string, Named>>;
      }
    >
  >;
}

/** Below this two names do not mean the same. */
const LIKE_ENOUGH = 0.6;

/** Names compare without spaces, case, marks and what stands in brackets as an aside. */
export const plainName = (text: string): string =>
  compactText(text)
    .toLowerCase()
    .replace(/[*：:。、，,;；“”"'_/\-.]/gu, '')
    .replace(/[({【[]|[)}】\]]/gu, '');

/** How alike two names are, 0–1: by the pairs of letters they share (Dice). */
export function likeness(one: string, other: string): number {
  const [a, b] = [plainName(one), plainName(other)];
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = (text: string) => [...text].slice(1).map((letter, i) => `${[...text][i]}${letter}`);
  const left = pairs(a);
  const rest = pairs(b);
  const all = left.length + rest.length;
  let shared = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared++;
  }
  return (2 * shared) / all;
}

/** The key most like one of some names; the first of several that are as like. Null: none is like enough. */
function mostLike(names: readonly string[], among: Readonly<Record<string, Named>>): string | null {
  let best: string | null = null;
  let bestScore = LIKE_ENOUGH;
  for (const [key, { zh, en, alike = [] }] of Object.entries(among)) {
    for (const [order, name] of names.entries()) {
      for (const word of [key, zh, en, ...alike]) {
        // What was said first counts a little more: the name of the cell before what stands beside it.
        const score = likeness(name, word) - order * 0.05;
        if (score > bestScore || (score === bestScore && best === null)) [best, bestScore] = [key, score];
      }
    }
  }
  return best;
}

const inBraces = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]+)\}/gu)].map(([, inner = '']) => inner);

function columnsLike(block: LayoutBlock, columns: Readonly<Record<string, Named>>) {
  const slots = block.columns.filter(({ holds }) => holds === 'slot');
  const found = slots.map(
    ({ column, heading }) => [column, mostLike([...inBraces(heading), heading], columns)] as const,
  );
  return { found, hits: found.filter(([, key]) => key !== null).length, of: slots.length };
}

/**
 * A first mapping by likeness of names: of cells by their names, what stands in their braces and beside them, of row
 * blocks by their names and headings. What is like nothing stays open for a person.
 */
export function proposeMapping(layout: Layout, catalogue: FactCatalogue): SheetMapping {
  const cells: SheetMapping['cells'] = {};
  for (const { name, text, label } of layout.cells) {
    const fact = mostLike([name, ...inBraces(text), label], catalogue.figures);
    if (fact !== null) cells[name] = { fact };
  }
  const blocks: SheetMapping['blocks'] = {};
  for (const block of layout.blocks) {
    const ranked = Object.entries(catalogue.sources)
      .map(([key, source]) => {
        const { found, hits, of } = columnsLike(block, source.columns);
        const byName = Math.max(
          ...[key, source.zh, source.en, ...(source.alike ?? [])].map((word) => likeness(block.name, word)),
        );
        return { key, found, score: byName + (of === 0 ? 0 : hits / of) };
      })
      .sort((a, b) => b.score - a.score);
    const [best] = ranked;
    const chosen = best !== undefined && best.score >= LIKE_ENOUGH ? best : undefined;
    blocks[block.name] = {
      source: chosen?.key ?? null,
      only: null,
      columns: Object.fromEntries(
        (chosen?.found ?? []).flatMap(([column, fact]) => (fact === null ? [] : [[column, { fact }]])),
      ),
    };
  }
  return { cells, blocks };
}
