import type { Right } from '@linli/domain/identity/rights';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from './load-area.ts';

/**
 * Paths a list is bounded by: one area the caller asked for, or all in which they have the right.
 * @throws Problem not-allowed, not-found
 */
export async function reachedPaths(ctx: Ctx, right: Right, areaId: string | undefined): Promise<string[]> {
  const paths = reach(ctx, right);
  return areaId === undefined ? paths : [(await loadArea(ctx, right, areaId)).path];
}
