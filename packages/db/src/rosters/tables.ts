import { sql } from 'drizzle-orm';
import {
  boolean,
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
import { id, instant } from '../columns.ts';
import { accounts } from '../identity/tables.ts';
import { areas } from '../people/tables.ts';
import { shifts } from '../shifts/tables.ts';

/** When somebody can come; no row: at any time. */
export const availabilities = pgTable(
  'availabilities',
  {
    accountId: uuid('account_id')
      .primaryKey()
      .references(() => accounts.id),
    patterns: jsonb('patterns').notNull(),
    weekHours: integer('week_hours'),
    notOwnBuilding: boolean('not_own_building').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [check('availabilities_hours', sql`${t.weekHours} between 1 and 60`)],
);

export const daysAway = pgTable(
  'days_away',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.fromDay] }),
    check('days_away_span', sql`${t.untilDay} >= ${t.fromDay}`),
  ],
);

export const dutyWishes = pgTable(
  'duty_wishes',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    day: date('day', { mode: 'string' }).notNull(),
    part: text('part').notNull(),
    glad: boolean('glad').notNull(),
    weight: smallint('weight').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.day, t.part] }),
    check('duty_wishes_part', sql`${t.part} in ('all', 'morning', 'afternoon', 'evening', 'night')`),
    check('duty_wishes_weight', sql`${t.weight} between 1 and 3`),
  ],
);

/** Two people planned as a pair; the smaller id stands first. */
export const dutyPairs = pgTable(
  'duty_pairs',
  {
    id: id(),
    kind: text('kind').notNull(),
    oneId: uuid('one_id')
      .notNull()
      .references(() => accounts.id),
    otherId: uuid('other_id')
      .notNull()
      .references(() => accounts.id),
    state: text('state').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('duty_pairs_live').on(t.oneId, t.otherId).where(sql`${t.state} in ('asked', 'agreed')`),
    index('duty_pairs_other').on(t.otherId),
    check('duty_pairs_kind', sql`${t.kind} in ('hand-over', 'together', 'apart', 'friends')`),
    check('duty_pairs_state', sql`${t.state} in ('asked', 'agreed', 'declined', 'ended')`),
    check('duty_pairs_order', sql`${t.oneId} < ${t.otherId}`),
  ],
);

/** A rotation of a community: asked for, planned, proposed, published. */
export const rosters = pgTable(
  'rosters',
  {
    id: id(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }).notNull(),
    state: text('state').notNull(),
    replansId: uuid('replans_id'),
    seed: integer('seed').notNull(),
    seconds: integer('seconds').notNull(),
    weights: jsonb('weights').notNull(),
    /** Best so far, bound, time; then of the end. */
    progress: jsonb('progress'),
    score: jsonb('score'),
    stopAskedAt: instant('stop_asked_at'),
    version: integer('version').notNull().default(1),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    plannedAt: instant('planned_at'),
    publishedAt: instant('published_at'),
    publishedBy: uuid('published_by'),
  },
  (t) => [
    index('rosters_area').on(t.areaId, t.createdAt),
    // One plan of a community at a time.
    uniqueIndex('rosters_planning').on(t.areaId).where(sql`${t.state} in ('waiting', 'planning')`),
    check(
      'rosters_state',
      sql`${t.state} in ('waiting', 'planning', 'proposed', 'published', 'discarded', 'failed')`,
    ),
    check('rosters_span', sql`${t.untilDay} >= ${t.fromDay}`),
  ],
);

/** One person on one shift of a proposal. */
export const rosterPlaces = pgTable(
  'roster_places',
  {
    rosterId: uuid('roster_id')
      .notNull()
      .references(() => rosters.id),
    shiftId: uuid('shift_id')
      .notNull()
      .references(() => shifts.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    locked: boolean('locked').notNull().default(false),
    byHand: boolean('by_hand').notNull().default(false),
    /** Held already by a claim when it was planned; not offered again. */
    kept: boolean('kept').notNull().default(false),
    reasons: jsonb('reasons').notNull(),
    /** The claim it became. */
    claimId: uuid('claim_id'),
  },
  (t) => [
    primaryKey({ columns: [t.rosterId, t.shiftId, t.accountId] }),
    index('roster_places_person').on(t.rosterId, t.accountId),
    index('roster_places_shift').on(t.shiftId),
  ],
);

/** Places nobody takes, and why. */
export const rosterGaps = pgTable(
  'roster_gaps',
  {
    id: id(),
    rosterId: uuid('roster_id')
      .notNull()
      .references(() => rosters.id),
    shiftId: uuid('shift_id')
      .notNull()
      .references(() => shifts.id),
    role: text('role'),
    missing: integer('missing').notNull(),
    why: jsonb('why').notNull(),
    remedies: jsonb('remedies').notNull(),
  },
  (t) => [index('roster_gaps_roster').on(t.rosterId, t.shiftId)],
);

/** Figures of each person who was planned, also of those who got nothing. */
export const rosterPeople = pgTable(
  'roster_people',
  {
    rosterId: uuid('roster_id')
      .notNull()
      .references(() => rosters.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    figures: jsonb('figures').notNull(),
  },
  (t) => [primaryKey({ columns: [t.rosterId, t.accountId] })],
);
