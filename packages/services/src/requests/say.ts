import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { requestMessages } from '@linli/db/requests/tables';
import { typedText } from '@linli/domain/requests/typed-text';
import { and, eq } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { takenConstraint } from '../taken.ts';
import { uses } from '../vault.ts';
import { attachPhoto } from './attach-photo.ts';
import { checkText } from './check-text.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { tellInvolved } from './tell-involved.ts';

type Said = ParsedInputOf<'POST /requests/say'>;
type Reply = ReplyOf<'POST /requests/say'>;

/**
 * Writes to those involved, who are told that there is something to read. The sender's id makes it idempotent. A text the
 * platform refuses is not written, and the reply says so; in danger nothing is refused.
 *
 * To be called outside a transaction: the check of the text calls over the network.
 * @throws Problem not-found, not-allowed; illegal-transition once it is over; invalid-input for a photo that is not the
 * sender's; key-reused
 */
export async function say(ctx: Ctx, input: Said): Promise<Reply> {
  const before = await saidBefore(ctx, input);
  if (before) return before;
  const now = ctx.clock.now();
  const text = typedText(input.text);
  const first = await loadRequest(ctx, input.requestId);
  demandAct(await loadInvolvement(ctx, first), 'say', now);
  if (first.urgency !== 'danger') {
    const { refused } = await checkText(ctx, [{ pointer: '/text', text }]);
    if (refused !== null) return { refused: true };
  }
  try {
    return await inTransaction(ctx, (inner) => write(inner, now, input, text));
  } catch (error) {
    // The same one was sent twice at once.
    const other = takenConstraint(error) === 'request_messages_client' ? await saidBefore(ctx, input) : null;
    if (other) return other;
    throw error;
  }
}

async function write(ctx: Ctx, now: Date, input: Said, text: string): Promise<Reply> {
  const request = await loadRequest(ctx, input.requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  demandAct(involvement, 'say', now);
  const messageId = ctx.ids.next();
  if (input.photoId !== null) await attachPhoto(ctx, request, input.photoId);
  await ctx.db.insert(requestMessages).values({
    id: messageId,
    requestId: request.id,
    accountId: involvement.accountId,
    clientId: input.clientId,
    textCipher: ctx.vault.seal(uses.requestMessage, text),
    photoId: input.photoId,
    at: now,
  });
  await tellInvolved(ctx, now, request, `message:${messageId}`);
  return { refused: false, messageId };
}

/** @throws Problem key-reused when the same id was sent with something else */
async function saidBefore(ctx: Ctx, input: Said): Promise<Reply | null> {
  const { accountId } = signedIn(ctx);
  const [message] = await ctx.db
    .select()
    .from(requestMessages)
    .where(and(eq(requestMessages.accountId, accountId), eq(requestMessages.clientId, input.clientId)));
  if (!message) return null;
  const same =
    message.requestId === input.requestId.toLowerCase() &&
    message.photoId === (input.photoId?.toLowerCase() ?? null) &&
    ctx.vault.openText(uses.requestMessage, message.textCipher) === typedText(input.text);
  if (!same) throw new Problem('key-reused');
  return { refused: false, messageId: message.id };
}
