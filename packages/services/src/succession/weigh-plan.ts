import { createHash } from 'node:crypto';
import { invalid } from '@linli/contracts/problem';
import type { HandoverPlan, HandoverPreview } from '@linli/contracts/succession/endpoints';
import { type OpenKind, openKindNames } from '@linli/contracts/succession/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { type Post, reachOf } from '@linli/domain/identity/rights';
import type { Standing } from '@linli/domain/shifts/standing';
import {
  type ShiftToPass,
  type Successor,
  type Weighed,
  weighHandover,
} from '@linli/domain/succession/weigh-handover';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { communityOf } from '../people/community-of.ts';
import { loadRequests } from '../requests/load-request.ts';
import { holdPeople, holdShifts } from '../shifts/hold-places.ts';
import { loadRulesOf } from '../shifts/load-rules.ts';
import { loadShiftFacts, shiftsAmong } from '../shifts/load-shift-facts.ts';
import { loadStanding } from '../shifts/load-standing.ts';
import { within } from '../within.ts';
import { type Leaver, loadLeaver } from './load-leaver.ts';
import { loadOpenItems, type OpenRow } from './open-items.ts';

type Preview = z.infer<typeof HandoverPreview>;

/** A handover as it would go now. */
export interface WeighedPlan {
  readonly leaver: Leaver;
  readonly moves: readonly (Weighed & { readonly row: OpenRow; readonly to: string })[];
  readonly names: ReadonlyMap<string, string>;
  readonly preview: Preview;
}

const mostShown = 200;
const ofRequests: readonly OpenKind[] = ['request', 'joint', 'errand'];
const ofCases: readonly OpenKind[] = [...ofRequests, 'alert', 'told', 'supervision', 'supervising'];

/**
 * Weighs who would get what and what stands against it. `lock` holds the requests, then the people, then the shifts it is about, each by
 * id, and looks again: what it says then stays so until the transaction ends.
 * @throws Problem not-found, not-allowed, second-factor-needed; invalid-input for a successor without a post in the actor's areas
 */
export async function weighPlan(
  ctx: Ctx,
  now: Date,
  plan: HandoverPlan,
  { lock = false } = {},
): Promise<WeighedPlan> {
  const leaver = await loadLeaver(ctx, plan.accountId, 'posts.give');
  const named = [
    ...new Set([...plan.groups, ...plan.items].flatMap(({ toAccountId }) => toAccountId ?? [])),
  ].sort();
  if (lock) await hold(ctx, now, leaver, named);
  const all = await loadOpenItems(ctx, leaver.accountId, now);
  const rows = all.filter(({ areaPath }) => leaver.reaches(areaPath));
  const loaded = await loadSuccessors(ctx, now, named, leaver.isOwn ? leaver.accountId : null);
  const places = rows.filter(({ kind, onDuty }) => kind === 'shift' && !onDuty);
  const { shifts, standings } = await loadPlaces(ctx, now, places, named);
  const successors = new Map<string, Successor>(
    loaded.map(({ accountId, posts }) => [
      accountId,
      { accountId, posts, standing: standings.get(accountId) ?? null },
    ]),
  );
  const { accountId, posts } = signedIn(ctx);
  const weighed = weighHandover(
    leaver.accountId,
    rows,
    {
      groups: new Map(plan.groups.map(({ kind, toAccountId }) => [kind, toAccountId])),
      items: new Map(plan.items.map(({ itemId, toAccountId }) => [itemId, toAccountId])),
    },
    { actor: { accountId, posts }, successors, shifts, now },
  );
  const names = new Map(loaded.map((each) => [each.accountId, each.name]));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const moves = weighed.flatMap((each) => {
    const row = rowOf.get(each.thing.id);
    return row && each.to !== null && each.refusal === null ? [{ ...each, row, to: each.to }] : [];
  });
  const told = weighed.map(({ thing, to, refusal }) => [thing.kind, thing.id, to, refusal]);
  const seen = createHash('sha256')
    .update(JSON.stringify([leaver.accountId, told]))
    .digest('base64url');
  return {
    leaver,
    moves,
    names,
    preview: {
      seen,
      name: leaver.name,
      groups: groupsOf(weighed, rowOf, names),
      successors: [...names].flatMap(([accountId, name]) => {
        const count = moves.filter(({ to }) => to === accountId).length;
        return count > 0 ? [{ accountId, name, count }] : [];
      }),
      moving: moves.length,
      ...against(weighed),
      staying: weighed.filter(({ stays }) => stays).length,
      follows: await followersOf(ctx, rows),
      ladders: await laddersNaming(ctx, leaver.accountId),
      elsewhere: all.length - rows.length,
    },
  };
}

/** Takes the locks in the order every verb takes them. */
async function hold(ctx: Ctx, now: Date, leaver: Leaver, named: readonly string[]): Promise<void> {
  const seen = await loadOpenItems(ctx, leaver.accountId, now);
  const idsOf = (kinds: readonly OpenKind[]) =>
    seen.filter(({ kind }) => kinds.includes(kind)).map(({ subjectId }) => subjectId);
  await loadRequests(ctx, [...new Set(idsOf(ofRequests))], true);
  await holdPeople(ctx, [leaver.accountId, ...named]);
  await holdShifts(ctx, idsOf(['shift']));
}

/** Those named, with their posts now: somebody who holds one where the actor sees posts, or in the line above. */
async function loadSuccessors(
  ctx: Ctx,
  now: Date,
  named: readonly string[],
  leaverId: string | null,
): Promise<{ accountId: string; name: string; posts: Post[] }[]> {
  if (named.length === 0) return [];
  const at = sql`${now.toISOString()}::timestamptz`;
  const paths = reachOf(signedIn(ctx).posts, 'posts.view');
  const rows = await ctx.db.execute<{ id: string; name: string; posts: Post[]; known: boolean }>(sql`
    select account.id, account.display_name as name,
      json_agg(json_build_object('role', post.role, 'areaPath', place.path::text) order by post.id) as posts,
      bool_or(${within(sql`place.path`, paths)}
        or place.path @> any(${arrayLiteral(paths)}::ltree[])) as known
    from accounts account
    join appointments post on post.account_id = account.id
      and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})
    join areas place on place.id = post.area_id and place.closed_at is null
    where account.id = any(${arrayLiteral(named)}::uuid[]) and account.closed_at is null
    group by account.id`);
  const known = rows.filter((row) => row.known || row.id === leaverId);
  if (known.length < named.length) throw invalid('/groups', 'not-an-option');
  return known.map(({ id, name, posts }) => ({ accountId: id, name, posts }));
}

/** The shifts of the places that could be passed on, and what decides whether somebody may stand there. */
async function loadPlaces(
  ctx: Ctx,
  now: Date,
  places: readonly OpenRow[],
  named: readonly string[],
): Promise<{ shifts: Map<string, ShiftToPass>; standings: Map<string, Standing> }> {
  if (places.length === 0 || named.length === 0) return { shifts: new Map(), standings: new Map() };
  const loaded = await loadShiftFacts(ctx, shiftsAmong(places.map(({ subjectId }) => subjectId)));
  const factsOf = new Map(loaded.map(({ facts }) => [facts.id, facts]));
  const rulesAt = await loadRulesOf(
    ctx,
    places.map(({ areaPath }) => areaPath),
  );
  const communities = new Map<string, string | null>();
  for (const path of new Set(places.map(({ areaPath }) => areaPath)))
    communities.set(path, (await communityOf(ctx, path))?.path ?? null);
  const times = loaded.map(({ facts }) => facts);
  const span = {
    startsAt: new Date(Math.min(...times.map(({ startsAt }) => startsAt.getTime()))),
    endsAt: new Date(Math.max(...times.map(({ endsAt }) => endsAt.getTime()))),
  };
  return {
    shifts: new Map(
      places.flatMap(({ id, subjectId, areaPath }) => {
        const facts = factsOf.get(subjectId);
        const communityPath = communities.get(areaPath) ?? null;
        return facts ? [[id, { facts, rules: rulesAt(areaPath), communityPath }] as const] : [];
      }),
    ),
    standings: await loadStanding(ctx, now, named, span),
  };
}

function groupsOf(
  weighed: readonly Weighed[],
  rowOf: ReadonlyMap<string, OpenRow>,
  names: ReadonlyMap<string, string>,
): Preview['groups'] {
  return openKindNames.flatMap((kind) => {
    const mine = weighed.filter(({ thing }) => thing.kind === kind);
    if (mine.length === 0) return [];
    const inOrder = [...mine].sort((a, b) => Number(b.refusal !== null) - Number(a.refusal !== null));
    return {
      kind,
      count: mine.length,
      moving: mine.filter(({ to, refusal }) => to !== null && refusal === null).length,
      ...against(mine),
      items: inOrder.slice(0, mostShown).flatMap(({ thing, to, refusal, reasons }) => {
        const row = rowOf.get(thing.id);
        return row
          ? [
              {
                ...itemView(row),
                toAccountId: to,
                toName: to === null ? null : (names.get(to) ?? null),
                refusal,
                reasons: reasons.map((reason) => ({ ...reason })),
              },
            ]
          : [];
      }),
    };
  });
}

/** What leaves of something that is open. */
export const itemView = ({ id, kind, title, place, at, isAlert, subjectId }: OpenRow) => ({
  itemId: id,
  kind,
  title,
  place,
  at: at?.toISOString() ?? null,
  ofCase: ofCases.includes(kind)
    ? { caseKind: isAlert ? ('alert' as const) : ('request' as const), caseId: subjectId }
    : null,
});

/** What belongs to a post and not to a person, and so goes with it. */
async function followersOf(ctx: Ctx, rows: readonly OpenRow[]): Promise<Preview['follows']> {
  const posts = rows.filter(({ kind }) => kind === 'post');
  if (posts.length === 0) return { pleas: 0, joins: 0 };
  const roles = arrayLiteral(posts.map(({ role }) => role ?? ''));
  const areaIds = arrayLiteral(posts.map(({ subjectId }) => subjectId));
  const [counted] = await ctx.db.execute<{ pleas: number; joins: number }>(sql`
    select
      (select count(*)::int from request_pleas plea
        join unnest(${roles}::text[], ${areaIds}::uuid[]) as held(role, area_id)
          on held.role = plea.approver_role and held.area_id = plea.approver_area_id
        where plea.state = 'open') as pleas,
      (select count(*)::int from joins asked join areas place on place.id = asked.area_id
        where asked.state = 'asked' and asked.ended_at is null
          and (${within(
            sql`place.path`,
            reachOf(
              posts.flatMap(({ role, areaPath }) => (role === null ? [] : [{ role, areaPath }])),
              'joins.decide',
            ),
          )})) as joins`);
  return counted ?? { pleas: 0, joins: 0 };
}

/** Ladders in force with a step that tells this very person, whatever post they hold. */
async function laddersNaming(ctx: Ctx, accountId: string): Promise<number> {
  const named = JSON.stringify([{ tell: [{ kind: 'person', accountId }] }]);
  const [counted] = await ctx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from ladders ladder
    where ladder.definition -> 'steps' @> ${named}::jsonb and not exists (
      select from ladders newer where newer.key = ladder.key and newer.area_id is not distinct from ladder.area_id
        and newer.version > ladder.version)`);
  return counted?.count ?? 0;
}

/** How much cannot go this way, apart from what nobody is chosen for yet. */
function against(weighed: readonly Weighed[]): { refused: number; unnamed: number } {
  const count = weighed.filter(({ refusal }) => refusal !== null).length;
  const unnamed = weighed.filter(({ refusal }) => refusal === 'no-successor').length;
  return { refused: count - unnamed, unnamed };
}
