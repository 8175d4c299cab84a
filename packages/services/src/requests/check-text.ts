import { Problem } from '@linli/contracts/problem';
import { identities } from '@linli/db/identity/tables';
import { and, desc, eq } from 'drizzle-orm';
import { signedInOrToken } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** A text others will read, with the pointer it came by. */
export interface WrittenText {
  readonly pointer: string;
  readonly text: string;
}

/**
 * What became of the check. `not-checked`: the platform did not answer, or cannot check this writer now; `no-check`: none
 * is configured, or the writer is not known to WeChat.
 */
export type TextCheck = 'passed' | 'review' | 'not-checked' | 'no-check';

/**
 * Asks WeChat whether texts may be published, where that is configured and the writer has an identity there. Nobody is
 * kept from help because the platform is away: then it goes on, and says so. Outside any transaction: it is a call
 * over the network.
 * @returns the pointer of the first text that is refused, or what became of the check
 */
export async function checkText(
  ctx: Ctx,
  texts: readonly WrittenText[],
): Promise<{ refused: string } | { refused: null; check: TextCheck }> {
  const { wechat } = ctx.gateways;
  const written = texts.filter(({ text }) => text !== '');
  if (!wechat || written.length === 0) return { refused: null, check: 'no-check' };
  const [identity] = await ctx.db
    .select({ openId: identities.subject })
    .from(identities)
    .where(and(eq(identities.accountId, signedInOrToken(ctx).accountId), eq(identities.provider, 'wechat')))
    .orderBy(desc(identities.createdAt))
    .limit(1);
  if (!identity) return { refused: null, check: 'no-check' };
  const answers = await Promise.all(
    written.map(async ({ text }) => {
      try {
        return await wechat.checkText(identity.openId, text);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return null;
      }
    }),
  );
  const risky = written[answers.indexOf('risky')];
  if (risky) return { refused: risky.pointer };
  if (answers.includes(null)) return { refused: null, check: 'not-checked' };
  return { refused: null, check: answers.includes('review') ? 'review' : 'passed' };
}
