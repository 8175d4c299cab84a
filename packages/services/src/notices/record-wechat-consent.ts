import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { messageConsents } from '@linli/db/notices/tables';
import { sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Nobody has more use for; who reports more than they tapped only misleads themselves until WeChat says 43101. */
const mostLeft = 50;

/**
 * Counts what WeChat will let us send after one tap. A repeat with the same Idempotency-Key counts once.
 * @throws Problem invalid-input for a template the tenant does not have
 */
export async function recordWechatConsent(
  ctx: Ctx,
  { templateIds }: ParsedInputOf<'POST /notices/record-wechat-consent'>,
): Promise<ReplyOf<'POST /notices/record-wechat-consent'>> {
  const { accountId } = signedIn(ctx);
  const known = Object.values(ctx.gateways.wechat?.templates ?? {}).map((template) => template?.id);
  const accepted = [...new Set(templateIds)].sort();
  if (!accepted.every((each) => known.includes(each))) throw invalid('/templateIds', 'not-an-option');
  const left = await ctx.db
    .insert(messageConsents)
    .values(accepted.map((templateId) => ({ accountId, templateId, left: 1, updatedAt: ctx.clock.now() })))
    .onConflictDoUpdate({
      target: [messageConsents.accountId, messageConsents.templateId],
      set: {
        left: sql`least(${messageConsents.left} + 1, ${mostLeft})`,
        updatedAt: sql`excluded.updated_at`,
      },
    })
    .returning({ templateId: messageConsents.templateId, left: messageConsents.left });
  return { left };
}
