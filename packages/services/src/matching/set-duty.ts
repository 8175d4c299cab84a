import type { ParsedInputOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { helpers } from '@linli/db/matching/tables';
import { rights } from '@linli/domain/identity/rights';
import { turnsOnReturn } from '@linli/domain/matching/standings';
import { eq, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { AccountActor, Ctx } from '../context.ts';
import { communityOf } from '../people/community-of.ts';
import { type DutyView, dutyView } from './duty-view.ts';
import { planSoon } from './plan-soon.ts';
import { holdOffersOf, withdrawOffers } from './withdraw-offers.ts';

/**
 * Goes on or off duty and says what one can do. Distances count from the building of the own household, where the register
 * knows one in a community of one's posts, else from the post. Who goes off duty is not asked any more; what they took they keep.
 * @throws Problem not-allowed, second-factor-needed, invalid-input
 */
export async function setDuty(ctx: Ctx, input: ParsedInputOf<'POST /matching/set-duty'>): Promise<DutyView> {
  const now = ctx.clock.now();
  reach(ctx, 'requests.help');
  const actor = signedIn(ctx);
  const untilAt = input.on && input.untilAt !== null ? new Date(input.untilAt) : null;
  if (untilAt !== null && untilAt <= now) throw invalid('/untilAt', 'in-the-past');
  const base = await baseOf(ctx, actor);
  const asked = input.on ? [] : await holdOffersOf(ctx, actor.accountId);
  const [before] = await ctx.db
    .select()
    .from(helpers)
    .where(eq(helpers.accountId, actor.accountId))
    .for('update');
  const wasOn = before?.isOn === true && (before.untilAt === null || before.untilAt > now);
  const set = {
    isOn: input.on,
    onSince: input.on ? (wasOn ? before.onSince : now) : null,
    untilAt,
    // Switching on means: today after all.
    notTodayUntil: input.on ? null : (before?.notTodayUntil ?? null),
    hours: input.hours,
    reach: input.reach,
    kinds: input.kinds,
    skills: input.skills,
    languages: input.languages,
    hasCar: input.car,
    isolationTrained: input.isolationTrained,
    lifts: input.lifts,
    dailyLimit: input.dailyLimit,
    baseAreaId: base.id,
    turns:
      input.on && !wasOn
        ? turnsOnReturn(before?.turns ?? 0, await fewestTurns(ctx, now, base.path))
        : (before?.turns ?? 0),
    updatedAt: now,
  };
  await ctx.db
    .insert(helpers)
    .values({ accountId: actor.accountId, ...set })
    .onConflictDoUpdate({ target: helpers.accountId, set });
  await record(ctx, now, {
    action: 'matching.set-duty',
    subjectKind: 'account',
    subjectId: actor.accountId,
    areaPath: base.path,
    facts: { on: input.on },
  });
  await withdrawOffers(ctx, now, asked);
  if (input.on) await planSoon(ctx, now, base.path);
  return dutyView(ctx, now, actor.accountId);
}

interface Base {
  readonly id: string;
  readonly path: string;
}

async function baseOf(ctx: Ctx, { accountId, posts }: AccountActor): Promise<Base> {
  const roles: readonly string[] = rights['requests.help'];
  const helping = posts.filter(({ role }) => roles.includes(role));
  const paths = arrayLiteral(helping.map(({ areaPath }) => areaPath));
  const [home] = await ctx.db.execute<{ id: string; path: string }>(sql`
    select building.id, building.path::text as path
    from (
      select 1 as rank, living.household_id from persons person
        join memberships living on living.person_id = person.id and living.until_at is null
        where person.account_id = ${accountId}::uuid
      union all
      select 2, let_in.household_id from joins let_in where let_in.account_id = ${accountId}::uuid
        and let_in.state = 'confirmed' and let_in.ended_at is null) lives
    join households flat on flat.id = lives.household_id and flat.closed_at is null
    join areas floor on floor.id = flat.area_id
    join areas building on building.path @> floor.path and building.kind = 'building'
    join areas community on community.path @> floor.path and community.kind = 'community'
    where exists (select from unnest(${paths}::text[]) post(path)
      where post.path::ltree <@ community.path or post.path::ltree @> community.path)
    order by lives.rank, flat.id
    limit 1`);
  if (home) return home;
  const [narrowest] = helping.toSorted(
    (a, b) => b.areaPath.split('.').length - a.areaPath.split('.').length || (a.areaId < b.areaId ? -1 : 1),
  );
  if (!narrowest) throw new Problem('not-allowed');
  return { id: narrowest.areaId, path: narrowest.areaPath };
}

/** Turns of whoever had the fewest among those on duty in the same community; null where nobody is. */
async function fewestTurns(ctx: Ctx, now: Date, basePath: string): Promise<number | null> {
  const community = await communityOf(ctx, basePath);
  const [row] = await ctx.db.execute<{ turns: number | null }>(sql`
    select min(helper.turns)::int as turns from areas base join helpers helper on helper.base_area_id = base.id
    where base.path <@ ${community?.path ?? basePath}::text::ltree and helper.is_on
      and (helper.until_at is null or helper.until_at > ${now.toISOString()}::timestamptz)`);
  return row?.turns ?? null;
}
