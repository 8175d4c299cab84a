import type { DutyReach } from '@linli/contracts/matching/labels';
import type { HelperLanguage, Skill } from '@linli/contracts/requests/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { addDays, ageOn, dayOf, instantOf } from '@linli/domain/civil-time';
import { rights } from '@linli/domain/identity/rights';
import { reachPath } from '@linli/domain/matching/duty-hours';
import type { Door, DutyHours, HelperFacts, Places, Sex } from '@linli/domain/matching/facts';
import { matchPolicy } from '@linli/domain/matching/policy';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Somebody with a post of help in or around a community, on duty or not. */
export interface Helper extends HelperFacts {
  readonly name: string;
  readonly role: string;
}

interface Row extends Record<string, unknown> {
  account_id: string;
  name: string;
  role: string;
  adult: boolean;
  is_on: boolean;
  not_today_until: string | null;
  hours: DutyHours[];
  reach: DutyReach;
  kinds: string[];
  skills: Skill[];
  languages: HelperLanguage[];
  has_car: boolean;
  isolation_trained: boolean;
  lifts: boolean;
  daily_limit: number;
  turns: number;
  last_offer_at: string | null;
  base_path: string;
  places: Places;
  birth_date: string | null;
  sex: Sex | null;
  home: Door | null;
  households: string[];
  trips: number;
  headed_for: string[];
  today: number;
  open_offers: number;
  last_errand_at: string | null;
  night_shift_ended_at: string | null;
  minutes: number;
}

/** The day a moment lies in: when it began and when the next begins. */
export function dayAround(now: Date, zone: string): { start: Date; end: Date; day: string } {
  const day = dayOf(now, zone);
  return { day, start: instantOf(day, '00:00', zone), end: instantOf(addDays(day, 1), '00:00', zone) };
}

/** Which helpers to load. */
export interface HelpersWanted {
  readonly communityPath: string;
  /** Only who is on duty. */
  readonly onDuty?: boolean;
  readonly among?: readonly string[];
}

/**
 * Helpers of a community with all that matching looks at, by one statement, in the order of ids. Whoever holds a post of
 * help there or above it belongs to it.
 */
export async function loadHelpers(ctx: Ctx, now: Date, wanted: HelpersWanted): Promise<Helper[]> {
  const { day, start } = dayAround(now, ctx.settings.zone);
  const rows = await ctx.db.execute<Row>(helpersQuery(now, start, wanted));
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    role: row.role,
    isOn: row.is_on,
    notTodayUntil: dateOf(row.not_today_until),
    hours: row.hours,
    reachPath: reachPath(row.base_path, row.places, row.reach),
    places: row.places,
    home: row.home,
    households: row.households,
    kinds: row.kinds,
    skills: row.skills,
    languages: row.languages,
    hasCar: row.has_car,
    isolationTrained: row.isolation_trained,
    lifts: row.lifts,
    dailyLimit: row.daily_limit,
    age: ageOn(row.birth_date, day),
    isAdultByPost: row.adult,
    sex: row.sex,
    trips: row.trips,
    headedFor: row.headed_for,
    today: row.today,
    openOffers: row.open_offers,
    turns: row.turns,
    lastErrandAt: dateOf(row.last_errand_at),
    lastOfferAt: dateOf(row.last_offer_at),
    minutes: row.minutes,
    nightShiftEndedAt: dateOf(row.night_shift_ended_at),
  }));
}

export const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Areas that hold a place, by kind, as JSON. */
export const placesOf = (path: SQL): SQL =>
  sql`(select coalesce(jsonb_object_agg(up.kind, up.path::text), '{}') from areas up where up.path @> ${path})`;

/** The statement behind `loadHelpers`; `dayStart` is when today began. */
export function helpersQuery(now: Date, dayStart: Date, wanted: HelpersWanted): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const community = sql`${wanted.communityPath}::text::ltree`;
  const since = new Date(now.getTime() - matchPolicy.hoursDays * 86_400_000);
  // A day and a night: no shift is longer than that with its rest.
  const rested = new Date(now.getTime() - 48 * 3_600_000);
  const among = wanted.among && sql`and post.account_id = any(${arrayLiteral(wanted.among)}::uuid[])`;
  // A post gives a first idea of somebody who never said what they do: all kinds, around their post, off duty.
  return sql`
    with post as (
      select post.account_id, bool_or(post.role <> 'volunteer') as adult,
        (array_agg(post.area_id order by nlevel(place.path) desc, post.id))[1] as area_id,
        (array_agg(post.role order by nlevel(place.path), post.id))[1] as role
      from areas place
      join appointments post on post.area_id = place.id and post.role = any(${arrayLiteral(rights['requests.help'])}::text[])
        and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})
      where (place.path <@ ${community} or place.path @> ${community}) and place.closed_at is null
        ${among ?? sql``}
      group by post.account_id)
    select post.account_id, account.display_name as name, post.role, post.adult,
      coalesce(helper.is_on and (helper.until_at is null or helper.until_at > ${at}), false) as is_on,
      helper.not_today_until, coalesce(helper.hours, '[]') as hours, coalesce(helper.reach, 'cell') as reach,
      coalesce(helper.kinds, '{}') as kinds, coalesce(helper.skills, '{}') as skills,
      coalesce(helper.languages, '{}') as languages, coalesce(helper.has_car, false) as has_car,
      coalesce(helper.isolation_trained, false) as isolation_trained, coalesce(helper.lifts, false) as lifts,
      coalesce(helper.daily_limit, 5) as daily_limit, coalesce(helper.turns, 0) as turns, helper.last_offer_at,
      base.path::text as base_path, ${placesOf(sql`base.path`)} as places,
      person.birth_date::text as birth_date, person.sex,
      case when flat.id is not null then jsonb_build_object('householdId', flat.id, 'areaPath', floor.path::text, 'door', flat.door) end as home,
      array(select join_.household_id from joins join_ where join_.account_id = post.account_id
          and join_.state = 'confirmed' and join_.ended_at is null
        union select flat.id where flat.id is not null) as households,
      hand.trips, hand.headed_for,
      (select count(*)::int from request_hands taken where taken.account_id = post.account_id and taken.role = 'helper'
        and taken.from_at >= ${dayStart.toISOString()}::timestamptz
        and (taken.end_reason is null or taken.end_reason in ('done', 'ended'))) as today,
      (select count(*)::int from offers asked where asked.account_id = post.account_id and asked.state = 'open') as open_offers,
      (select coalesce(last.until_at, last.from_at) from request_hands last
        where last.account_id = post.account_id and last.role = 'helper' order by last.from_at desc limit 1) as last_errand_at,
      (select max(coalesce(stood.checked_out_at, stood.ends_at)) from claims stood join shifts duty on duty.id = stood.shift_id
        where stood.account_id = post.account_id and stood.state in ('on-duty', 'left', 'done')
          and stood.starts_at > ${rested.toISOString()}::timestamptz and duty.night_minutes > 0) as night_shift_ended_at,
      (select coalesce(sum(served.minutes), 0)::int from service_hours served
        where served.account_id = post.account_id and served.from_at > ${since.toISOString()}::timestamptz) as minutes
    from post
    join accounts account on account.id = post.account_id and account.closed_at is null
    ${wanted.onDuty ? sql`join` : sql`left join`} helpers helper on helper.account_id = post.account_id
      ${wanted.onDuty ? sql`and helper.is_on and (helper.until_at is null or helper.until_at > ${at})` : sql``}
    join areas base on base.id = coalesce(helper.base_area_id, post.area_id)
    left join persons person on person.account_id = post.account_id
    left join memberships living on living.person_id = person.id and living.until_at is null
    left join households flat on flat.id = living.household_id
    left join areas floor on floor.id = flat.area_id
    cross join lateral (
      select count(distinct coalesce(held.bundle_id, held.id))::int as trips,
        coalesce(array_agg(distinct house.path::text) filter (where house.path is not null), '{}') as headed_for
      from request_hands held join requests errand on errand.id = held.request_id
      join areas place on place.id = errand.area_id
      left join areas house on house.path @> place.path and house.kind = 'building'
      where held.account_id = post.account_id and held.role = 'helper' and held.until_at is null) hand
    order by post.account_id`;
}
