import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { consentKinds } from '@linli/contracts/people/labels';
import { invalid } from '@linli/contracts/problem';
import { consents } from '@linli/db/people/tables';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * Gives one consent in its newest version; giving it again changes nothing.
 * @throws Problem invalid-input for a version that is not the newest: nobody agrees to a text they were not shown.
 */
export async function giveConsent(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/give-consent'>,
): Promise<ReplyOf<'POST /people/give-consent'>> {
  const { accountId } = signedIn(ctx);
  const { kind, version } = input;
  const newest = consentKinds[kind].version;
  if (version !== newest) throw invalid('/version', version < newest ? 'outdated' : 'not-an-option');
  const now = ctx.clock.now();
  const [given] = await ctx.db
    .insert(consents)
    .values({ id: ctx.ids.next(), accountId, kind, version, givenAt: now })
    .onConflictDoNothing()
    .returning({ id: consents.id });
  if (given) {
    await record(ctx, now, {
      action: 'people.give-consent',
      subjectKind: 'consent',
      subjectId: given.id,
      facts: { kind, version },
    });
  }
  return { done: true };
}
