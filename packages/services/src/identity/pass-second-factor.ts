import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { accounts, sessions } from '@linli/db/identity/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { stepOfCode } from './totp.ts';

/**
 * Passes the second factor of this session. A code of a secret just shown finishes the enrolment. A code is good once, and so
 * is every older one (RFC 6238, 5.2): under a lock on the account the time step must be later than the last accepted.
 *
 * @throws Problem too-many-requests; illegal-transition when nothing was enrolled. A wrong code is an answer.
 */
export async function passSecondFactor(
  ctx: Ctx,
  input: ParsedInputOf<'POST /identity/pass-second-factor'>,
): Promise<ReplyOf<'POST /identity/pass-second-factor'>> {
  const actor = signedIn(ctx);
  const attemptsLeft = await ctx.limits.take('second-factor', actor.accountId);
  const now = ctx.clock.now();
  const [account] = await ctx.db
    .select({
      cipher: accounts.totpCipher,
      pendingCipher: accounts.totpPendingCipher,
      lastStep: accounts.totpLastStep,
    })
    .from(accounts)
    .where(eq(accounts.id, actor.accountId))
    .for('update');
  if (!account) throw new Problem('not-signed-in');
  const stepIn = (cipher: Buffer | null): number | null =>
    cipher === null ? null : stepOfCode(ctx.vault.openText(uses.totp, cipher), input.code, now);
  if (account.cipher === null && account.pendingCipher === null) throw new Problem('illegal-transition');
  const pendingStep = stepIn(account.pendingCipher);
  const usedStep = stepIn(account.cipher);
  if (pendingStep !== null) {
    await ctx.db
      .update(accounts)
      .set({
        totpCipher: account.pendingCipher,
        totpPendingCipher: null,
        totpConfirmedAt: now,
        totpLastStep: pendingStep,
      })
      .where(eq(accounts.id, actor.accountId));
  } else if (usedStep !== null && usedStep > (account.lastStep ?? -1)) {
    await ctx.db.update(accounts).set({ totpLastStep: usedStep }).where(eq(accounts.id, actor.accountId));
  } else return { state: 'wrong-code', attemptsLeft };
  await ctx.db.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.id, actor.sessionId));
  await record(ctx, now, {
    action: pendingStep === null ? 'identity.pass-second-factor' : 'identity.confirm-second-factor',
    subjectKind: 'account',
    subjectId: actor.accountId,
  });
  return { state: 'passed' };
}
