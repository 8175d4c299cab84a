import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, id, instant, ltree } from '../columns.ts';
import { accounts } from '../identity/tables.ts';
import { areas, households, persons } from '../people/tables.ts';

/** Forms as data; a published version never changes. */
export const forms = pgTable(
  'forms',
  {
    id: id(),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    definition: jsonb('definition').notNull(),
    publishedAt: instant('published_at').notNull(),
    /** Null: shipped with the product. */
    publishedBy: uuid('published_by'),
    reason: text('reason'),
  },
  (t) => [uniqueIndex('forms_version').on(t.key, t.version)],
);

/** A declared round 轮次: form, area, people, slots, dates and legal basis. */
export const rounds = pgTable(
  'rounds',
  {
    id: id(),
    formId: uuid('form_id')
      .notNull()
      .references(() => forms.id),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    audience: jsonb('audience').notNull(),
    slots: jsonb('slots').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    legalBasis: text('legal_basis').notNull(),
    purpose: text('purpose').notNull(),
    dataAfterwards: text('data_afterwards').notNull(),
    openedBy: uuid('opened_by').notNull(),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    closeReason: text('close_reason'),
    /** Since then what was gathered is being destroyed, or is gone; figures stay in `slot_figures`. */
    dataDestroyedAt: instant('data_destroyed_at'),
  },
  (t) => [
    index('rounds_area').on(t.areaId, t.openedAt),
    check('rounds_span', sql`${t.endsOn} >= ${t.startsOn}`),
    check('rounds_data', sql`${t.dataAfterwards} in ('destroy', 'keep-30-days', 'service-record')`),
  ],
);

export const roundSlots = pgTable(
  'round_slots',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    day: date('day', { mode: 'string' }).notNull(),
    part: text('part').notNull(),
    opensAt: instant('opens_at').notNull(),
    closesAt: instant('closes_at').notNull(),
  },
  (t) => [
    uniqueIndex('round_slots_part').on(t.roundId, t.day, t.part),
    index('round_slots_closing').on(t.closesAt),
    check('round_slots_part_known', sql`${t.part} in ('once', 'day', 'morning', 'evening')`),
    check('round_slots_window', sql`${t.closesAt} > ${t.opensAt}`),
  ],
);

/** What stays of a slot whose answers were destroyed: its figures by grid, or by the area of a round within one. */
export const slotFigures = pgTable(
  'slot_figures',
  {
    slotId: uuid('slot_id')
      .notNull()
      .references(() => roundSlots.id),
    areaPath: ltree('area_path').notNull(),
    expected: integer('expected').notNull(),
    reported: integer('reported').notNull(),
    onTime: integer('on_time').notNull(),
    attention: integer('attention').notNull(),
    excused: integer('excused').notNull(),
  },
  (t) => [primaryKey({ columns: [t.slotId, t.areaPath] })],
);

/**
 * Who is expected in a round, and from when to when: the ledger. A slot expects everybody whose span covers its opening.
 * Spans are closed and opened, never edited, so yesterday's figures stay what they were (ADR 0012).
 */
export const roundMembers = pgTable(
  'round_members',
  {
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    // Written in sets from the register, which deletes nobody: checking each row again would take twice the time.
    personId: uuid('person_id').notNull(),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at'),
    householdId: uuid('household_id').notNull(),
    /** Path of the household's unit or building during this span. */
    areaPath: ltree('area_path').notNull(),
    endReason: text('end_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.personId, t.fromAt] }),
    index('round_members_area').on(t.roundId, t.areaPath, t.householdId),
    index('round_members_household').on(t.householdId, t.roundId),
    // Those who left or moved, whom coverage has to look at one by one.
    index('round_members_gone').on(t.roundId).where(sql`${t.untilAt} is not null`),
    check('round_members_span', sql`${t.untilAt} is null or ${t.untilAt} >= ${t.fromAt}`),
  ],
);

/** What a person said about somebody's gap, by round. `away` and `exempt` also close the ledger span. */
export const gapNotes = pgTable(
  'gap_notes',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    reason: text('reason').notNull(),
    untilDay: date('until_day', { mode: 'string' }),
    note: text('note').notNull().default(''),
    saidBy: uuid('said_by'),
    saidAt: instant('said_at').notNull(),
    liftedAt: instant('lifted_at'),
  },
  (t) => [
    uniqueIndex('gap_notes_live').on(t.roundId, t.personId).where(sql`${t.liftedAt} is null`),
    check('gap_notes_reason', sql`${t.reason} in ('away', 'exempt', 'refused', 'unreachable', 'muted')`),
  ],
);

/** One sending of a household's report. Never changed: a correction names the one it replaces. */
export const submissions = pgTable(
  'submissions',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    clientId: text('client_id').notNull(),
    bodyHash: bytea('body_hash').notNull(),
    roundId: uuid('round_id').notNull(),
    slotId: uuid('slot_id')
      .notNull()
      .references(() => roundSlots.id),
    householdId: uuid('household_id').notNull(),
    basis: text('basis').notNull(),
    capturedAt: instant('captured_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    replacesId: uuid('replaces_id'),
    householdAnswers: jsonb('household_answers').notNull(),
    /** The answer given, so that a repeat gets the same one. */
    reply: json('reply').notNull(),
  },
  (t) => [
    uniqueIndex('submissions_client').on(t.accountId, t.clientId),
    uniqueIndex('submissions_replaces').on(t.replacesId).where(sql`${t.replacesId} is not null`),
    index('submissions_household').on(t.householdId, t.id),
    check('submissions_basis', sql`${t.basis} in ('self', 'relative', 'phone', 'visit', 'paper')`),
  ],
);

/** What was said of one person in one slot; `seq` counts versions, the first one decides whether it was on time. */
export const personReports = pgTable(
  'person_reports',
  {
    slotId: uuid('slot_id').notNull(),
    personId: uuid('person_id').notNull(),
    seq: smallint('seq').notNull(),
    submissionId: uuid('submission_id').notNull(),
    answers: jsonb('answers').notNull(),
    level: text('level').notNull(),
    reportedAt: instant('reported_at').notNull(),
  },
  (t) => [
    // The migration adds `reported_at` to this index, so that coverage reads no rows.
    primaryKey({ columns: [t.slotId, t.personId, t.seq] }),
    index('person_reports_submission').on(t.submissionId),
    index('person_reports_attention').on(t.slotId, t.personId).where(sql`${t.level} <> 'normal'`),
    check('person_reports_level', sql`${t.level} in ('normal', 'notice', 'alert', 'danger')`),
  ],
);

/** Something in a report that a leader must look at; the ladder of the next slice carries it upward. */
export const alerts = pgTable(
  'alerts',
  {
    id: id(),
    kind: text('kind').notNull(),
    level: text('level').notNull(),
    state: text('state').notNull().default('open'),
    roundId: uuid('round_id'),
    slotId: uuid('slot_id'),
    householdId: uuid('household_id').references(() => households.id),
    personId: uuid('person_id').references(() => persons.id),
    submissionId: uuid('submission_id'),
    /** A shift or an incident, where no report raised it. */
    sourceId: uuid('source_id'),
    /** Unit or building of the household; a cluster stands at its building. */
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    facts: jsonb('facts').notNull(),
    /** One alert for the same matter. */
    matter: text('matter').notNull(),
    createdAt: instant('created_at').notNull(),
    takenBy: uuid('taken_by'),
    takenAt: instant('taken_at'),
    resolvedBy: uuid('resolved_by'),
    resolvedAt: instant('resolved_at'),
    outcome: text('outcome'),
  },
  (t) => [
    uniqueIndex('alerts_matter').on(t.matter),
    index('alerts_area').on(t.areaId, t.state, t.createdAt),
    // Few of all there ever were: what a whole district has open is counted without reading the rest.
    index('alerts_live').on(t.areaId, t.state, t.level).where(sql`${t.state} in ('open', 'taken')`),
    index('alerts_person').on(t.personId, t.kind, t.createdAt),
    index('alerts_round').on(t.roundId).where(sql`${t.roundId} is not null`),
    index('alerts_taken').on(t.takenBy).where(sql`${t.state} = 'taken'`),
    check('alerts_state', sql`${t.state} in ('open', 'taken', 'resolved')`),
  ],
);

/** Steps of the gap ladder of a slot: due by the clock, each done once. */
export const gapSteps = pgTable(
  'gap_steps',
  {
    slotId: uuid('slot_id')
      .notNull()
      .references(() => roundSlots.id),
    step: text('step').notNull(),
    dueAt: instant('due_at').notNull(),
    doneAt: instant('done_at'),
    reached: integer('reached'),
  },
  (t) => [
    primaryKey({ columns: [t.slotId, t.step] }),
    index('gap_steps_due').on(t.dueAt).where(sql`${t.doneAt} is null`),
    check('gap_steps_step', sql`${t.step} in ('remind', 'ask-proxy', 'call', 'visit')`),
  ],
);

/** A household to be phoned for a slot. One row a household and slot: nobody is called by two people. */
export const calls = pgTable(
  'calls',
  {
    id: id(),
    slotId: uuid('slot_id')
      .notNull()
      .references(() => roundSlots.id),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    callerId: uuid('caller_id').references(() => accounts.id),
    /** Day the call counts on for the caller's limit. */
    day: date('day', { mode: 'string' }).notNull(),
    state: text('state').notNull().default('open'),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    uniqueIndex('calls_household').on(t.slotId, t.householdId),
    index('calls_caller').on(t.callerId, t.day).where(sql`${t.state} = 'open'`),
    // Every call counts for the limit of the day, whatever became of it.
    index('calls_given').on(t.callerId, t.day),
    check('calls_state', sql`${t.state} in ('open', 'done', 'to-visit')`),
  ],
);

export const callAttempts = pgTable(
  'call_attempts',
  {
    id: id(),
    callId: uuid('call_id')
      .notNull()
      .references(() => calls.id),
    callerId: uuid('caller_id').notNull(),
    outcome: text('outcome').notNull(),
    note: text('note').notNull().default(''),
    at: instant('at').notNull(),
    /** Whose number it was; with a wrong number, `phone_blind` is a hint to the register until it is corrected there. */
    personId: uuid('person_id'),
    phoneBlind: bytea('phone_blind'),
  },
  (t) => [
    index('call_attempts_call').on(t.callId, t.at),
    index('call_attempts_wrong').on(t.phoneBlind).where(sql`${t.outcome} = 'wrong-number'`),
  ],
);

export const visits = pgTable(
  'visits',
  {
    id: id(),
    slotId: uuid('slot_id')
      .notNull()
      .references(() => roundSlots.id),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    why: text('why').notNull(),
    state: text('state').notNull().default('open'),
    outcome: text('outcome'),
    note: text('note'),
    createdAt: instant('created_at').notNull(),
    visitedBy: uuid('visited_by'),
    visitedAt: instant('visited_at'),
  },
  (t) => [
    uniqueIndex('visits_household').on(t.slotId, t.householdId),
    check('visits_state', sql`${t.state} in ('open', 'done')`),
  ],
);

/** Photos of answers, re-encoded without metadata. */
export const photos = pgTable(
  'photos',
  {
    id: id(),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    accountId: uuid('account_id').notNull(),
    contentCipher: bytea('content_cipher').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('photos_household').on(t.householdId)],
);
