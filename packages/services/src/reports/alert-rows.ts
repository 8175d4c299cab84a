import type { ReplyOf } from '@linli/contracts/catalog';
import type { AlertFact } from '@linli/domain/reports/alert-facts';
import { type SQL, sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

export type AlertView = ReplyOf<'GET /reports/alerts'>['items'][number];

export interface AlertRow extends Record<string, unknown> {
  id: string;
  kind: AlertView['kind'];
  level: AlertView['level'];
  state: AlertView['state'];
  area_id: string;
  area_path: string;
  address: string;
  household_id: string | null;
  person_id: string | null;
  person_name: string | null;
  facts: AlertFact[];
  created_at: string;
  taken_by: string | null;
  taken_at: string | null;
  mine: boolean;
  outcome: string | null;
  weight: number;
}

/** Alerts by one statement; `where` and `order` speak of `alerts alert` and `areas place` (where it stands). */
export function alertRows(
  ctx: Ctx,
  { weight, where, order, limit }: { weight: SQL; where: SQL; order: SQL; limit: number },
): Promise<AlertRow[]> {
  const { accountId } = signedIn(ctx);
  return ctx.db.execute<AlertRow>(sql`
    select alert.id, alert.kind, alert.level, alert.state, alert.area_id, place.path::text as area_path,
      coalesce(home.address, coalesce(place.compound, '') || place.name) as address,
      alert.household_id, alert.person_id, person.name as person_name, alert.facts, alert.created_at,
      taker.display_name as taken_by, alert.taken_at,
      coalesce(alert.taken_by = ${accountId}::uuid, false) as mine, alert.outcome, ${weight} as weight
    from alerts alert
    join areas place on place.id = alert.area_id
    left join households home on home.id = alert.household_id
    left join persons person on person.id = alert.person_id
    left join accounts taker on taker.id = alert.taken_by
    where ${where}
    order by ${order}
    limit ${limit}`);
}

export const alertView = (row: AlertRow): AlertView => ({
  alertId: row.id,
  kind: row.kind,
  level: row.level,
  state: row.state,
  areaId: row.area_id,
  address: row.address,
  householdId: row.household_id,
  personId: row.person_id,
  personName: row.person_name,
  facts: row.facts,
  createdAt: new Date(row.created_at).toISOString(),
  takenBy: row.taken_by,
  takenAt: row.taken_at === null ? null : new Date(row.taken_at).toISOString(),
  mine: row.mine,
  outcome: row.outcome,
});
