import type { StepTarget } from '@linli/contracts/escalation/ladder';
import type { Role } from '@linli/contracts/identity/roles';
import { dayOf } from '@linli/domain/civil-time';
import { findTold, type Place } from '@linli/domain/escalation/find-told';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import type { Tick } from './record-ticks.ts';

/** Who can fill posts, lowest first. */
const fillers: readonly StepTarget[] = [
  { kind: 'post', role: 'grid-leader' },
  { kind: 'post', role: 'secretary' },
  { kind: 'duty', level: 'street' },
  { kind: 'duty', level: 'district' },
];

/** The nearest of those above a post who can fill it and is there. */
function above(role: Role, areaId: string, place: Place): string[] {
  const from = role === 'grid-leader' || role.endsWith('-team') ? 1 : role === 'secretary' ? 2 : 0;
  const isDuty = role === 'duty-officer';
  for (const target of fillers.slice(isDuty ? 2 : from)) {
    const found = findTold(target, place);
    if (found.people.length > 0 && found.areaId !== (isDuty ? areaId : null))
      return found.people.map(({ accountId }) => accountId);
  }
  return [];
}

/** Posts that are empty or on leave without a stand-in, found by a case that needed them: reported upward once a day. */
export async function reportGaps(ctx: Ctx, now: Date, ticks: readonly Tick[]): Promise<void> {
  const day = dayOf(now, ctx.settings.zone);
  const gaps = new Map<string, { areaId: string; role: Role; reason: string; told: string[] }>();
  for (const { ticked, place } of ticks)
    for (const { role, areaId, skipped } of ticked.taken.flatMap(({ found }) => found))
      if (role !== null && areaId !== null && (skipped === 'post-empty' || skipped === 'on-leave'))
        gaps.set(`${areaId}:${role}`, { areaId, role, reason: skipped, told: above(role, areaId, place) });
  if (gaps.size === 0) return;
  const rows = [...gaps.values()].map(({ areaId, role, reason, told }) => ({
    area_id: areaId,
    role,
    reason,
    reported_to: told[0] ?? null,
  }));
  const fresh = await ctx.db.execute<{ area_id: string; role: Role }>(sql`
    insert into post_gaps (area_id, role, day, reason, found_at, reported_to)
    select area_id, role, ${day}::date, reason, ${now.toISOString()}::timestamptz, reported_to
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as gap(area_id uuid, role text, reason text, reported_to uuid)
    order by area_id, role
    on conflict (area_id, role, day) do nothing
    returning area_id, role`);
  for (const { area_id: areaId, role } of fresh)
    await tell(ctx, now, {
      kind: 'case-gap',
      accountIds: gaps.get(`${areaId}:${role}`)?.told ?? [],
      matter: `gap:${areaId}:${role}:${day}`,
      facts: { areaId, role },
    });
}
