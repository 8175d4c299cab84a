import { type SQL, sql } from 'drizzle-orm';

/** How much is left of the time of an open `requests r`, as one of the names of `timesLeft`. */
export function timeLeft(now: Date): SQL {
  const within = (hours: number) =>
    sql`r.deadline_at <= ${new Date(now.getTime() + hours * 3_600_000).toISOString()}::timestamptz`;
  return sql`case
    when r.state in ('done', 'confirmed') then 'resident'
    when exists (select from request_pauses p where p.request_id = r.id and p.ended_at is null) then 'paused'
    when ${within(0)} then 'over' when ${within(1)} then 'hour' when ${within(4)} then 'four-hours'
    when ${within(24)} then 'day' else 'later' end`;
}
