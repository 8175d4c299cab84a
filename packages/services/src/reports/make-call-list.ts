import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { type FieldProblem, Problem } from '@linli/contracts/problem';
import { accounts } from '@linli/db/identity/tables';
import { dayOf } from '@linli/domain/civil-time';
import { type Assigned, assignCalls } from '@linli/domain/reports/assign-calls';
import { inArray } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { demandChaseable } from './demand-chaseable.ts';
import { findDoors, lockCallLists } from './find-doors.ts';
import { giveCalls } from './give-calls.ts';
import { loadArea } from './load-area.ts';
import { loadSlot } from './load-slot.ts';
import { callersOnDuty, type OnDuty } from './on-duty.ts';

type Input = ParsedInputOf<'POST /reports/make-call-list'>;
type Reply = ReplyOf<'POST /reports/make-call-list'>;

/**
 * Splits the households with gaps over callers on duty, evenly and up to each one's limit of the day; nobody gets a
 * household somebody else has. What is beyond all limits is told, what has no number goes on the list of visits.
 * `preview` says all that and writes nothing.
 * @throws Problem not-found, not-allowed; rule-refused (the slot has not opened or is over); invalid-input for a caller
 * named twice or without a post that lets them call here
 */
export async function makeCallList(ctx: Ctx, input: Input): Promise<Reply> {
  const now = ctx.clock.now();
  const today = dayOf(now, ctx.settings.zone);
  const area = await loadArea(ctx, 'reports.chase', input.areaId);
  const slot = await loadSlot(ctx, input.slotId);
  demandChaseable(slot, now);
  if (!input.preview) await lockCallLists(ctx);
  const callers = await namedCallers(ctx, now, input, { path: area.path, today });
  const { doors, withoutNumber } = await findDoors(ctx, now, { slot, path: area.path, today });
  const calls = assignCalls(doors, callers);
  const reply: Reply = {
    made: calls.length,
    left: doors.length - calls.length,
    toVisit: withoutNumber.length,
    byCaller: await sharesOf(ctx, callers, calls),
  };
  if (input.preview) return reply;
  await giveCalls(ctx, now, { slotId: slot.id, today, calls, withoutNumber });
  await record(ctx, now, {
    action: 'reports.make-call-list',
    subjectKind: 'slot',
    subjectId: slot.id,
    areaPath: area.path,
    facts: { made: reply.made, left: reply.left, toVisit: reply.toVisit, callers: callers.length },
  });
  return reply;
}

/** The callers in the order they were named, each with the limit given. */
async function namedCallers(
  ctx: Ctx,
  now: Date,
  { callers }: Input,
  where: { path: string; today: string },
): Promise<OnDuty[]> {
  const accountIds = callers.map(({ accountId }) => accountId.toLowerCase());
  const onDuty = await callersOnDuty(ctx, now, { ...where, dailyLimit: 0 }, { accountIds });
  const byId = new Map(onDuty.map((caller) => [caller.accountId, caller]));
  const fields: FieldProblem[] = [];
  const named = callers.flatMap(({ dailyLimit }, i) => {
    const id = accountIds[i] ?? '';
    const caller = byId.get(id);
    const pointer = `/callers/${i}/accountId`;
    if (accountIds.indexOf(id) < i) fields.push({ pointer, code: 'not-unique' });
    else if (!caller) fields.push({ pointer, code: 'not-allowed-here' });
    return caller ? [{ ...caller, dailyLimit }] : [];
  });
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
  return named;
}

/** How many calls each gets: those named, and those who keep a household they call today for something else. */
async function sharesOf(
  ctx: Ctx,
  callers: readonly OnDuty[],
  calls: readonly Assigned[],
): Promise<Reply['byCaller']> {
  const counts = new Map(callers.map(({ accountId }) => [accountId, 0]));
  for (const { accountId } of calls) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  const names = new Map(callers.map(({ accountId, name }) => [accountId, name]));
  const others = [...counts.keys()].filter((accountId) => !names.has(accountId));
  if (others.length > 0)
    for (const { id, name } of await ctx.db
      .select({ id: accounts.id, name: accounts.displayName })
      .from(accounts)
      .where(inArray(accounts.id, others)))
      names.set(id, name);
  return [...counts].map(([accountId, count]) => ({
    accountId,
    name: names.get(accountId) ?? '',
    calls: count,
  }));
}
