import { Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

interface Passing {
  readonly ids: readonly string[];
  readonly fromAccountId: string;
  readonly toAccountId: string;
}

/**
 * Cases nobody has answered that somebody was told of: another one counts as told, at the same level of the same way up, so that the
 * ladder goes on from where it is and does not tell them again. @param ids clocks of cases
 */
export async function passTold(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
  { ids, fromAccountId, toAccountId }: Passing,
): Promise<void> {
  await ctx.db.execute(sql`
    with before as (
      delete from climb_told where climb_id = any(${arrayLiteral(ids)}::uuid[]) and account_id = ${fromAccountId}::uuid
      returning climb_id, role, level, run)
    insert into climb_told (climb_id, account_id, role, level, run, told_at)
    select climb_id, ${toAccountId}::uuid, role, level, run, ${now.toISOString()}::timestamptz from before
    on conflict (climb_id, account_id) do update
      set level = greatest(climb_told.level, excluded.level), run = greatest(climb_told.run, excluded.run)`);
}

/**
 * Cases somebody else has in hand by now, below posts somebody no longer holds: they are told of them no more. Should one fall silent, the
 * ladder tells whoever holds the post then.
 */
export async function forgetTold(
  ctx: Pick<Ctx, 'db'>,
  accountId: string,
  postPaths: readonly string[],
): Promise<void> {
  await ctx.db.execute(sql`
    delete from climb_told told using climbs
    where told.account_id = ${accountId}::uuid and climbs.id = told.climb_id and climbs.state <> 'ended'
      and climbs.phase <> 'answer' and climbs.area_path <@ any(${arrayLiteral(postPaths)}::ltree[])`);
}

/**
 * 督办 that waits for somebody's answer waits for another one's, who sees the case from then on; or what somebody asked is answered to
 * another one. @throws Problem lost-race when one was answered meanwhile
 */
export async function passSupervisions(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
  end: 'asked-of' | 'asked-by',
  { ids, fromAccountId, toAccountId }: Passing,
): Promise<void> {
  const column = end === 'asked-of' ? sql`asked_of` : sql`asked_by`;
  const passed = await ctx.db.execute<{ case_id: string }>(sql`
    update supervisions set ${column} = ${toAccountId}::uuid
    where id = any(${arrayLiteral(ids)}::uuid[]) and answered_at is null and ${column} = ${fromAccountId}::uuid
    returning case_id`);
  if (passed.length !== ids.length) throw new Problem('lost-race');
  if (end === 'asked-by') return;
  await ctx.db.execute(sql`
    insert into climb_told (climb_id, account_id, level, run, told_at)
    select id, ${toAccountId}::uuid, level, -1, ${now.toISOString()}::timestamptz from climbs
    where case_id = any(${arrayLiteral(passed.map((row) => row.case_id))}::uuid[])
    on conflict (climb_id, account_id) do nothing`);
}

/** Other people's leave somebody stands in for: another one does. */
export async function passStandIns(
  ctx: Pick<Ctx, 'db'>,
  { ids, fromAccountId, toAccountId }: Passing,
): Promise<void> {
  await ctx.db.execute(sql`
    update absences set stand_in_id = ${toAccountId}::uuid
    where id = any(${arrayLiteral(ids)}::uuid[]) and stand_in_id = ${fromAccountId}::uuid`);
}

/** When a member of a team answers goes with the post. */
export async function passDuties(ctx: Pick<Ctx, 'db'>, fromPost: string, toPost: string): Promise<void> {
  await ctx.db.execute(sql`
    insert into team_duties (appointment_id, spans, set_by, set_at)
    select ${toPost}::uuid, spans, set_by, set_at from team_duties where appointment_id = ${fromPost}::uuid
    on conflict do nothing`);
}
