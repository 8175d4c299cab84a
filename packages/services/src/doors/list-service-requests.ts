import { type RequestState, requestStates } from '@linli/contracts/requests/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { within } from '../within.ts';
import type { Tongue } from './offered-services.ts';

export interface ServiceRequestsInput {
  readonly ids: readonly string[] | null;
  readonly codes: readonly string[] | null;
  readonly status: 'open' | 'closed' | null;
  readonly from: Date | null;
  readonly until: Date | null;
  /** Of the last step. */
  readonly updatedFrom: Date | null;
  readonly updatedUntil: Date | null;
  /** From one on. */
  readonly page: number;
  readonly pageSize: number;
  readonly tongue: Tongue;
}

/** A request as Open311 shows it: states, times and the building; no names, doors, contents or photos. */
export interface Open311Request {
  readonly service_request_id: string;
  readonly status: 'open' | 'closed';
  readonly status_notes: string;
  readonly service_name: string;
  readonly service_code: string;
  readonly requested_datetime: string;
  readonly updated_datetime: string;
  readonly expected_datetime: string;
  readonly address: string;
  /** Of no request: contents, doors and photos stay here, and the register knows no coordinates. */
  readonly description: null;
  readonly agency_responsible: null;
  readonly service_notice: null;
  readonly address_id: null;
  readonly zipcode: null;
  readonly lat: null;
  readonly long: null;
  readonly media_url: null;
}

interface Row extends Record<string, unknown> {
  id: string;
  state: RequestState;
  closed: boolean;
  name: Readonly<Record<Tongue, string>>;
  code: string;
  submitted_at: string;
  state_since: string;
  deadline_at: string;
  building: string | null;
}

/** Fields of the standard that stay empty. */
const unsaid = {
  description: null,
  agency_responsible: null,
  service_notice: null,
  address_id: null,
  zipcode: null,
  lat: null,
  long: null,
  media_url: null,
};

const iso = (at: string): string => new Date(at).toISOString();
const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** Requests of the areas in reach, newest first, without those of discreet kinds. @throws Problem not-signed-in, not-allowed */
export async function listServiceRequests(
  ctx: Ctx,
  {
    ids,
    codes,
    status,
    from,
    until,
    updatedFrom,
    updatedUntil,
    page,
    pageSize,
    tongue,
  }: ServiceRequestsInput,
): Promise<Open311Request[]> {
  const paths = reach(ctx, 'requests.view');
  const conditions = [
    within(sql`a.path`, paths),
    sql`not coalesce((k.definition ->> 'discreet')::boolean, false)`,
    ...(ids === null ? [] : [sql`r.id = any(${arrayLiteral(ids)}::uuid[])`]),
    ...(codes === null ? [] : [sql`r.kind_key = any(${arrayLiteral(codes)}::text[])`]),
    ...(status === null ? [] : [status === 'open' ? sql`r.closed_at is null` : sql`r.closed_at is not null`]),
    ...(from === null ? [] : [sql`r.submitted_at >= ${moment(from)}`]),
    ...(until === null ? [] : [sql`r.submitted_at < ${moment(until)}`]),
    ...(updatedFrom === null ? [] : [sql`r.state_since >= ${moment(updatedFrom)}`]),
    ...(updatedUntil === null ? [] : [sql`r.state_since < ${moment(updatedUntil)}`]),
  ];
  const rows = await ctx.db.execute<Row>(sql`
    select r.id, r.state, r.closed_at is not null as closed, k.definition -> 'name' as name, r.kind_key as code, r.submitted_at,
      r.state_since, r.deadline_at,
      (select concat_ws(' ', b.compound, b.name) from areas b where b.path @> a.path and b.kind = 'building') as building
    from requests r
    join request_kinds k on k.id = r.kind_id
    join areas a on a.id = r.area_id
    where ${sql.join(conditions, sql` and `)}
    order by r.id desc
    limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return rows.map((row) => ({
    service_request_id: row.id,
    status: row.closed ? 'closed' : 'open',
    status_notes: requestStates[row.state][tongue],
    service_name: row.name[tongue],
    service_code: row.code,
    requested_datetime: iso(row.submitted_at),
    updated_datetime: iso(row.state_since),
    expected_datetime: iso(row.deadline_at),
    address: row.building ?? '',
    ...unsaid,
  }));
}
