import { type Role, roles } from '@linli/contracts/identity/roles';
import type { LocalText } from '@linli/contracts/problem';
import { type RequestState, requestStates, type Urgency, urgencies } from '@linli/contracts/requests/labels';
import { type SQL, sql } from 'drizzle-orm';
import { discreetName } from '../../requests/request-rows.ts';
import type { FactRow } from '../template/row-spool.ts';
import { atOnce, type FactScope, inStretches, momentOf, say, sayWhether, shownName } from './fact-scope.ts';
import { isOverdue } from './figure-groups.ts';

interface Found extends Record<string, unknown> {
  id: string;
  number: number;
  name: LocalText;
  discreet: boolean;
  urgency: Urgency;
  state: RequestState;
  address: string;
  building: string | null;
  who: string | null;
  submitted_at: string;
  answered_at: string | null;
  deadline_at: string;
  done_at: string | null;
  closed_at: string | null;
  handler: { name: string; role: Role | null } | null;
  overdue: boolean;
  solved: boolean | null;
  stars: number | null;
}

/** Which requests of the area belong into a ledger of the period; `open` and `overdue` are those of the moment. */
function chosen({ from, until, now }: FactScope, only: string | null): SQL {
  const between = (column: SQL) =>
    sql`${column} >= ${from.toISOString()}::timestamptz and ${column} < ${until.toISOString()}::timestamptz`;
  if (only === 'open')
    return sql`r.closed_at is null and r.submitted_at < ${until.toISOString()}::timestamptz`;
  if (only === 'overdue') return isOverdue(now);
  return only === 'over' ? between(sql`r.closed_at`) : between(sql`r.submitted_at`);
}

/**
 * Requests in the order they came. The door and the name are shown in full only where a form may be; of discreet kinds a form
 * says that there was a request, and nothing else.
 */
export async function* requestLedger(scope: FactScope, only: string | null): AsyncGenerator<FactRow> {
  const { ctx, area, inFull, now } = scope;
  const rows = inStretches<Found>(atOnce, (after) =>
    ctx.db.execute<Found>(sql`
      select r.id, r.number::int, k.definition -> 'name' as name,
        coalesce((k.definition ->> 'discreet')::boolean, false) as discreet, r.urgency, r.state, h.address,
        (select concat_ws(' ', b.compound, b.name) from areas b where b.path @> a.path and b.kind = 'building') as building,
        coalesce(p.name, (select head.name from memberships m join persons head on head.id = m.person_id
          where m.household_id = h.id and m.until_at is null order by m.relation = 'head' desc, m.id limit 1)) as who,
        r.submitted_at, r.answered_at, r.deadline_at, r.done_at, r.closed_at, r.solved, r.stars,
        (select json_build_object('role', w.post, 'name', acts.display_name)
          from request_hands w join accounts acts on acts.id = w.account_id
          where w.request_id = r.id and w.role in ('helper', 'lead')
          order by w.until_at is null desc, w.role, w.from_at desc, w.id limit 1) as handler,
        ${isOverdue(now)} or coalesce(r.done_at, r.closed_at) > r.deadline_at as overdue
      from requests r
      join request_kinds k on k.id = r.kind_id
      join households h on h.id = r.household_id
      join areas a on a.id = r.area_id
      left join persons p on p.id = r.person_id
      where a.path <@ ${area.path}::ltree and ${chosen(scope, only)}
        ${after === null ? sql`` : sql`and r.id > ${after.id}::uuid`}
      order by r.id
      limit ${atOnce}`),
  );
  for await (const row of rows) {
    const { discreet, handler } = row;
    const role = handler?.role ? say(scope, roles[handler.role]) : '';
    yield {
      id: row.number,
      kind: say(scope, discreet ? discreetName : row.name),
      urgency: say(scope, urgencies[row.urgency]),
      place: discreet ? null : inFull ? row.address : row.building,
      who: discreet ? null : shownName(scope, row.who),
      submitted: momentOf(row.submitted_at),
      answered: momentOf(row.answered_at),
      deadline: momentOf(row.deadline_at),
      done: momentOf(row.done_at),
      closed: momentOf(row.closed_at),
      state: say(scope, requestStates[row.state]),
      handler: handler === null ? null : [handler.name, role && `（${role}）`].join(''),
      overdue: sayWhether(scope, row.overdue ?? false),
      solved: row.solved === null ? null : sayWhether(scope, row.solved),
      stars: row.stars,
    };
  }
}

interface KindCount extends Record<string, unknown> {
  name: LocalText;
  received: number;
  open: number;
  closed: number;
  overdue: number;
}

/** How many requests there were of each kind; discreet kinds are counted together. */
export async function* requestKindRows(scope: FactScope): AsyncGenerator<FactRow> {
  const { ctx, area, from, until, now } = scope;
  const between = (column: SQL) =>
    sql`${column} >= ${from.toISOString()}::timestamptz and ${column} < ${until.toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<KindCount>(sql`
    select counted.name, sum(counted.received)::int as received, sum(counted.open)::int as open,
      sum(counted.closed)::int as closed, sum(counted.overdue)::int as overdue
    from (
      select case when coalesce((k.definition ->> 'discreet')::boolean, false)
          then ${JSON.stringify(discreetName)}::jsonb else k.definition -> 'name' end as name,
        (${between(sql`r.submitted_at`)})::int as received, (r.closed_at is null)::int as open,
        coalesce(${between(sql`r.closed_at`)}, false)::int as closed, ${isOverdue(now)}::int as overdue
      from requests r join request_kinds k on k.id = r.kind_id join areas a on a.id = r.area_id
      where a.path <@ ${area.path}::ltree
        and (r.closed_at is null or ${between(sql`r.submitted_at`)} or ${between(sql`r.closed_at`)})) counted
    group by counted.name
    order by sum(counted.received) desc, counted.name ->> 'zh'`);
  for (const { name, received, open, closed, overdue } of rows)
    yield { kind: say(scope, name), received, open, closed, overdue };
}
