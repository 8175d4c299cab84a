import { type Role, roles } from '@linli/contracts/identity/roles';
import type { LocalText } from '@linli/contracts/problem';
import type { OpenKind } from '@linli/contracts/succession/labels';
import { openKindNames } from '@linli/contracts/succession/labels';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { buildingOf, titleOf } from '../escalation/case-title.ts';

/** Something somebody has open, with what moving it takes. */
export interface OpenRow {
  readonly kind: OpenKind;
  readonly id: string;
  readonly areaPath: string;
  readonly title: LocalText;
  readonly place: string;
  readonly at: Date | null;
  readonly role: Role | null;
  readonly isAlert: boolean;
  /** The request, the case or the shift it is about. */
  readonly subjectId: string;
  readonly otherId: string | null;
  readonly onDuty: boolean;
}

interface Row extends Record<string, unknown> {
  kind: OpenKind;
  id: string;
  path: string;
  title: LocalText;
  place: string | null;
  at: string | null;
  role: Role | null;
  is_alert: boolean;
  subject: string;
  other: string | null;
  on_duty: boolean;
}

/** Sorts what has no time behind what has one. */
export const noTime = '2999-12-30T00:00:00.000Z';
const nameOf = sql`coalesce(place.compound, '') || place.name`;
const said = (text: SQL): SQL => sql`json_build_object('zh', ${text}, 'en', ${text})`;
const call = JSON.stringify({ zh: '打电话', en: 'Phone call' } satisfies LocalText);

/**
 * Everything an account (`who`) has open at a moment, one row each, as SQL: posts, cases and what hangs on them, calls, places on shifts
 * that have not ended, rosters in the making, other people's leave it stands in for. Each branch goes by an index on the account;
 * rows of other slices are read as facts of the database, titles of discreet requests say nothing.
 */
export function openItems(who: SQL, now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const hand = (kind: OpenKind, role: string) => sql`
    select ${kind} as kind, hand.id, place.path, ${titleOf(sql`'request'`, sql`hand.request_id`)} as title,
      ${buildingOf(sql`place.path`)} as place, asked.deadline_at as at, null as role, false as is_alert,
      hand.request_id as subject, null::uuid as other, false as on_duty
    from request_hands hand join requests asked on asked.id = hand.request_id join areas place on place.id = asked.area_id
    where hand.account_id = ${who} and hand.until_at is null and hand.role = ${role}`;
  const supervision = (kind: OpenKind, mine: SQL, other: SQL) => sql`
    select ${kind}, supervision.id, supervision.area_path, ${titleOf(sql`supervision.case_kind`, sql`supervision.case_id`)},
      ${buildingOf(sql`supervision.area_path`)}, supervision.answer_by, null, supervision.case_kind = 'alert',
      supervision.case_id, ${other}, false
    from supervisions supervision where ${mine} = ${who} and supervision.answered_at is null`;
  return sql`
    select 'post' as kind, post.id, place.path, (${JSON.stringify(roles)}::jsonb -> post.role) as title, ${nameOf} as place,
      post.until_at as at, post.role, false as is_alert, post.area_id as subject, null::uuid as other, false as on_duty
    from appointments post join areas place on place.id = post.area_id and place.closed_at is null
    where post.account_id = ${who} and post.end_reason is null and (post.until_at is null or post.until_at > ${at})
    union all ${hand('request', 'lead')}
    union all ${hand('joint', 'joint')}
    union all ${hand('errand', 'helper')}
    union all
    select 'alert', alert.id, place.path, ${titleOf(sql`'alert'`, sql`alert.id`)}, ${buildingOf(sql`place.path`)},
      alert.created_at, null, true, alert.id, null, false
    from alerts alert join areas place on place.id = alert.area_id
    where alert.taken_by = ${who} and alert.state = 'taken'
    union all
    select 'told', climb.id, climb.area_path, ${titleOf(sql`climb.case_kind`, sql`climb.case_id`)},
      ${buildingOf(sql`climb.area_path`)}, climb.due_at, null, climb.case_kind = 'alert', climb.case_id, null, false
    from climb_told told join climbs climb on climb.id = told.climb_id
    where told.account_id = ${who} and climb.state <> 'ended' and climb.phase = 'answer'
    union all ${supervision('supervision', sql`supervision.asked_of`, sql`supervision.asked_by`)}
    union all ${supervision('supervising', sql`supervision.asked_by`, sql`supervision.asked_of`)}
    union all
    select 'call', call.id, place.path, ${call}::jsonb, ${buildingOf(sql`place.path`)}, slot.closes_at, null, false,
      call.household_id, null, false
    from calls call join round_slots slot on slot.id = call.slot_id
    join households home on home.id = call.household_id join areas place on place.id = home.area_id
    where call.caller_id = ${who} and call.state = 'open'
    union all
    select 'shift', held.id, shift.area_path, ${said(sql`gate.name`)}::jsonb, gate.place, held.starts_at, null, false,
      held.shift_id, null, held.state = 'on-duty' or held.starts_at <= ${at}
    from claims held join shifts shift on shift.id = held.shift_id join checkpoints gate on gate.id = shift.checkpoint_id
    where held.account_id = ${who} and held.state in ('offered', 'claimed', 'on-duty') and held.ends_at > ${at}
    union all
    select 'roster', roster.id, place.path, ${said(sql`${nameOf} || ' ' || to_char(roster.from_day, 'MM-DD')`)}::jsonb, ${nameOf},
      roster.created_at, null, false, roster.id, null, false
    from rosters roster join areas place on place.id = roster.area_id
    where roster.created_by = ${who} and roster.state in ('waiting', 'planning', 'proposed')
    union all
    select 'stand-in', away.id, (select place.path from appointments post join areas place on place.id = post.area_id
        where post.account_id = away.account_id and (post.until_at is null or post.until_at > ${at})
        order by nlevel(place.path), post.id limit 1),
      ${said(sql`absent.display_name`)}::jsonb, '', away.until_at, null, false, away.account_id, away.account_id, false
    from absences away join accounts absent on absent.id = away.account_id
    where away.stand_in_id = ${who} and away.until_at > ${at}`;
}

/** The kinds in their order, as SQL, for sorting. */
export const kindOrder = (kind: SQL): SQL =>
  sql`array_position(${`{${openKindNames.map((name) => `"${name}"`).join(',')}}`}::text[], ${kind})`;

/** Everything somebody has open, in the order of kinds and times. */
export async function loadOpenItems(
  ctx: Pick<Ctx, 'db'>,
  accountId: string,
  now: Date,
  { where, limit }: { where?: SQL; limit?: number } = {},
): Promise<OpenRow[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select kind, id, path::text, title, place, at, role, is_alert, subject, other, on_duty
    from (${openItems(sql`${accountId}::uuid`, now)}) item
    where path is not null ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${kindOrder(sql`kind`)}, coalesce(at, ${noTime}::timestamptz), id
    ${limit === undefined ? sql`` : sql`limit ${limit}`}`);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    areaPath: row.path,
    title: row.title,
    place: row.place ?? '',
    at: row.at === null ? null : new Date(row.at),
    role: row.role,
    isAlert: row.is_alert,
    subjectId: row.subject,
    otherId: row.other,
    onDuty: row.on_duty,
  }));
}
