import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { areas, joins } from '@linli/db/people/tables';
import { MOST_WAITING_REQUESTS } from '@linli/domain/people/way-in';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { findAskedHome } from './find-asked-home.ts';
import { lockApplicant } from './lock-applicant.ts';

/**
 * Asks to be let into a household by its address in words. The request goes to the leaders of the household or building the words
 * point to, else to those of the whole community. Asking for the same again is the same request.
 *
 * @throws Problem consent-needed; invalid-input without a community; already-done for a household one belongs to;
 * rule-refused without a phone, or while several requests wait.
 */
export async function askToJoin(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/ask-to-join'>,
): Promise<ReplyOf<'POST /people/ask-to-join'>> {
  const { account } = await lockApplicant(ctx);
  const community = await communityToAsk(ctx, input.areaId);
  const place = await findAskedHome(ctx, community, input.address);
  const live = await ctx.db
    .select()
    .from(joins)
    .where(and(eq(joins.accountId, account.id), isNull(joins.endedAt)));
  const same = live.find(
    (join) =>
      join.state !== 'refused' &&
      (place.householdId === null
        ? join.address === input.address && join.areaId === place.areaId
        : join.householdId === place.householdId),
  );
  if (same?.state === 'confirmed') throw new Problem('already-done');
  if (same) return { joinId: same.id };
  if (live.filter(({ state }) => state === 'asked').length >= MOST_WAITING_REQUESTS)
    throw new Problem('rule-refused', {
      detail: {
        zh: '您已有几份申请在等处理，请先等结果或撤回一份',
        en: 'Several of your requests are waiting; please wait, or take one back',
      },
    });
  const now = ctx.clock.now();
  const joinId = ctx.ids.next();
  await ctx.db.insert(joins).values({
    id: joinId,
    accountId: account.id,
    householdId: place.householdId,
    areaId: place.areaId,
    way: 'ask',
    state: 'asked',
    relation: input.relation,
    applicantName: input.name,
    address: input.address,
    message: input.message,
    askedAt: now,
  });
  await record(ctx, now, {
    action: 'people.ask-to-join',
    subjectKind: 'join',
    subjectId: joinId,
    areaPath: community.path,
    facts: { addressFound: place.householdId !== null },
  });
  return { joinId };
}

async function communityToAsk(ctx: Ctx, areaId: string | undefined): Promise<{ id: string; path: string }> {
  const found = await ctx.db
    .select({ id: areas.id, path: areas.path })
    .from(areas)
    .where(
      and(
        eq(areas.kind, 'community'),
        isNull(areas.closedAt),
        areaId === undefined ? undefined : eq(areas.id, areaId),
      ),
    )
    .limit(2);
  const [community, another] = found;
  if (!community || another) throw invalid('/areaId', areaId === undefined ? 'missing' : 'not-an-option');
  return community;
}
