import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Ctx } from '../context.ts';
import { kindsAt } from './kinds-at.ts';
import { loadAsking } from './load-asking.ts';

/**
 * Kinds of help at a household, for those who may ask for it: its members, relatives, and staff who write down what they
 * are told. @throws Problem not-signed-in, not-found, second-factor-needed
 */
export async function listKinds(
  ctx: Ctx,
  { householdId }: ParsedInputOf<'GET /requests/kinds'>,
): Promise<ReplyOf<'GET /requests/kinds'>> {
  const { household } = await loadAsking(ctx, { householdId });
  return { items: await kindsAt(ctx, household.areaPath) };
}
