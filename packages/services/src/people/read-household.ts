import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { Ctx } from '../context.ts';
import { accessHousehold } from './household-access.ts';
import { type HouseholdView, householdViews } from './household-view.ts';

/**
 * One household, for its own members and for posts that search the register; numbers are masked for both.
 * @throws Problem not-found
 */
export async function readHousehold(
  ctx: Ctx,
  input: ParsedInputOf<'GET /people/households/:householdId'>,
): Promise<HouseholdView> {
  const { household } = await accessHousehold(ctx, input.householdId, 'register.search');
  const [view] = await householdViews(ctx, [household]);
  if (!view) throw new Problem('not-found');
  return view;
}
