import { createHash } from 'node:crypto';
import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { type FieldProblem, Problem } from '@linli/contracts/problem';
import type { Answers } from '@linli/contracts/reports/form';
import type { KindDefinition } from '@linli/contracts/requests/kind';
import { requestPhotos } from '@linli/db/requests/tables';
import { promised } from '@linli/domain/requests/promise';
import { typedLine, typedText } from '@linli/domain/requests/typed-text';
import { answerProblems, weigh } from '@linli/domain/requests/weigh';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { canonicalJson } from '../reports/canonical-json.ts';
import { takenConstraint } from '../taken.ts';
import { checkText, type TextCheck, type WrittenText } from './check-text.ts';
import { type Asking, loadAsking } from './load-asking.ts';
import { loadCalendar } from './load-calendar.ts';
import { sameOpen } from './same-open.ts';
import { askedOf, kindAsked, personOf } from './weigh-request.ts';
import { type Writing, writeRequest } from './write-request.ts';

type Body = ParsedInputOf<'POST /requests/submit'>;
type Reply = ReplyOf<'POST /requests/submit'>;
type Ready = Omit<Writing, 'textCheck'>;

// Somebody else wrote at the same moment as often as this: something is wrong.
const mostTries = 10;

const tooOften = {
  zh: '这一小时求助的次数太多了。着急的事请直接打电话给网格长，也可以请社区工作人员帮您解除限制。',
  en: 'Too many requests within the hour. For what is urgent please phone your grid leader; staff of the community can lift this limit.',
};

/** What a request runs into when somebody was faster: the same client id, or the same matter. */
const writtenMeanwhile: ReadonlySet<string> = new Set(['requests_client', 'requests_same_matter']);

/**
 * Asks for help. Client id and body make it idempotent: the same again gets the same answer, another body is Problem
 * key-reused. Nothing is written, and the reply says why, when help has to be called first, when the same matter is open,
 * and when the platform refuses a text. Who is in danger is kept up by neither the check of texts nor the hourly limit.
 *
 * To be called outside a transaction: the check of texts calls over the network. The database decides between two who
 * send the same matter at once; the later one is shown the first one's.
 *
 * @throws Problem not-found, not-allowed (basis), second-factor-needed, invalid-input (pointers into the body),
 * too-many-requests, key-reused, lost-race
 */
export async function submitRequest(ctx: Ctx, input: Body): Promise<Reply> {
  const bodyHash = createHash('sha256').update(canonicalJson(input)).digest();
  let textCheck: TextCheck | null = null;
  for (let tries = 1; ; tries++) {
    const ready = await prepare(ctx, input, bodyHash);
    if ('outcome' in ready) return ready;
    if (textCheck === null) {
      const passed = await admit(ctx, ready);
      if (passed.refused !== null) return { outcome: 'text-refused', pointer: passed.refused };
      textCheck = passed.check;
    }
    const writing: Writing = { ...ready, textCheck };
    try {
      return await inTransaction(ctx, (inner) => writeRequest(inner, writing));
    } catch (error) {
      if (!writtenMeanwhile.has(takenConstraint(error) ?? '')) throw error;
      if (tries === mostTries) throw new Problem('lost-race');
    }
  }
}

/** Counts the request and has its texts checked; staff who write down for others are not limited. */
async function admit(ctx: Ctx, ready: Ready): ReturnType<typeof checkText> {
  if (ready.urgency === 'danger') return { refused: null, check: 'no-check' };
  if (ready.basis === 'self' || ready.basis === 'member' || ready.basis === 'relative')
    try {
      await ctx.limits.take('help-by-account', ready.asking.accountId);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'too-many-requests') throw error;
      throw new Problem(error.code, {
        detail: tooOften,
        ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
      });
    }
  return checkText(ctx, textsOf(ready));
}

const textsOf = ({ kind, content, lines }: Ready): WrittenText[] => [
  ...kind.definition.questions.flatMap(({ id, kind: sort }) => {
    const answer = sort === 'text' || sort === 'place' ? content.answers[id] : undefined;
    return typeof answer === 'string' ? [{ pointer: `/answers/${id}`, text: answer }] : [];
  }),
  { pointer: '/lines', text: lines.join('\n') },
  { pointer: '/note', text: content.note },
];

/** Everything decided but what the platform says of the texts; or the reply, when nothing is to be written. */
async function prepare(ctx: Ctx, input: Body, bodyHash: Buffer): Promise<Reply | Ready> {
  const now = ctx.clock.now();
  const asking = await loadAsking(ctx, input);
  const before = asking.sentBefore;
  if (before) {
    if (before.bodyHash !== bodyHash.toString('hex')) throw new Problem('key-reused');
    return before.reply as Reply;
  }
  const kind = await kindAsked(ctx, asking, input.kindId);
  const person = personOf(asking, kind, input.forPersonId);
  demandBasis(ctx, asking, input.basis, person?.isRelative ?? false);
  const { definition } = kind;
  const asked = askedOf(ctx, now, asking, person, input.basis);
  const answers = typedAnswers(definition, input.answers);
  const lines = input.lines.map(typedLine).filter((line) => line !== '');
  const window = { from: instant(input.windowFrom), until: instant(input.windowUntil) };
  const photoIds = [...new Set(input.photoIds.map((id) => id.toLowerCase()))];
  const fields = [
    ...answerProblems(definition, asked, answers),
    ...lineProblems(definition, lines),
    ...windowProblems(window, now),
    ...(await photoProblems(ctx, asking, photoIds)),
  ];
  if (fields.length > 0) throw new Problem('invalid-input', { fields });

  const { urgency, danger } = weigh(definition, asked, answers);
  if (danger && !input.dangerRead) return { outcome: 'call-first', ...danger };
  const personId = person?.personId ?? null;
  const same = await sameOpen(ctx, asking.accountId, {
    householdId: asking.household.id,
    personId,
    kindKey: kind.key,
    discreet: definition.discreet,
  });
  const mayRepeat =
    kind.key === 'other' ||
    (input.basis !== 'self' && input.basis !== 'member' && input.basis !== 'relative');
  const knowsAll = same.rows.every(({ requestId }) => input.although.includes(requestId));
  if (same.rows.length > 0 && !(mayRepeat && knowsAll)) return { outcome: 'same-open', same: same.rows };

  const { answerBy, deadline } = promised(now, definition, urgency, window, await loadCalendar(ctx));
  return {
    now,
    asking,
    kind,
    personId,
    clientId: input.clientId,
    bodyHash,
    basis: input.basis,
    urgency,
    content: { answers, note: typedText(input.note) },
    lines,
    photoIds,
    window,
    wishSameSex: input.wishSameSex,
    language: input.language,
    contactless: input.contactless ?? definition.contactless,
    answerBy,
    deadline,
    although: same.rows.length > 0 || same.hidden,
  };
}

/** @throws Problem not-allowed when the caller cannot speak on this basis; second-factor-needed */
function demandBasis(ctx: Ctx, asking: Asking, basis: Body['basis'], forRelative: boolean): void {
  if (basis === 'self' || basis === 'member') {
    if (!asking.isMember) throw new Problem('not-allowed');
  } else if (basis === 'relative') {
    if (!forRelative) throw new Problem('not-allowed');
  } else demand(ctx, 'requests.submit-for', asking.household.areaPath);
}

const instant = (at: string | null): Date | null => (at === null ? null : new Date(at));

const typedAnswers = ({ questions }: KindDefinition, answers: Answers): Answers => {
  const texts = new Set(
    questions.filter(({ kind }) => kind === 'text' || kind === 'place').map(({ id }) => id),
  );
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [
      id,
      typeof answer === 'string' && texts.has(id) ? typedText(answer) : answer,
    ]),
  );
};

function lineProblems({ lines: takesLines }: KindDefinition, lines: readonly string[]): FieldProblem[] {
  if (takesLines === lines.length > 0) return [];
  return [{ pointer: '/lines', code: takesLines ? 'missing' : 'not-allowed-here' }];
}

function windowProblems({ from, until }: Writing['window'], now: Date): FieldProblem[] {
  if (until && until <= now) return [{ pointer: '/windowUntil', code: 'in-the-past' }];
  if (from && until && until <= from) return [{ pointer: '/windowUntil', code: 'wrong-order' }];
  return [];
}

/** That each photo was uploaded by the caller for this household and belongs to no other request. */
async function photoProblems(ctx: Ctx, asking: Asking, photoIds: readonly string[]): Promise<FieldProblem[]> {
  if (photoIds.length === 0) return [];
  const there = await ctx.db
    .select({ id: requestPhotos.id })
    .from(requestPhotos)
    .where(
      and(
        inArray(requestPhotos.id, [...photoIds]),
        eq(requestPhotos.accountId, asking.accountId),
        eq(requestPhotos.householdId, asking.household.id),
        isNull(requestPhotos.requestId),
      ),
    );
  const known = new Set(there.map(({ id }) => id));
  return photoIds.flatMap((id, i): FieldProblem[] =>
    known.has(id) ? [] : [{ pointer: `/photoIds/${i}`, code: 'unknown' }],
  );
}
