import { type FactGroup, type FigureKey, figures } from '@linli/contracts/sheets/figures';
import type { SourceKey } from '@linli/contracts/sheets/sources';
import type { FactValue } from '../template/fact-value.ts';
import type { FactRow } from '../template/row-spool.ts';
import type { FactScope } from './fact-scope.ts';
import { figuresOf } from './figure-groups.ts';
import { personRows } from './person-source.ts';
import { areaRows, attentionRows, missingRows, slotRows } from './report-sources.ts';
import { requestKindRows, requestLedger } from './request-sources.ts';
import { dutyPersonRows, dutyRows, shiftRows } from './shift-sources.ts';

/** The figures that are asked for, each group read once. */
export async function gatherFigures(
  scope: FactScope,
  wanted: readonly FigureKey[],
): Promise<Map<FigureKey, FactValue>> {
  const groups = new Map<FactGroup, FigureKey[]>();
  for (const key of wanted) {
    const { group } = figures[key];
    groups.set(group, [...(groups.get(group) ?? []), key]);
  }
  const found = new Map<FigureKey, FactValue>();
  for (const [group, keys] of groups) {
    const values = await figuresOf[group](scope);
    for (const key of keys) found.set(key, values[key] ?? null);
  }
  return found;
}

const rowsOf: Record<SourceKey, (scope: FactScope, only: string | null) => AsyncGenerator<FactRow>> = {
  areas: areaRows,
  slots: slotRows,
  'missing-households': missingRows,
  attention: attentionRows,
  requests: requestLedger,
  'request-kinds': requestKindRows,
  shifts: shiftRows,
  duties: dutyRows,
  'duty-people': dutyPersonRows,
  persons: personRows,
};

/** The rows of a source, numbered. */
export async function* sourceRows(
  scope: FactScope,
  source: SourceKey,
  only: string | null,
): AsyncGenerator<FactRow, void, void> {
  let number = 0;
  for await (const row of rowsOf[source](scope, only)) yield { number: ++number, ...row };
}
