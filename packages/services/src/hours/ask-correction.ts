import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { hourCorrections, serviceHours } from '@linli/db/hours/tables';
import { rights } from '@linli/domain/identity/rights';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { AccountActor, Ctx } from '../context.ts';
import { lockAccount } from '../people/lock-account.ts';
import { uses } from '../vault.ts';
import { entryNow } from './write-difference.ts';

type Input = ParsedInputOf<'POST /hours/ask-correction'>;

/**
 * Asks that one's record be put right: an entry that is wrong, or one that is missing. One open question an entry; asked again
 * in the same way it is the same question. Somebody else decides.
 * @throws Problem not-signed-in; not-found for entries of others; invalid-input when the record says so already, or for hours
 *   still ahead; already-done while another question about the entry is open
 */
export async function askCorrection(ctx: Ctx, input: Input): Promise<ReplyOf<'POST /hours/ask-correction'>> {
  const actor = signedIn(ctx);
  const now = ctx.clock.now();
  const { minutes, reason } = input;
  await lockAccount(ctx, actor.accountId);
  const about = await aboutWhat(ctx, now, actor, input);
  const { accountId } = actor;
  const [open] = await ctx.db
    .select()
    .from(hourCorrections)
    .where(
      and(
        eq(hourCorrections.accountId, accountId),
        isNull(hourCorrections.decided),
        about.entryId === null
          ? and(isNull(hourCorrections.entryId), eq(hourCorrections.fromAt, about.fromAt))
          : eq(hourCorrections.entryId, about.entryId),
      ),
    );
  if (open) {
    const same =
      open.minutes === minutes && ctx.vault.openText(uses.hourReason, open.reasonCipher) === reason;
    if (!same) throw new Problem('already-done');
    return { correctionId: open.id };
  }
  const correctionId = ctx.ids.next();
  await ctx.db.insert(hourCorrections).values({
    id: correctionId,
    accountId,
    ...about,
    minutes,
    reasonCipher: ctx.vault.seal(uses.hourReason, reason),
    askedAt: now,
  });
  await record(ctx, now, {
    action: 'hours.ask-correction',
    subjectKind: 'correction',
    subjectId: correctionId,
    facts: { entryId: about.entryId, minutes },
  });
  return { correctionId };
}

async function aboutWhat(
  ctx: Ctx,
  now: Date,
  actor: AccountActor,
  { entryId, fromAt, minutes }: Input,
): Promise<{ entryId: string | null; fromAt: Date; areaId: string }> {
  if (entryId === null) {
    const from = new Date(fromAt);
    if (from.getTime() + minutes * 60_000 > now.getTime()) throw invalid('/fromAt', 'impossible');
    if (minutes === 0) throw invalid('/minutes', 'too-small', { least: 1 });
    return { entryId, fromAt: from, areaId: postOf(actor) };
  }
  const [named] = await ctx.db
    .select({ accountId: serviceHours.accountId, correctsId: serviceHours.correctsId })
    .from(serviceHours)
    .where(eq(serviceHours.id, entryId));
  if (named?.accountId !== actor.accountId) throw new Problem('not-found');
  // What is to be put right is the entry, with all that was corrected since.
  const was = await entryNow(ctx, named.correctsId ?? entryId);
  if (!was) throw new Problem('not-found');
  if (was.minutes === minutes) throw invalid('/minutes', 'contradiction');
  return { entryId: was.entry.id, fromAt: was.entry.fromAt, areaId: was.entry.areaId ?? postOf(actor) };
}

/** Where somebody helps: whoever leads there decides about what has no place of its own. */
function postOf({ posts }: AccountActor): string {
  const helping: readonly string[] = rights['requests.help'];
  const post = posts.find(({ role }) => helping.includes(role)) ?? posts[0];
  if (!post) throw new Problem('not-allowed');
  return post.areaId;
}
