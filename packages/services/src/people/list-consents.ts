import type { ReplyOf } from '@linli/contracts/catalog';
import { type ConsentKind, consentKinds } from '@linli/contracts/people/labels';
import { consents } from '@linli/db/people/tables';
import { desc, eq } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Every kind of consent with its newest version and what the caller gave last. */
export async function listConsents(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'GET /people/consents'>> {
  const { accountId } = signedIn(ctx);
  const rows = await ctx.db
    .selectDistinctOn([consents.kind])
    .from(consents)
    .where(eq(consents.accountId, accountId))
    .orderBy(consents.kind, desc(consents.id));
  const last = new Map(rows.map((row) => [row.kind, row]));
  const items = (Object.keys(consentKinds) as ConsentKind[]).map((kind) => {
    const given = last.get(kind);
    return {
      kind,
      version: consentKinds[kind].version,
      givenVersion: given?.version ?? null,
      givenAt: given?.givenAt.toISOString() ?? null,
      withdrawnAt: given?.withdrawnAt?.toISOString() ?? null,
    };
  });
  return { items };
}
