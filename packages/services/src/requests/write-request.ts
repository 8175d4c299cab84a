import { Problem } from '@linli/contracts/problem';
import type { RequestBasis, Urgency } from '@linli/contracts/requests/labels';
import type { KindView } from '@linli/contracts/requests/values';
import { requestLines, requestPhotos, requestReplies, requests } from '@linli/db/requests/tables';
import { and, inArray, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import type { TextCheck } from './check-text.ts';
import type { Asking } from './load-asking.ts';
import { loadRequest } from './load-request.ts';
import { moveRequest, tellRequest } from './move-request.ts';
import { type RequestContent, sealContent } from './request-content.ts';
import { tellResident } from './tell-resident.ts';

/** A request that stands, ready to be written. */
export interface Writing {
  readonly now: Date;
  readonly asking: Asking;
  readonly kind: KindView;
  readonly personId: string | null;
  readonly clientId: string;
  readonly bodyHash: Buffer;
  readonly basis: RequestBasis;
  readonly urgency: Urgency;
  readonly content: RequestContent;
  readonly lines: readonly string[];
  readonly photoIds: readonly string[];
  readonly window: { readonly from: Date | null; readonly until: Date | null };
  readonly wishSameSex: boolean;
  readonly language: string | null;
  readonly contactless: boolean;
  readonly answerBy: Date;
  readonly deadline: Date;
  /** Another one of the same matter, on purpose. */
  readonly although: boolean;
  readonly textCheck: TextCheck;
}

export interface Asked {
  readonly outcome: 'asked';
  readonly requestId: string;
  readonly number: number;
  readonly deadlineAt: string;
}

/**
 * Writes a request with all that belongs to it, in the caller's transaction: submitted, and accepted at once where
 * volunteers handle it.
 * @throws a violation of `requests_client` or `requests_same_matter` when somebody was faster; Problem lost-race when a
 * photo went elsewhere meanwhile
 */
export async function writeRequest(ctx: Ctx, writing: Writing): Promise<Asked> {
  const { now, asking, kind, basis, urgency } = writing;
  const requestId = ctx.ids.next();
  const [written] = await ctx.db
    .insert(requests)
    .values({
      id: requestId,
      accountId: asking.accountId,
      clientId: writing.clientId,
      bodyHash: writing.bodyHash,
      kindId: kind.kindId,
      kindKey: kind.key,
      householdId: asking.household.id,
      personId: writing.personId,
      areaId: asking.household.areaId,
      basis,
      urgency,
      stateSince: now,
      contentCipher: sealContent(ctx.vault, writing.content),
      windowFrom: writing.window.from,
      windowUntil: writing.window.until,
      wishSameSex: writing.wishSameSex,
      language: writing.language,
      contactless: writing.contactless,
      limits: kind.definition.limits[urgency],
      clock: kind.definition.clock,
      submittedAt: now,
      deadlineAt: writing.deadline,
      answerDueAt: writing.answerBy,
      although: writing.although,
    })
    .returning({ number: requests.number });
  if (!written) throw new Error('a request was not written');
  if (writing.lines.length > 0)
    await ctx.db.insert(requestLines).values(
      writing.lines.map((text, place) => ({
        id: ctx.ids.next(),
        requestId,
        place,
        textCipher: ctx.vault.seal(uses.requestLine, text),
        changedAt: now,
      })),
    );
  await attachPhotos(ctx, requestId, writing.photoIds);
  const reply: Asked = {
    outcome: 'asked',
    requestId,
    number: written.number,
    deadlineAt: writing.deadline.toISOString(),
  };
  await ctx.db.insert(requestReplies).values({ requestId, reply });
  await record(ctx, now, {
    action: 'requests.submit',
    subjectKind: 'request',
    subjectId: requestId,
    areaPath: asking.household.areaPath,
    facts: { basis, kind: kind.key, urgency, textCheck: writing.textCheck },
  });
  const request = await loadRequest(ctx, requestId, true);
  await tellRequest(ctx, now, request, {
    what: 'submitted',
    facts: { urgency, basis, textCheck: writing.textCheck },
  });
  // Others of the household hear that somebody asked for them.
  if (basis !== 'self' && basis !== 'member') await tellResident(ctx, now, request, 'submitted');
  if (kind.definition.handledBy === 'volunteers')
    await moveRequest(ctx, now, request, 'accepted', { what: 'accepted' });
  return reply;
}

async function attachPhotos(ctx: Ctx, requestId: string, photoIds: readonly string[]): Promise<void> {
  if (photoIds.length === 0) return;
  const taken = await ctx.db
    .update(requestPhotos)
    .set({ requestId })
    .where(and(inArray(requestPhotos.id, [...photoIds]), isNull(requestPhotos.requestId)))
    .returning({ id: requestPhotos.id });
  if (taken.length !== photoIds.length) throw new Problem('lost-race');
}
