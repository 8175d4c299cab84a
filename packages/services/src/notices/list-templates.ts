import type { ReplyOf } from '@linli/contracts/catalog';
import { messageConsents } from '@linli/db/notices/tables';
import { eq } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** What everybody is told about, and what those with a post are told besides. */
const forAll = ['report', 'request'] as const;
const forStaff = ['duty', 'errand', ...forAll] as const;

/**
 * Templates worth a tap of this account: those it will get messages of, with the least left first. The mini-program asks
 * for the first three, which is what WeChat lets one tap answer.
 */
export async function listTemplates(ctx: Ctx): Promise<ReplyOf<'GET /notices/templates'>> {
  const { accountId, posts } = signedIn(ctx);
  const counted = await ctx.db.select().from(messageConsents).where(eq(messageConsents.accountId, accountId));
  const left = new Map(counted.map((row) => [row.templateId, row.left]));
  const templates = (posts.length > 0 ? forStaff : forAll).flatMap((about) => {
    const template = ctx.gateways.wechat?.templates[about];
    return template ? [{ templateId: template.id, about, left: left.get(template.id) ?? 0 }] : [];
  });
  return { templates: templates.sort((a, b) => a.left - b.left) };
}
