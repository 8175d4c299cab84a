import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { KindDefinition } from '@linli/contracts/requests/kind';
import { seesContent } from '@linli/domain/requests/may-do';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { readEvents } from '../cases/read-events.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { loadDetail, type RequestDetail } from './load-detail.ts';
import { actsOf, demandReader, type Involvement, loadInvolvement } from './load-involvement.ts';
import { type LoadedRequest, loadRequest } from './load-request.ts';
import { openContent } from './request-content.ts';
import { discreetName, discreetPicture, requestRows } from './request-rows.ts';
import { sightOf } from './show-timeline.ts';

type View = ReplyOf<'GET /requests/:requestId'>;

const mostHops = 20;
const iso = (at: string): string => new Date(at).toISOString();

/** A kind that says nothing of what it is. */
const veiled = (kind: KindDefinition): KindDefinition => ({
  ...kind,
  name: discreetName,
  hint: discreetName,
  picture: discreetPicture,
  questions: [],
  danger: null,
  urgency: [],
  handledBy: 'staff',
  team: null,
  needs: { ...kind.needs, skills: [] },
});

/**
 * A request as far as the reader may see it: residents and who has it in hand everything, staff of the area what is asked
 * (not of discreet kinds), neighbours what and in which building. The door is shown once somebody has taken it. Staff
 * who read without having it in hand are written down.
 * @throws Problem not-found, second-factor-needed
 */
export async function showRequest(
  ctx: Ctx,
  { requestId }: ParsedInputOf<'GET /requests/:requestId'>,
): Promise<View> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId);
  const involvement = await loadInvolvement(ctx, request);
  const as = demandReader(involvement);
  const { reader, matter } = involvement;
  const sees = seesContent(reader, matter);
  const atTheDoor =
    sees && (as === 'resident' || as === 'helper' || reader.hands.length > 0 || reader.isTold);
  const sight = sightOf(involvement);
  const named = as !== 'neighbour';
  const [[row], detail, hops] = await Promise.all([
    requestRows(ctx, {
      where: sql`r.id = ${requestId}::uuid`,
      order: sql`r.id`,
      limit: 1,
      seen: atTheDoor ? 'full' : as === 'staff' ? 'staff' : 'building',
    }),
    loadDetail(ctx, requestId),
    sight ? readEvents(ctx, requestId, sight, { limit: mostHops }) : [],
  ]);
  if (!row) throw new Problem('not-found');
  if (as === 'staff' && sees && reader.hands.length === 0)
    await record(ctx, now, {
      action: 'requests.read',
      subjectKind: 'request',
      subjectId: requestId,
      areaPath: request.areaPath,
    });
  return {
    ...row,
    ...shown(ctx, request, involvement, detail, sees),
    ...(as === 'neighbour' ? { withWhom: null } : {}),
    householdId: atTheDoor ? request.householdId : null,
    hops,
    mergedInto: named && detail.merged_into !== null ? await goesOnAs(ctx, detail.merged_into) : null,
    merged: as === 'staff' ? detail.merged : [],
    reader: as,
    may: actsOf(involvement, now),
    version: request.version,
  };
}

/** How far the request is as which another goes on, told to who sees the other. */
async function goesOnAs(ctx: Ctx, intoId: string): Promise<View['mergedInto']> {
  const into = await loadRequest(ctx, intoId);
  const { as } = await loadInvolvement(ctx, into);
  const { number, state, deadlineAt } = into;
  return { requestId: intoId, number, state, deadlineAt: deadlineAt.toISOString(), mayOpen: as !== null };
}

type Shown = Omit<
  View,
  | keyof Awaited<ReturnType<typeof requestRows>>[number]
  | 'householdId'
  | 'hops'
  | 'mergedInto'
  | 'merged'
  | 'reader'
  | 'may'
  | 'version'
>;

function shown(
  { vault }: Ctx,
  request: LoadedRequest,
  { as, matter }: Involvement,
  detail: RequestDetail,
  sees: boolean,
): Shown {
  const open = (use: string, sealed: string): string => vault.openText(use, Buffer.from(sealed, 'base64'));
  const content = sees
    ? openContent(vault, Buffer.from(detail.content, 'base64'))
    : { answers: {}, note: '' };
  const named = as !== 'neighbour';
  return {
    kindId: detail.kind_id,
    definition: matter.discreet && !sees ? veiled(request.kind) : request.kind,
    basis: detail.basis,
    forWhom: sees ? detail.for_whom : null,
    ...content,
    photoIds: sees ? detail.photo_ids : [],
    lines: sees
      ? detail.lines.map((line) => ({
          ...line,
          text: open(uses.requestLine, line.text),
          instead: line.instead && open(uses.requestLine, line.instead),
        }))
      : [],
    receipts: sees ? detail.receipts.map((receipt) => ({ ...receipt, at: iso(receipt.at) })) : [],
    contactless: detail.contactless,
    wishSameSex: detail.wish_same_sex,
    language: detail.language,
    hands: named ? detail.hands.map((hand) => ({ ...hand, sinceAt: iso(hand.sinceAt) })) : [],
    pause: detail.pause && {
      reason: detail.pause.reason,
      sinceAt: iso(detail.pause.sinceAt),
      untilAt: iso(detail.pause.untilAt),
    },
    // Asked of and decided by staff; the resident hears of what follows from it.
    pleas:
      as === 'staff' && sees
        ? detail.pleas.map(({ approverRole, approverName, ...plea }) => ({
            ...plea,
            reason: open(uses.plea, plea.reason),
            untilAt: plea.untilAt && iso(plea.untilAt),
            askedAt: iso(plea.askedAt),
            approver: { role: approverRole, name: approverName },
            answer: plea.answer && open(uses.plea, plea.answer),
          }))
        : [],
    rating: named ? detail.stars : null,
    ending: sees && detail.ending !== null ? open(uses.requestEnding, detail.ending) : null,
  };
}
