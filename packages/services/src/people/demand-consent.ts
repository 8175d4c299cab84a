import { type ConsentKind, consentKinds } from '@linli/contracts/people/labels';
import { Problem } from '@linli/contracts/problem';
import { consents } from '@linli/db/people/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** @throws Problem consent-needed unless the caller gave this consent in its newest version and did not withdraw it. */
export async function demandConsent(ctx: Ctx, kind: ConsentKind): Promise<void> {
  const [given] = await ctx.db
    .select({ id: consents.id })
    .from(consents)
    .where(
      and(
        eq(consents.accountId, signedIn(ctx).accountId),
        eq(consents.kind, kind),
        eq(consents.version, consentKinds[kind].version),
        isNull(consents.withdrawnAt),
      ),
    );
  if (!given) throw new Problem('consent-needed');
}
