import type { LocalText } from '@linli/contracts/problem';
import type { AlertFact } from '@linli/domain/reports/alert-facts';
import { clusterPolicy, clusterSince, feverCluster } from '@linli/domain/reports/fever-cluster';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { announceAlerts } from './announce-alerts.ts';
import type { Reporting } from './load-reporting.ts';

const asked: LocalText = {
  zh: `同一楼栋${clusterPolicy.days}天内发热`,
  en: `Fevers in one building within ${clusterPolicy.days} days`,
};

/**
 * After a fever: raises one alert at the building when it is not the only person there within a week. While that alert
 * is being looked at no second one is raised.
 */
export async function raiseFeverCluster(ctx: Ctx, now: Date, reporting: Reporting): Promise<void> {
  const { areaPath } = reporting.household;
  const [building] = await ctx.db.execute<{ id: string; path: string }>(sql`
    select id, path::text from areas where kind = 'building' and path @> ${areaPath}::text::ltree`);
  if (!building) return;
  // Two fevers reported at the same moment see each other.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`fever ${building.id}`}, 0))`);
  const fevers = await ctx.db.execute<{ person_id: string; created_at: string }>(sql`
    select alert.person_id, alert.created_at
    from alerts alert join areas place on place.id = alert.area_id
    where alert.kind = 'fever' and alert.person_id is not null and place.path <@ ${building.path}::text::ltree
      and alert.created_at > ${clusterSince(now).toISOString()}::timestamptz`);
  const cluster = feverCluster(
    fevers.map((fever) => ({ personId: fever.person_id, at: new Date(fever.created_at) })),
    now,
  );
  if (!cluster) return;
  const facts: AlertFact[] = [
    { text: asked, value: { zh: `${cluster.people} 人`, en: `${cluster.people} people` } },
  ];
  const id = ctx.ids.next();
  const { count } = await ctx.db.execute(sql`
    insert into alerts (id, kind, level, round_id, slot_id, area_id, facts, matter, created_at)
    select ${id}::uuid, 'fever-cluster', 'danger', ${reporting.slot.roundId}::uuid, ${reporting.slot.id}::uuid, ${building.id}::uuid,
      ${JSON.stringify(facts)}::jsonb,
      ${`fever-cluster:${building.id}:${cluster.since.toISOString()}:${cluster.people}`}::text,
      ${now.toISOString()}::timestamptz
    where not exists (
      select from alerts open
      where open.area_id = ${building.id}::uuid and open.kind = 'fever-cluster' and open.state <> 'resolved')
    on conflict (matter) do nothing`);
  if (count > 0) await announceAlerts(ctx, now, [id]);
}
