import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { offers } from '@linli/db/matching/tables';
import { sql } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { offerViews } from './offer-views.ts';

/** An offer made to the actor, open or ended. @throws Problem not-allowed, second-factor-needed, not-found */
export async function showOffer(
  ctx: Ctx,
  { offerId }: ParsedInputOf<'GET /matching/offers/:offerId'>,
): Promise<ReplyOf<'GET /matching/offers/:offerId'>> {
  reach(ctx, 'requests.help');
  const [offer] = await offerViews(
    ctx,
    sql`${offers.id} = ${offerId}::uuid and ${offers.accountId} = ${signedIn(ctx).accountId}::uuid`,
    1,
  );
  if (!offer) throw new Problem('not-found');
  return offer;
}
