import type { DestructionPart } from '@linli/contracts/destruction/labels';
import { type SQL, sql } from 'drizzle-orm';

/** The round whose data go. */
export interface Doomed {
  readonly roundId: string;
  readonly path: string;
  readonly openedAt: Date;
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * One kind of rows. `where` says which of table `t` still hold something of the round; when they are gone or blank it is
 * true of none, so counting, destroying and looking again ask the same.
 */
export interface Part {
  readonly name: DestructionPart;
  readonly table: string;
  readonly where: (round: Doomed) => SQL;
  /** What is written over what has to go where the row itself stays; without it the row goes. */
  readonly blank?: (now: SQL) => SQL;
  /** Columns with an index that leads to no row of the round alone: gone through once in their order, some at a time. */
  readonly along?: readonly {
    readonly column: string;
    readonly type: string;
    readonly from: (round: Doomed) => string;
  }[];
}

const slots = ({ roundId }: Doomed) => sql`(select id from round_slots where round_id = ${roundId}::uuid)`;
const alerts = ({ roundId }: Doomed) => sql`(select id from alerts where round_id = ${roundId}::uuid)`;
const ofSlot = (round: Doomed) => sql`t.slot_id in ${slots(round)}`;
const ofSample = (round: Doomed) =>
  sql`t.sample_id in (select id from recheck_samples where slot_id in ${slots(round)})`;
/** Facts of a notice or post that name the round, a slot or an alert of it. */
const toldOf = (round: Doomed) => sql`(t.facts ->> 'roundId' = ${round.roundId}::text
  or t.facts ->> 'slotId' in (select id::text from round_slots where round_id = ${round.roundId}::uuid)
  or t.facts ->> 'alertId' in (select id::text from alerts where round_id = ${round.roundId}::uuid))`;

// An alert is about health: nothing nearer than the grid stays (as in ADR 0105).
const shown = sql.raw(`'{grid,community,street,district}'`);
const lifted = (column: 'id' | 'path', path: SQL) => sql`(
  select up.${sql.raw(column)} from areas up where up.path @> ${path} and up.kind = any(${shown}::text[])
  order by nlevel(up.path) desc limit 1)`;
const isNearer = (path: SQL) => sql`exists (
  select from areas near where near.path = ${path} and not near.kind = any(${shown}::text[]))`;

/** The first UUIDv7 of a moment. */
const firstId = (at: Date): string => {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};
const sinceOpened = ({ openedAt }: Doomed) => openedAt.toISOString();
const byId = [{ column: 'id', type: 'uuid', from: ({ openedAt }: Doomed) => firstId(openedAt) }];
const byAge = [
  { column: 'created_at', type: 'timestamptz', from: sinceOpened },
  { column: 'id', type: 'uuid', from: () => '00000000-0000-0000-0000-000000000000' },
];

/** A photo that no report of another round names; those nobody sent go as well. */
const isPhotoOf = (round: Doomed) => sql`
  t.created_at >= ${round.openedAt.toISOString()}::timestamptz
  and t.created_at < (${round.endsOn}::date + 3)::timestamptz
  and exists (select from households home join areas place on place.id = home.area_id
    where home.id = t.household_id and place.path <@ ${round.path}::text::ltree)
  and not exists (select from submissions sent
    left join person_reports said on said.submission_id = sent.id
    where sent.household_id = t.household_id and sent.round_id <> ${round.roundId}::uuid
      and (strpos(sent.household_answers::text, t.id::text) > 0 or strpos(said.answers::text, t.id::text) > 0))`;

/** Everything, in the order in which references and conditions allow it. */
export const parts: readonly Part[] = [
  {
    name: 'handover-items',
    table: 'handover_items',
    // Calls and supervisions are gone when somebody looks again: one that names none that is there counts as well.
    where: (round) => sql`t.place <> '' and (
      (t.kind = 'alert' and t.subject_id in ${alerts(round)})
      or (t.kind = 'told' and t.subject_id in (select id from climbs where case_id in ${alerts(round)}))
      or (t.kind in ('supervision', 'supervising') and not exists (select from supervisions other
        where other.id = t.subject_id and other.case_id not in ${alerts(round)}))
      or (t.kind = 'call' and not exists (select from calls other
        where other.id = t.subject_id and other.slot_id not in ${slots(round)})))`,
    blank: () => sql`place = ''`,
  },
  {
    name: 'sheet-files',
    table: 'sheet_runs',
    where: (round) => sql`t.file_cipher is not null and t.rights && array['reports.gaps', 'reports.read']
      and t.from_day <= ${round.endsOn}::date and t.until_day >= ${round.startsOn}::date
      and exists (select from areas place where place.id = t.area_id
        and (place.path <@ ${round.path}::text::ltree or place.path @> ${round.path}::text::ltree))`,
    blank: () => sql`file_cipher = null, state = 'expired'`,
  },
  { name: 'recheck-persons', table: 'recheck_persons', where: ofSample },
  { name: 'recheck-households', table: 'recheck_households', where: ofSample },
  { name: 'recheck-samples', table: 'recheck_samples', where: ofSlot },
  {
    name: 'call-attempts',
    table: 'call_attempts',
    where: (round) => sql`t.call_id in (select id from calls where slot_id in ${slots(round)})`,
  },
  { name: 'calls', table: 'calls', where: ofSlot },
  { name: 'visits', table: 'visits', where: ofSlot },
  { name: 'gap-notes', table: 'gap_notes', where: ({ roundId }) => sql`t.round_id = ${roundId}::uuid` },
  { name: 'person-reports', table: 'person_reports', where: ofSlot },
  {
    name: 'submissions',
    table: 'submissions',
    where: ({ roundId }) => sql`t.round_id = ${roundId}::uuid`,
    along: byId,
  },
  { name: 'photos', table: 'photos', where: isPhotoOf, along: byId },
  { name: 'ledger', table: 'round_members', where: ({ roundId }) => sql`t.round_id = ${roundId}::uuid` },
  {
    name: 'alert-words',
    table: 'case_events',
    where: (round) =>
      sql`t.case_id in ${alerts(round)} and (t.reason_cipher is not null or ${isNearer(sql`t.area_path`)})`,
    blank: () =>
      sql`reason_cipher = null, area_path = coalesce(${lifted('path', sql`area_path`)}, area_path)`,
  },
  { name: 'supervisions', table: 'supervisions', where: (round) => sql`t.case_id in ${alerts(round)}` },
  {
    name: 'climbs',
    table: 'climbs',
    where: (round) =>
      sql`t.case_id in ${alerts(round)} and (t.state <> 'ended' or ${isNearer(sql`t.area_path`)})`,
    // One that a restored backup brought back under way ends here.
    blank: (
      now,
    ) => sql`state = 'ended', ended_at = coalesce(ended_at, ${now}), due_at = null, tick = tick + 1,
      area_id = coalesce(${lifted('id', sql`area_path`)}, area_id),
      area_path = coalesce(${lifted('path', sql`area_path`)}, area_path)`,
  },
  {
    name: 'alerts',
    table: 'alerts',
    where: ({ roundId }) => sql`t.round_id = ${roundId}::uuid and t.matter <> 'destroyed:' || t.id`,
    blank: (
      now,
    ) => sql`state = 'resolved', resolved_at = coalesce(resolved_at, ${now}), facts = '[]', outcome = null,
      household_id = null, person_id = null, submission_id = null, source_id = null, matter = 'destroyed:' || id,
      area_id = coalesce(${lifted('id', sql`(select own.path from areas own where own.id = alerts.area_id)`)}, area_id)`,
  },
  {
    name: 'notices',
    table: 'notices',
    where: (round) => sql`t.created_at >= ${sinceOpened(round)}::timestamptz and ${toldOf(round)}`,
    along: byAge,
  },
  {
    name: 'robot-posts',
    table: 'robot_posts',
    where: (round) => sql`t.created_at >= ${sinceOpened(round)}::timestamptz and ${toldOf(round)}`,
  },
  {
    name: 'webhook-events',
    table: 'webhook_events',
    where: (round) => sql`t.happened_at >= ${sinceOpened(round)}::timestamptz
      and t.body::jsonb -> 'data' ->> 'alertId' in (select id::text from alerts where round_id = ${round.roundId}::uuid)`,
  },
];
