import type { ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { accounts, sessions } from '@linli/db/identity/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { newTotpSecret } from './totp.ts';

/**
 * Shows a new secret for an authenticator. It counts once a code of it was passed; until then the one in use stays. Who has
 * one in use must have passed it in this session, or a stolen session could replace it.
 *
 * @throws Problem second-factor-needed
 */
export async function enrolSecondFactor(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'POST /identity/enrol-second-factor'>> {
  const actor = signedIn(ctx);
  const now = ctx.clock.now();
  const [facts] = await ctx.db
    .select({ enrolledAt: accounts.totpConfirmedAt, passedAt: sessions.secondFactorAt })
    .from(accounts)
    .innerJoin(sessions, eq(sessions.accountId, accounts.id))
    .where(eq(sessions.id, actor.sessionId))
    .for('update', { of: accounts });
  if (!facts) throw new Problem('not-signed-in');
  if (facts.enrolledAt !== null && facts.passedAt === null) throw new Problem('second-factor-needed');
  const made = newTotpSecret(actor.displayName || 'Linli');
  await ctx.db
    .update(accounts)
    .set({ totpPendingCipher: ctx.vault.seal(uses.totp, made.secret) })
    .where(eq(accounts.id, actor.accountId));
  await record(ctx, now, {
    action: 'identity.enrol-second-factor',
    subjectKind: 'account',
    subjectId: actor.accountId,
  });
  return made;
}
