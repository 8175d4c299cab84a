import { type FieldProblem, invalid, Problem } from '@linli/contracts/problem';
import type { Answer, Question } from '@linli/contracts/reports/form';
import { requestsEndpoints } from '@linli/contracts/requests/endpoints';
import { areas, households } from '@linli/db/people/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { submitRequest } from '../requests/submit-request.ts';
import { within } from '../within.ts';
import { linesCode, offeredServices, openQuestions } from './offered-services.ts';

const Submission = requestsEndpoints['POST /requests/submit'].input;

export interface ServiceRequestInput {
  readonly serviceCode: string;
  /** Id of the household, or its address exactly as the register writes it. */
  readonly addressId: string | null;
  readonly address: string | null;
  readonly description: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

const alreadyOpen = {
  zh: '这件事已经在办，没有重复登记。',
  en: 'This is in hand already; it was not written down twice.',
};

const callFirst = (numbers: readonly string[]) => ({
  zh: `请先拨打 ${numbers.join('、')}。`,
  en: `Please call ${numbers.join(', ')} first.`,
});

/**
 * Writes a request down for another system, on the word of somebody who phoned it. The same matter of a household that is
 * open already is answered with, and not written twice.
 * @throws Problem not-signed-in, not-allowed; invalid-input with pointers of Open311 names; rule-refused when help has to be
 * called first; what submitting throws
 */
export async function fileServiceRequest(
  ctx: Ctx,
  input: ServiceRequestInput,
): Promise<{ requestId: string; notice: { zh: string; en: string } | null }> {
  const paths = reach(ctx, 'requests.submit-for');
  const household = await householdAt(ctx, paths, input);
  const kind = (await offeredServices(ctx, household.path)).find(({ key }) => key === input.serviceCode);
  if (!kind) throw invalid('/service_code', 'not-an-option');
  const { [linesCode]: lines = [], ...attributes } = input.attributes;
  const questions = new Map(openQuestions(kind).map((question) => [question.id, question]));
  const answers = Object.fromEntries(
    Object.entries(attributes).map(([code, values]) => {
      const question = questions.get(code);
      if (!question) throw invalid(`/attribute[${code}]`, 'unknown');
      return [code, answerOf(question, values)];
    }),
  );
  const body = Submission.safeParse({
    clientId: ctx.ids.next(),
    kindId: kind.kindId,
    householdId: household.id,
    answers,
    basis: 'phone',
    lines: lines.flatMap((value) => value.split('\n')).filter((line) => line.trim() !== ''),
    note: input.description,
  });
  if (!body.success)
    throw inNamesOfOpen311(
      body.error.issues.map(({ path }) => ({ pointer: `/${path.join('/')}`, code: 'wrong-format' })),
    );
  const reply = await submitRequest(ctx, body.data).catch((error) => {
    throw error instanceof Problem && error.fields.length > 0 ? inNamesOfOpen311(error.fields) : error;
  });
  if (reply.outcome === 'asked') return { requestId: reply.requestId, notice: null };
  if (reply.outcome === 'call-first') throw new Problem('rule-refused', { detail: callFirst(reply.call) });
  const [same] = reply.outcome === 'same-open' ? reply.same : [];
  if (!same) throw invalid('/description', 'not-allowed-here');
  return { requestId: same.requestId, notice: alreadyOpen };
}

/** What is wrong, with the names the caller knows the fields by. */
const inNamesOfOpen311 = (fields: readonly FieldProblem[]): Problem =>
  new Problem('invalid-input', {
    fields: fields.map((field) => ({
      ...field,
      pointer: field.pointer
        .replace(/^\/answers\/([\w-]+).*$/, '/attribute[$1]')
        .replace(/^\/lines.*$/, `/attribute[${linesCode}]`)
        .replace(/^\/note$/, '/description'),
    })),
  });

/** @throws Problem invalid-input unless exactly one household within the paths is meant */
async function householdAt(
  ctx: Ctx,
  paths: readonly string[],
  { addressId, address }: Pick<ServiceRequestInput, 'addressId' | 'address'>,
): Promise<{ id: string; path: string }> {
  const pointer = addressId === null ? '/address_string' : '/address_id';
  if (addressId === null && address === null) throw invalid(pointer, 'missing');
  const found = await ctx.db
    .select({ id: households.id, path: areas.path })
    .from(households)
    .innerJoin(areas, eq(areas.id, households.areaId))
    .where(
      and(
        addressId === null ? eq(households.address, address ?? '') : eq(households.id, addressId),
        isNull(households.closedAt),
        within(areas.path, paths),
      ),
    )
    .limit(2);
  const [one] = found;
  if (!one || found.length > 1) throw invalid(pointer, 'not-an-option');
  return one;
}

function answerOf(question: Question, values: readonly string[]): Answer {
  const [value = ''] = values;
  if (question.kind === 'many-of') return [...values];
  if (question.kind === 'number') {
    if (!/^-?\d{1,9}(\.\d{1,4})?$/.test(value)) throw invalid(`/attribute[${question.id}]`, 'wrong-format');
    return Number(value);
  }
  if (question.kind !== 'yes-no') return value;
  if (value !== 'yes' && value !== 'no') throw invalid(`/attribute[${question.id}]`, 'not-an-option');
  return value === 'yes';
}
