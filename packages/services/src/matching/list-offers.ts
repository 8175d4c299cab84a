import type { ReplyOf } from '@linli/contracts/catalog';
import { offers } from '@linli/db/matching/tables';
import { sql } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { offerViews } from './offer-views.ts';

// Three trips at a time and what a person asks by hand: never more.
const most = 20;

/** What the actor is asked now. @throws Problem not-allowed, second-factor-needed */
export async function listOffers(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'GET /matching/offers'>> {
  reach(ctx, 'requests.help');
  const now = ctx.clock.now().toISOString();
  return {
    items: await offerViews(
      ctx,
      sql`${offers.accountId} = ${signedIn(ctx).accountId}::uuid and ${offers.state} = 'open' and ${offers.expiresAt} > ${now}::timestamptz`,
      most,
    ),
  };
}
