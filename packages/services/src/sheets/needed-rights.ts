import type { SheetMapping } from '@linli/contracts/sheets/endpoints';
import { type FigureKey, figures } from '@linli/contracts/sheets/figures';
import { type SourceKey, sources } from '@linli/contracts/sheets/sources';
import type { Right } from '@linli/domain/identity/rights';
import { rightOfFigure, rightsOfSource } from '@linli/domain/sheets/fact-rights';

export const isFigure = (key: string): key is FigureKey => Object.hasOwn(figures, key);
export const isSource = (key: string): key is SourceKey => Object.hasOwn(sources, key);

/** What a cell's fact needs to be seen; nothing for one that is gone. */
export const rightsOfFact = (fact: string): readonly Right[] =>
  isFigure(fact) ? [rightOfFigure(figures, fact)] : [];

/** Everything somebody has to be allowed where a form is filled by a mapping. */
export function neededRights({ cells, blocks }: SheetMapping, inFull: boolean): Right[] {
  const needed = new Set<Right>(['sheets.fill']);
  for (const choice of Object.values(cells))
    if ('fact' in choice) for (const right of rightsOfFact(choice.fact)) needed.add(right);
  for (const { source } of Object.values(blocks))
    if (source !== null && isSource(source)) for (const right of rightsOfSource[source]) needed.add(right);
  if (inFull) needed.add('register.view-in-full');
  return [...needed].sort();
}
