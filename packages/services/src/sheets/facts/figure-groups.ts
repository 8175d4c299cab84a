import { personTags } from '@linli/contracts/people/labels';
import type { FactGroup, FigureKey } from '@linli/contracts/sheets/figures';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import { isMissingIn } from '../../reports/missing-households.ts';
import { rateConditions } from '../../requests/rate-conditions.ts';
import type { FactValue } from '../template/fact-value.ts';
import { type FactScope, hoursOf, shareOf } from './fact-scope.ts';
import { lateOf, reportSlots, slotCoverage, sumCoverage, unreportedOf } from './report-slots.ts';

type Figures = Partial<Record<FigureKey, FactValue>>;

/** The figures of each group, read together. */
export const figuresOf: Record<FactGroup, (scope: FactScope) => Promise<Figures>> = {
  about: async (scope) => {
    const { area, fromDay, untilDay, now, filledBy } = scope;
    return {
      area: area.name,
      'area-full': area.fullName,
      period: fromDay === untilDay ? fromDay : `${fromDay} – ${untilDay}`,
      'period-from': { day: fromDay },
      'period-until': { day: untilDay },
      'filled-at': { at: now.toISOString() },
      'filled-by': filledBy,
    };
  },
  register: registerFigures,
  reports: reportFigures,
  requests: requestFigures,
  shifts: shiftFigures,
};

async function registerFigures({ ctx, area, untilDay }: FactScope): Promise<Figures> {
  const bornBy = (years: number) => sql`(${untilDay}::date - make_interval(years => ${years}::int))::date`;
  const [homes] = await ctx.db.execute<Record<'all' | 'lived_in' | 'empty' | 'rented', number>>(sql`
    select count(*)::int as all, (count(*) filter (where h.occupancy = 'lived-in'))::int as lived_in,
      (count(*) filter (where h.occupancy = 'empty'))::int as empty,
      (count(*) filter (where h.tenancy in ('rented', 'group-rented')))::int as rented
    from households h join areas place on place.id = h.area_id
    where place.path <@ ${area.path}::ltree and h.closed_at is null`);
  const living = sql`from memberships m join persons p on p.id = m.person_id
    join households h on h.id = m.household_id and h.closed_at is null join areas place on place.id = h.area_id
    where place.path <@ ${area.path}::ltree and m.until_at is null`;
  const [people] = await ctx.db.execute<Record<'all' | 'young' | 'old' | 'older', number>>(sql`
    select count(*)::int as all, (count(*) filter (where p.birth_date > ${bornBy(14)}))::int as young,
      (count(*) filter (where p.birth_date <= ${bornBy(60)}))::int as old,
      (count(*) filter (where p.birth_date <= ${bornBy(80)}))::int as older ${living}`);
  const tags = await ctx.db.execute<{ tag: string; people: number }>(sql`
    select tagged.tag, count(*)::int as people from (select unnest(p.tags) as tag ${living}) tagged group by tagged.tag`);
  const counted = new Map(tags.map(({ tag, people: n }) => [tag, n]));
  const ofTags = Object.fromEntries(
    Object.keys(personTags).map((tag) => [`tag.${tag}`, counted.get(tag) ?? 0]),
  ) as Figures;
  return {
    ...ofTags,
    households: homes?.all ?? 0,
    'households-lived-in': homes?.lived_in ?? 0,
    'households-empty': homes?.empty ?? 0,
    'households-rented': homes?.rented ?? 0,
    persons: people?.all ?? 0,
    'persons-under-14': people?.young ?? 0,
    'persons-over-60': people?.old ?? 0,
    'persons-over-80': people?.older ?? 0,
  };
}

async function reportFigures(scope: FactScope): Promise<Figures> {
  const { ctx, area, from, until, now } = scope;
  const slots = await reportSlots(scope);
  const total = sumCoverage((await slotCoverage(scope)).flatMap(({ counts }) => counts));
  const ids = arrayLiteral(slots.map(({ id }) => id));
  let missing = 0;
  for (const slot of slots) {
    const [found] = await ctx.db.execute<{ n: number }>(sql`
      select count(distinct span.household_id)::int as n from round_members span
      where ${isMissingIn(sql`span`, slot, now, sql`${area.path}::ltree`)}`);
    missing += found?.n ?? 0;
  }
  const [alerts] = await ctx.db.execute<Record<'fevers' | 'raised' | 'open', number>>(sql`
    select (count(distinct a.person_id) filter (where a.kind = 'fever' and a.slot_id = any(${ids}::uuid[])))::int as fevers,
      (count(*) filter (where a.created_at >= ${from.toISOString()}::timestamptz
        and a.created_at < ${until.toISOString()}::timestamptz))::int as raised,
      (count(*) filter (where a.state <> 'resolved'))::int as open
    from alerts a join areas place on place.id = a.area_id where place.path <@ ${area.path}::ltree`);
  // Without a round nobody was asked: that is no zero.
  const none = slots.length === 0;
  const figure = (value: FactValue): FactValue => (none ? null : value);
  return {
    slots: slots.length,
    expected: figure(total.expected),
    reported: figure(total.reported),
    'on-time': figure(total.onTime),
    late: figure(lateOf(total)),
    unreported: figure(unreportedOf(total)),
    excused: figure(total.excused),
    attention: figure(total.attention),
    fevers: figure(alerts?.fevers ?? 0),
    coverage: shareOf(total.reported, total.expected),
    'on-time-rate': shareOf(total.onTime, total.expected),
    'missing-households': figure(missing),
    'alerts-raised': alerts?.raised ?? 0,
    'alerts-open': alerts?.open ?? 0,
  };
}

async function requestFigures({ ctx, area, from, until, now }: FactScope): Promise<Figures> {
  const between = (column: string) =>
    sql`(r.${sql.raw(column)} >= ${from.toISOString()}::timestamptz and r.${sql.raw(column)} < ${until.toISOString()}::timestamptz)`;
  const { answered, solved, satisfied } = rateConditions(now);
  const rate = (of: typeof answered.of, met?: typeof answered.of) =>
    sql`(count(*) filter (where ${between('submitted_at')} and ${of} ${met ? sql`and ${met}` : sql``}))::int`;
  const [found] = await ctx.db.execute<Record<string, number>>(sql`
    select (count(*) filter (where ${between('submitted_at')}))::int as received,
      (count(*) filter (where ${between('submitted_at')} and r.urgency in ('danger', 'urgent')))::int as urgent,
      (count(*) filter (where ${between('closed_at')} and r.state <> 'cancelled'))::int as closed,
      (count(*) filter (where ${between('closed_at')} and r.state = 'cancelled'))::int as cancelled,
      (count(*) filter (where r.closed_at is null))::int as open,
      (count(*) filter (where ${isOverdue(now)}))::int as overdue,
      ${rate(answered.of)} as answered_of, ${rate(answered.of, answered.met)} as answered_met,
      ${rate(solved.of)} as solved_of, ${rate(solved.of, solved.met)} as solved_met,
      ${rate(satisfied.of)} as satisfied_of, ${rate(satisfied.of, satisfied.met)} as satisfied_met
    from requests r join areas place on place.id = r.area_id where place.path <@ ${area.path}::ltree`);
  const n = (name: string) => found?.[name] ?? 0;
  return {
    'requests-received': n('received'),
    'requests-urgent': n('urgent'),
    'requests-closed': n('closed'),
    'requests-cancelled': n('cancelled'),
    'requests-open': n('open'),
    'requests-overdue': n('overdue'),
    'rate-answered': shareOf(n('answered_met'), n('answered_of')),
    'rate-solved': shareOf(n('solved_met'), n('solved_of')),
    'rate-satisfied': shareOf(n('satisfied_met'), n('satisfied_of')),
  };
}

/** That an open `requests r` is past its time while its clock runs. */
export const isOverdue = (now: Date) =>
  sql`(r.closed_at is null and r.state not in ('done', 'confirmed') and r.deadline_at <= ${now.toISOString()}::timestamptz
    and not exists (select from request_pauses p where p.request_id = r.id and p.ended_at is null))`;

async function shiftFigures({ ctx, area, fromDay, untilDay }: FactScope): Promise<Figures> {
  const here = sql`s.area_path <@ ${area.path}::ltree and s.day between ${fromDay}::date and ${untilDay}::date`;
  const [places] = await ctx.db.execute<Record<'shifts' | 'wanted' | 'taken' | 'missing', number>>(sql`
    select count(*)::int as shifts, coalesce(sum(s.people), 0)::int as wanted, coalesce(sum(s.taken), 0)::int as taken,
      coalesce(sum(greatest(s.people - s.taken, 0)), 0)::int as missing
    from shifts s where ${here} and s.state = 'open'`);
  const [duty] = await ctx.db.execute<Record<'people' | 'absent' | 'minutes', number>>(sql`
    select (count(distinct c.account_id) filter (where c.checked_in_at is not null))::int as people,
      (count(*) filter (where c.state = 'no-show'))::int as absent,
      coalesce(sum(${servedMinutes}), 0)::int as minutes
    from shifts s join claims c on c.shift_id = s.id where ${here}`);
  return {
    shifts: places?.shifts ?? 0,
    'places-wanted': places?.wanted ?? 0,
    'places-taken': places?.taken ?? 0,
    'places-missing': places?.missing ?? 0,
    'people-on-duty': duty?.people ?? 0,
    'no-shows': duty?.absent ?? 0,
    hours: hoursOf(duty?.minutes ?? 0),
  };
}

/** Minutes served on a claim `c` as the hours ledger has them, corrections included. */
export const servedMinutes = sql`(select sum(entry.minutes) from service_hours entry
  where (entry.source_id = c.id and entry.kind = 'shift')
    or entry.corrects_id in (select first.id from service_hours first where first.source_id = c.id and first.kind = 'shift'))`;
