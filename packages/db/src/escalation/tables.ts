import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
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
import { appointments, areas } from '../people/tables.ts';

/** Ladders by key and version; a row of an area replaces the shipped one there and below. A published row never changes. */
export const ladders = pgTable(
  'ladders',
  {
    id: id(),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    /** Null: shipped with the product. */
    areaId: uuid('area_id').references(() => areas.id),
    definition: jsonb('definition').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedBy: uuid('published_by'),
    reason: text('reason'),
  },
  (t) => [
    uniqueIndex('ladders_version').on(
      t.key,
      sql`coalesce(${t.areaId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      t.version,
    ),
  ],
);

/**
 * The clock of a case. What is due is `due_at`; one conditional update on `tick` claims each step, so it happens once
 * whoever comes (ADR 0071). The policy is a copy: editing a ladder never touches a case under way.
 */
export const climbs = pgTable(
  'climbs',
  {
    id: id(),
    caseKind: text('case_kind').notNull(),
    caseId: uuid('case_id').notNull(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    areaPath: ltree('area_path').notNull(),
    urgency: text('urgency').notNull(),
    /** Ladder, limits and clock in force. */
    policy: jsonb('policy').notNull(),
    state: text('state').notNull().default('running'),
    phase: text('phase').notNull().default('answer'),
    /** Step to take when due (past the last one: nothing is left), and which time through the ladder. In later phases: times asked. */
    step: smallint('step').notNull().default(0),
    round: smallint('round').notNull().default(0),
    /** Counts ways up the ladder: in each, nobody is told twice. */
    run: smallint('run').notNull().default(0),
    /** How often somebody answered and then nothing happened. */
    silences: smallint('silences').notNull().default(0),
    /** Highest step taken so far, 1-based; 0 before the first. */
    level: smallint('level').notNull().default(0),
    /** When the clock does the next thing; null while paused, stuck or ended. */
    dueAt: instant('due_at'),
    /** Minutes of the case's clock that were left when it was paused. */
    leftMs: bigint('left_ms', { mode: 'number' }),
    /** Who answered last. */
    answeredBy: uuid('answered_by').references(() => accounts.id),
    /** Counts every change; a claim names the one it saw. */
    tick: integer('tick').notNull().default(0),
    openedAt: instant('opened_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('climbs_case').on(t.caseId).where(sql`${t.state} <> 'ended'`),
    index('climbs_due').on(t.dueAt, t.id).where(sql`${t.state} = 'running'`),
    index('climbs_stuck').on(t.openedAt, t.id).where(sql`${t.state} = 'stuck'`),
    index('climbs_answered').on(t.answeredBy).where(sql`${t.state} <> 'ended'`),
    index('climbs_area').using('gist', t.areaPath).where(sql`${t.state} <> 'ended'`),
    check('climbs_kind', sql`${t.caseKind} in ('request', 'alert')`),
    check('climbs_state', sql`${t.state} in ('running', 'paused', 'stuck', 'ended')`),
    check('climbs_phase', sql`${t.phase} in ('answer', 'start', 'finish', 'confirm')`),
    check('climbs_due_while_running', sql`(${t.state} = 'running') = (${t.dueAt} is not null)`),
    check('climbs_ended', sql`(${t.state} = 'ended') = (${t.endedAt} is not null)`),
  ],
);

/** Each thing the clock of a case did: once by its key, whatever happens. */
export const climbSteps = pgTable(
  'climb_steps',
  {
    climbId: uuid('climb_id')
      .notNull()
      .references(() => climbs.id),
    tick: integer('tick').notNull(),
    phase: text('phase').notNull(),
    step: smallint('step').notNull(),
    round: smallint('round').notNull(),
    run: smallint('run').notNull().default(0),
    dueAt: instant('due_at').notNull(),
    takenAt: instant('taken_at').notNull(),
    outcome: text('outcome').notNull(),
    /** Who was told, or why nobody: posts and account ids. */
    told: jsonb('told').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.climbId, t.tick, t.phase, t.round, t.step] }),
    check(
      'climb_steps_outcome',
      sql`${t.outcome} in ('told', 'skipped', 'collapsed', 'asked', 'returned', 'called-back', 'closed', 'by-hand', 'stuck')`,
    ),
  ],
);

/** Accounts that were told of a case and may see it, with the post they were told as. */
export const climbTold = pgTable(
  'climb_told',
  {
    climbId: uuid('climb_id')
      .notNull()
      .references(() => climbs.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role'),
    level: smallint('level').notNull(),
    /** The way up in which they were told last. */
    run: smallint('run').notNull().default(0),
    toldAt: instant('told_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.climbId, t.accountId] }),
    index('climb_told_account').on(t.accountId, t.climbId),
  ],
);

/** 督办: somebody above asks for an answer by a time. */
export const supervisions = pgTable(
  'supervisions',
  {
    id: id(),
    caseKind: text('case_kind').notNull(),
    caseId: uuid('case_id').notNull(),
    areaPath: ltree('area_path').notNull(),
    askCipher: bytea('ask_cipher').notNull(),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => accounts.id),
    askedOf: uuid('asked_of')
      .notNull()
      .references(() => accounts.id),
    askedAt: instant('asked_at').notNull(),
    answerBy: instant('answer_by').notNull(),
    answeredAt: instant('answered_at'),
    answerCipher: bytea('answer_cipher'),
    /** The one who asked was told that no answer came. */
    lateToldAt: instant('late_told_at'),
  },
  (t) => [
    index('supervisions_case').on(t.caseId),
    index('supervisions_of').on(t.askedOf, t.id),
    index('supervisions_by').on(t.askedBy, t.id),
    index('supervisions_due').on(t.answerBy).where(sql`${t.answeredAt} is null and ${t.lateToldAt} is null`),
  ],
);

/** Leave of somebody with a post, and who stands in. */
export const absences = pgTable(
  'absences',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at').notNull(),
    standInId: uuid('stand_in_id').references(() => accounts.id),
    setBy: uuid('set_by').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    index('absences_account').on(t.accountId, t.untilAt),
    check('absences_span', sql`${t.untilAt} > ${t.fromAt}`),
    check('absences_stand_in', sql`${t.standInId} is null or ${t.standInId} <> ${t.accountId}`),
  ],
);

/** Empty posts that were reported upward: one line a post and day. */
export const postGaps = pgTable(
  'post_gaps',
  {
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    role: text('role').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    reason: text('reason').notNull(),
    foundAt: instant('found_at').notNull(),
    /** Who was told first; null: there was nobody. */
    reportedTo: uuid('reported_to'),
  },
  (t) => [primaryKey({ columns: [t.areaId, t.role, t.day] }), index('post_gaps_day').on(t.day)],
);

/** When a member of a team answers: spans of the week. Without a row they answer at any time. */
export const teamDuties = pgTable('team_duties', {
  appointmentId: uuid('appointment_id')
    .primaryKey()
    .references(() => appointments.id),
  spans: jsonb('spans').notNull(),
  setBy: uuid('set_by').notNull(),
  setAt: instant('set_at').notNull(),
});
