import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { MemberChange, RegisterFollower } from '../people/followers.ts';
import { everybodyIn, type SpanEnd, settleLedger, these } from './settle-ledger.ts';

/** Why spans of somebody end, from all that changed about them at once: who leaves and joins has moved. */
function whyOf(changes: readonly MemberChange[]): { personId: string; why: SpanEnd }[] {
  const why = new Map<string, SpanEnd>();
  const rank: readonly SpanEnd[] = ['tags', 'left', 'moved'];
  for (const change of changes) {
    const known = why.get(change.personId);
    const now: SpanEnd =
      change.kind === 'tagged' ? 'tags' : change.kind === 'left' && known === undefined ? 'left' : 'moved';
    if (known === undefined || rank.indexOf(now) > rank.indexOf(known)) why.set(change.personId, now);
  }
  return [...why].map(([personId, reason]) => ({ personId, why: reason }));
}

/** Keeps the ledger of open rounds with the register, in the register's own transaction (ADR 0012, 0020). */
export const ledgerFollower: RegisterFollower<Ctx> = {
  async membersChanged(ctx, at, changes) {
    await settleLedger(ctx, at, these(whyOf(changes)));
  },

  async areaMoved(ctx, move) {
    await settleLedger(ctx, move.at, everybodyIn(move.toPath, 'area-moved'));
  },

  async weighMove(ctx, areaPath, at) {
    const [load] = await ctx.db.execute<{ open_rounds: number; open_items: number }>(sql`
      with home as materialized (
        select h.id, h.area_id from households h join areas a on a.id = h.area_id
        where a.path <@ ${areaPath}::text::ltree),
      live as materialized (
        select r.id from rounds r join areas place on place.id = r.area_id
        where r.closed_at is null and place.path @> ${areaPath}::text::ltree)
      select
        (select count(*)::int from live where exists (
          select from round_slots s where s.round_id = live.id and s.closes_at > ${at.toISOString()}::timestamptz)) as open_rounds,
        (select count(*)::int from alerts where state <> 'resolved' and household_id in (select id from home))
        + (select count(*)::int from calls where state = 'open' and household_id in (select id from home)
            and slot_id in (select s.id from round_slots s join live on live.id = s.round_id))
        + (select count(*)::int from visits where state = 'open' and household_id in (select id from home)
            and slot_id in (select s.id from round_slots s join live on live.id = s.round_id)) as open_items`);
    return { openRounds: load?.open_rounds ?? 0, openItems: load?.open_items ?? 0 };
  },
};
