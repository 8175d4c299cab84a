import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { Id } from '@linli/contracts/values';
import { accounts } from '@linli/db/identity/tables';
import { requestMessages } from '@linli/db/requests/tables';
import { seesContent } from '@linli/domain/requests/may-do';
import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { uses } from '../vault.ts';
import { demandReader, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';

/**
 * The conversation on a request, newest first, for all who see what it is about.
 * @throws Problem not-found, not-allowed, second-factor-needed; invalid-input for the cursor
 */
export async function listMessages(
  ctx: Ctx,
  { requestId, cursor, limit }: ParsedInputOf<'GET /requests/messages'>,
): Promise<ReplyOf<'GET /requests/messages'>> {
  const before = readCursorOf(cursor, z.tuple([Id]));
  const involvement = await loadInvolvement(ctx, await loadRequest(ctx, requestId));
  demandReader(involvement);
  if (!seesContent(involvement.reader, involvement.matter)) throw new Problem('not-allowed');
  const rows = await ctx.db
    .select({ message: requestMessages, by: accounts.displayName })
    .from(requestMessages)
    .innerJoin(accounts, eq(accounts.id, requestMessages.accountId))
    .where(
      and(
        eq(requestMessages.requestId, requestId),
        before === null ? undefined : lt(requestMessages.id, before[0]),
      ),
    )
    .orderBy(desc(requestMessages.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    ({ message }) => [message.id],
    ({ message, by }) => ({
      messageId: message.id,
      mine: message.accountId === involvement.accountId,
      by,
      text: ctx.vault.openText(uses.requestMessage, message.textCipher),
      photoId: message.photoId,
      at: message.at.toISOString(),
    }),
  );
}
