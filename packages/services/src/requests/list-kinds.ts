import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { kindsAt } from './kinds-at.ts';
import { loadAsking } from './load-asking.ts';

/**
 * Kinds of help at a household, for those who may ask for it: its members, relatives, and staff who write down what they
 * are told; or in an area, for those who serve there.
 * @throws Problem not-signed-in, not-found, not-allowed, second-factor-needed
 */
export async function listKinds(
  ctx: Ctx,
  { householdId, areaId }: ParsedInputOf<'GET /requests/kinds'>,
): Promise<ReplyOf<'GET /requests/kinds'>> {
  if (householdId !== undefined) {
    const { household } = await loadAsking(ctx, { householdId });
    return { items: await kindsAt(ctx, household.areaPath) };
  }
  const area = await loadArea(ctx, 'areas.view', areaId ?? '');
  return { items: await kindsAt(ctx, area.path) };
}
