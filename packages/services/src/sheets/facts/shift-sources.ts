import { type ClaimState, claimStates } from '@linli/contracts/shifts/labels';
import { timeOf } from '@linli/domain/civil-time';
import { sql } from 'drizzle-orm';
import { uses } from '../../vault.ts';
import type { FactRow } from '../template/row-spool.ts';
import { atOnce, type FactScope, hoursOf, inStretches, momentOf, say, shownPhone } from './fact-scope.ts';
import { servedMinutes } from './figure-groups.ts';

const weekdays = [
  { zh: '周日', en: 'Sun' },
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
] as const;

const here = ({ area, fromDay, untilDay }: FactScope) =>
  sql`s.area_path <@ ${area.path}::ltree and s.day between ${fromDay}::date and ${untilDay}::date`;
/** Places somebody holds or held, and those nobody came to. */
const counts = sql`c.state in ('offered', 'claimed', 'on-duty', 'left', 'done', 'no-show')`;

interface Times {
  starts_at: string;
  ends_at: string;
}
const spanOf = ({ ctx }: FactScope, { starts_at, ends_at }: Times): string =>
  `${timeOf(new Date(starts_at), ctx.settings.zone)}–${timeOf(new Date(ends_at), ctx.settings.zone)}`;

interface Shift extends Record<string, unknown>, Times {
  id: string;
  day: string;
  checkpoint: string;
  people: number;
  taken: number;
  minutes: number;
  names: string[] | null;
}

/** Shifts of the period with who stands there; who stands at a gate is known to everybody who passes. */
export async function* shiftRows(scope: FactScope): AsyncGenerator<FactRow> {
  const rows = inStretches<Shift>(atOnce, (after) =>
    scope.ctx.db.execute<Shift>(sql`
      select s.id, s.day::text, place.name as checkpoint, s.starts_at, s.ends_at, s.people, s.taken, s.minutes,
        (select json_agg(who.display_name order by c.created_at, c.id) from claims c join accounts who on who.id = c.account_id
          where c.shift_id = s.id and ${counts} and c.state <> 'no-show') as names
      from shifts s join checkpoints place on place.id = s.checkpoint_id
      where ${here(scope)} and s.state = 'open'
        ${after === null ? sql`` : sql`and (s.starts_at, s.id) > (${after.starts_at}::timestamptz, ${after.id}::uuid)`}
      order by s.starts_at, s.id
      limit ${atOnce}`),
  );
  for await (const row of rows)
    yield {
      day: { day: row.day },
      weekday: say(scope, weekdays[new Date(`${row.day}T00:00:00Z`).getUTCDay()]),
      checkpoint: row.checkpoint,
      time: spanOf(scope, row),
      wanted: row.people,
      taken: row.taken,
      missing: Math.max(0, row.people - row.taken),
      names: (row.names ?? []).join('、'),
      hours: hoursOf(row.minutes),
    };
}

interface Duty extends Record<string, unknown>, Times {
  id: string;
  day: string;
  checkpoint: string;
  name: string;
  phone: string | null;
  checked_in_at: string | null;
  checked_out_at: string | null;
  minutes: number | null;
  state: ClaimState;
}

/** Each place somebody held, with when they came and went and what counts as served. */
export async function* dutyRows(scope: FactScope): AsyncGenerator<FactRow> {
  const rows = inStretches<Duty>(atOnce, (after) =>
    scope.ctx.db.execute<Duty>(sql`
      select c.id, s.day::text, place.name as checkpoint, c.starts_at, c.ends_at, who.display_name as name,
        encode(who.phone_cipher, 'base64') as phone, c.checked_in_at, c.checked_out_at, c.state, (${servedMinutes})::int as minutes
      from shifts s join claims c on c.shift_id = s.id and ${counts}
      join accounts who on who.id = c.account_id join checkpoints place on place.id = s.checkpoint_id
      where ${here(scope)}
        ${after === null ? sql`` : sql`and (c.starts_at, c.id) > (${after.starts_at}::timestamptz, ${after.id}::uuid)`}
      order by c.starts_at, c.id
      limit ${atOnce}`),
  );
  for await (const row of rows)
    yield {
      day: { day: row.day },
      checkpoint: row.checkpoint,
      time: spanOf(scope, row),
      name: row.name,
      phone: shownPhone(scope, uses.accountPhone, row.phone),
      'checked-in': momentOf(row.checked_in_at),
      'checked-out': momentOf(row.checked_out_at),
      hours: row.minutes === null ? null : hoursOf(row.minutes),
      state: say(scope, claimStates[row.state]),
    };
}

interface Person extends Record<string, unknown> {
  id: string;
  name: string;
  phone: string | null;
  duties: number;
  absent: number;
  minutes: number | null;
}

/** What each person served in the period, most first by name. */
export async function* dutyPersonRows(scope: FactScope): AsyncGenerator<FactRow> {
  const rows = await scope.ctx.db.execute<Person>(sql`
    select who.id, who.display_name as name, encode(who.phone_cipher, 'base64') as phone,
      (count(*) filter (where c.checked_in_at is not null))::int as duties,
      (count(*) filter (where c.state = 'no-show'))::int as absent, sum(${servedMinutes})::int as minutes
    from shifts s join claims c on c.shift_id = s.id and ${counts} join accounts who on who.id = c.account_id
    where ${here(scope)}
    group by who.id
    order by who.display_name, who.id`);
  for (const row of rows)
    yield {
      name: row.name,
      phone: shownPhone(scope, uses.accountPhone, row.phone),
      duties: row.duties,
      'no-shows': row.absent,
      hours: hoursOf(row.minutes ?? 0),
    };
}
