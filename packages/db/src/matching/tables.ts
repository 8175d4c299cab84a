import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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
import { requests } from '../requests/tables.ts';

/** What a volunteer can do and when they may be asked. */
export const helpers = pgTable(
  'helpers',
  {
    accountId: uuid('account_id')
      .primaryKey()
      .references(() => accounts.id),
    isOn: boolean('is_on').notNull().default(false),
    onSince: instant('on_since'),
    /** Off by itself at this moment. */
    untilAt: instant('until_at'),
    notTodayUntil: instant('not_today_until'),
    hours: jsonb('hours').notNull(),
    reach: text('reach').notNull(),
    kinds: text('kinds').array().notNull(),
    skills: text('skills').array().notNull(),
    languages: text('languages').array().notNull(),
    hasCar: boolean('has_car').notNull(),
    isolationTrained: boolean('isolation_trained').notNull(),
    lifts: boolean('lifts').notNull(),
    dailyLimit: integer('daily_limit').notNull(),
    /** Building they live in, or the area of their post: distances count from here. */
    baseAreaId: uuid('base_area_id')
      .notNull()
      .references(() => areas.id),
    lastOfferAt: instant('last_offer_at'),
    /** Errands they had, for taking turns. Who comes back on duty starts level with the others (ADR 0072). */
    turns: integer('turns').notNull().default(0),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('helpers_on').on(t.baseAreaId).where(sql`${t.isOn}`),
    check('helpers_reach', sql`${t.reach} in ('building', 'cell', 'grid', 'community')`),
    check('helpers_limit', sql`${t.dailyLimit} between 1 and 30`),
  ],
);

/** One request or one bundle, offered to one person until a moment. */
export const offers = pgTable(
  'offers',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    communityId: uuid('community_id')
      .notNull()
      .references(() => areas.id),
    /** By the plan, or by somebody by hand. */
    how: text('how').notNull(),
    offeredBy: uuid('offered_by'),
    state: text('state').notNull().default('open'),
    declineReason: text('decline_reason'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('offers_account').on(t.accountId, t.createdAt),
    index('offers_open').on(t.accountId).where(sql`${t.state} = 'open'`),
    index('offers_expiring').on(t.expiresAt).where(sql`${t.state} = 'open'`),
    check('offers_how', sql`${t.how} in ('plan', 'person')`),
    check('offers_state', sql`${t.state} in ('open', 'accepted', 'declined', 'expired', 'withdrawn')`),
    check('offers_ended', sql`(${t.state} = 'open') = (${t.endedAt} is null)`),
  ],
);

/** The requests of an offer in the order of the way. A request is in one open offer at a time. */
export const offerStops = pgTable(
  'offer_stops',
  {
    offerId: uuid('offer_id')
      .notNull()
      .references(() => offers.id),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id),
    stop: smallint('stop').notNull(),
    /** Follows the state of the offer, so that the index below can guard it. */
    isOpen: boolean('is_open').notNull().default(true),
    /** Why this person: names of reasons with counts. */
    fit: jsonb('fit').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.offerId, t.requestId] }),
    uniqueIndex('offer_stops_open').on(t.requestId).where(sql`${t.isOpen}`),
    index('offer_stops_request').on(t.requestId),
  ],
);

/** Whose plan is due: one row a community, claimed by one conditional update. */
export const matchTurns = pgTable(
  'match_turns',
  {
    communityId: uuid('community_id')
      .primaryKey()
      .references(() => areas.id),
    /** Something changed and a plan is wanted at this moment; null: nothing to plan. */
    dueAt: instant('due_at'),
    plannedAt: instant('planned_at'),
    /** Figures of the last plan: requests, helpers, offers, milliseconds. */
    figures: jsonb('figures'),
  },
  (t) => [index('match_turns_due').on(t.dueAt).where(sql`${t.dueAt} is not null`)],
);

/** What the last plan said about a request it made no offer for, or why it chose whom it chose. */
export const matchOutlooks = pgTable('match_outlooks', {
  requestId: uuid('request_id')
    .primaryKey()
    .references(() => requests.id),
  plannedAt: instant('planned_at').notNull(),
  outcome: text('outcome').notNull(),
  /** Reason → people. */
  unfit: jsonb('unfit').notNull(),
});
