import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, id, instant } from '../columns.ts';
import { accounts } from '../identity/tables.ts';
import { areas, households, persons } from '../people/tables.ts';

/** Kinds of help by key and version. A row of an area replaces the shipped one there and below; a published row never changes. */
export const requestKinds = pgTable(
  'request_kinds',
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
    /** No longer offered there. */
    closedAt: instant('closed_at'),
  },
  (t) => [
    uniqueIndex('request_kinds_version').on(
      t.key,
      sql`coalesce(${t.areaId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      t.version,
    ),
    index('request_kinds_area').on(t.areaId, t.key),
  ],
);

/** Days that differ from Monday-to-Friday: holidays and swapped workdays 调休. */
export const calendarDays = pgTable('calendar_days', {
  day: date('day', { mode: 'string' }).primaryKey(),
  works: boolean('works').notNull(),
  name: text('name').notNull().default(''),
});

/** A request for help. Its steps are guarded by a trigger: no verb can take it where the life of a request does not go. */
export const requests = pgTable(
  'requests',
  {
    id: id(),
    /** For people to name it by. */
    number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity({ startWith: 1001 }),
    /** The account that sent it, and the id it gave it: a repeat gets the same answer. */
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    clientId: text('client_id').notNull(),
    bodyHash: bytea('body_hash').notNull(),
    kindId: uuid('kind_id')
      .notNull()
      .references(() => requestKinds.id),
    kindKey: text('kind_key').notNull(),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    /** Whom it is for; null for the household. */
    personId: uuid('person_id').references(() => persons.id),
    /** Unit or building of the household. */
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    basis: text('basis').notNull(),
    urgency: text('urgency').notNull(),
    state: text('state').notNull().default('submitted'),
    stateSince: instant('state_since').notNull(),
    /** Answers and note, encrypted together. */
    contentCipher: bytea('content_cipher').notNull(),
    windowFrom: instant('window_from'),
    windowUntil: instant('window_until'),
    wishSameSex: boolean('wish_same_sex').notNull().default(false),
    language: text('language'),
    contactless: boolean('contactless').notNull(),
    /** The limits in force, copied when it was submitted. */
    limits: jsonb('limits').notNull(),
    clock: text('clock').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    /** When it has to be done by; moves with pauses and granted extensions. */
    deadlineAt: instant('deadline_at').notNull(),
    /** By when somebody has to answer; set at submission, moves with pauses until then. Null counts as the deadline. */
    answerDueAt: instant('answer_due_at'),
    takenAt: instant('taken_at'),
    doneAt: instant('done_at'),
    /** First time somebody answered; for the rates. */
    answeredAt: instant('answered_at'),
    closedAt: instant('closed_at'),
    /** Null: never asked for; what the resident said at the last confirmation. */
    solved: boolean('solved'),
    stars: smallint('stars'),
    endingCipher: bytea('ending_cipher'),
    reopened: integer('reopened').notNull().default(0),
    /** Another one of the same matter was asked for on purpose. */
    although: boolean('although').notNull().default(false),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('requests_client').on(t.accountId, t.clientId),
    uniqueIndex('requests_number').on(t.number),
    // Same household + same person + same matter in hand: one request (field.md, Requests).
    uniqueIndex('requests_same_matter')
      .on(
        t.householdId,
        sql`coalesce(${t.personId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
        t.kindKey,
      )
      .where(sql`${t.closedAt} is null and not ${t.although}`),
    index('requests_household').on(t.householdId, t.id),
    index('requests_account').on(t.accountId, t.id),
    index('requests_open').on(t.areaId, t.id).where(sql`${t.closedAt} is null`),
    index('requests_area').on(t.areaId, t.submittedAt),
    index('requests_confirmed').on(t.stateSince).where(sql`${t.state} = 'confirmed'`),
    check('requests_basis', sql`${t.basis} in ('self', 'member', 'relative', 'phone', 'visit', 'paper')`),
    check('requests_urgency', sql`${t.urgency} in ('danger', 'urgent', 'today', 'usual')`),
    check(
      'requests_state',
      sql`${t.state} in ('submitted', 'accepted', 'offered', 'taken', 'under-way', 'done', 'confirmed', 'closed', 'cancelled', 'not-solvable')`,
    ),
    check('requests_clock', sql`${t.clock} in ('all-hours', 'working-time')`),
    check('requests_stars', sql`${t.stars} between 1 and 5`),
    check(
      'requests_window',
      sql`${t.windowUntil} is null or ${t.windowFrom} is null or ${t.windowUntil} > ${t.windowFrom}`,
    ),
    check(
      'requests_closed',
      sql`(${t.closedAt} is not null) = (${t.state} in ('closed', 'cancelled', 'not-solvable'))`,
    ),
  ],
);

/** Who does what on a request, from–until: one helper and one in charge at a time, any number of joint ones. */
export const requestHands = pgTable(
  'request_hands',
  {
    id: id(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').notNull(),
    /** Post held at that time; null for a helper without one. */
    post: text('post'),
    /** How they came to it. */
    how: text('how').notNull(),
    /** Errands taken together share it. */
    bundleId: uuid('bundle_id'),
    stop: smallint('stop').notNull().default(0),
    /** Named after the second level: may not hand it back (首接负责). */
    binding: boolean('binding').notNull().default(false),
    fromAt: instant('from_at').notNull(),
    startedAt: instant('started_at'),
    untilAt: instant('until_at'),
    endReason: text('end_reason'),
  },
  (t) => [
    uniqueIndex('request_hands_helper')
      .on(t.requestId)
      .where(sql`${t.role} = 'helper' and ${t.untilAt} is null`),
    uniqueIndex('request_hands_lead').on(t.requestId).where(sql`${t.role} = 'lead' and ${t.untilAt} is null`),
    uniqueIndex('request_hands_once').on(t.requestId, t.accountId, t.role).where(sql`${t.untilAt} is null`),
    index('request_hands_request').on(t.requestId),
    index('request_hands_account').on(t.accountId, t.fromAt),
    index('request_hands_live').on(t.accountId).where(sql`${t.untilAt} is null`),
    check('request_hands_role', sql`${t.role} in ('lead', 'joint', 'helper')`),
    check('request_hands_how', sql`${t.how} in ('offer', 'own', 'by-hand', 'post', 'handed-over', 'joined')`),
    check(
      'request_hands_end',
      sql`(${t.untilAt} is null) = (${t.endReason} is null) and (${t.endReason} is null or ${t.endReason} in ('done', 'given-back', 'timed-out', 'handed-over', 'ended', 'left'))`,
    ),
    check('request_hands_span', sql`${t.untilAt} is null or ${t.untilAt} >= ${t.fromAt}`),
  ],
);

/** Lines of a shopping list, as typed. */
export const requestLines = pgTable(
  'request_lines',
  {
    id: id(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id),
    place: smallint('place').notNull(),
    textCipher: bytea('text_cipher').notNull(),
    state: text('state').notNull().default('open'),
    insteadCipher: bytea('instead_cipher'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('request_lines_place').on(t.requestId, t.place),
    check(
      'request_lines_state',
      sql`${t.state} in ('open', 'got', 'asked', 'replaced', 'declined', 'not-found')`,
    ),
  ],
);

/** Photos of requests, re-encoded without metadata; `request_id` is set once a request names it. */
export const requestPhotos = pgTable(
  'request_photos',
  {
    id: id(),
    requestId: uuid('request_id').references(() => requests.id),
    householdId: uuid('household_id').references(() => households.id),
    accountId: uuid('account_id').notNull(),
    contentCipher: bytea('content_cipher').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('request_photos_request').on(t.requestId),
    index('request_photos_loose').on(t.createdAt).where(sql`${t.requestId} is null`),
    index('request_photos_account').on(t.accountId, t.createdAt),
  ],
);

/** What was paid between the two; recorded, never handled. */
export const requestReceipts = pgTable(
  'request_receipts',
  {
    id: id(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id),
    amountFen: integer('amount_fen').notNull(),
    photoId: uuid('photo_id').references(() => requestPhotos.id),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    index('request_receipts_request').on(t.requestId),
    check('request_receipts_amount', sql`${t.amountFen} >= 0`),
  ],
);

export const requestMessages = pgTable(
  'request_messages',
  {
    id: id(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id),
    accountId: uuid('account_id').notNull(),
    /** The id the sender gave it: a repeat is the same message. */
    clientId: text('client_id').notNull(),
    textCipher: bytea('text_cipher').notNull(),
    photoId: uuid('photo_id').references(() => requestPhotos.id),
    at: instant('at').notNull(),
  },
  (t) => [
    index('request_messages_request').on(t.requestId, t.id),
    uniqueIndex('request_messages_client').on(t.accountId, t.clientId),
  ],
);

/** Times in which the clock stands still; never two at once. */
export const requestPauses = pgTable(
  'request_pauses',
  {
    id: id(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id),
    reason: text('reason').notNull(),
    fromAt: instant('from_at').notNull(),
    /** When it ends by itself. */
    plannedUntil: instant('planned_until').notNull(),
    endedAt: instant('ended_at'),
    pausedBy: uuid('paused_by').notNull(),
  },
  (t) => [
    uniqueIndex('request_pauses_live').on(t.requestId).where(sql`${t.endedAt} is null`),
    index('request_pauses_due').on(t.plannedUntil).where(sql`${t.endedAt} is null`),
    check(
      'request_pauses_reason',
      sql`${t.reason} in ('waiting-for-resident', 'resident-away', 'shop-closed', 'part-on-order', 'bad-weather', 'suspended')`,
    ),
  ],
);

/** 延期 · 回退 · 挂账, each decided by a named approver. */
export const requestPleas = pgTable(
  'request_pleas',
  {
    id: id(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id),
    kind: text('kind').notNull(),
    state: text('state').notNull().default('open'),
    reasonCipher: bytea('reason_cipher').notNull(),
    untilAt: instant('until_at'),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    /** Post that decides, at the nearest area above the one who asks. */
    approverRole: text('approver_role').notNull(),
    approverAreaId: uuid('approver_area_id')
      .notNull()
      .references(() => areas.id),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    answerCipher: bytea('answer_cipher'),
  },
  (t) => [
    uniqueIndex('request_pleas_open').on(t.requestId, t.kind).where(sql`${t.state} = 'open'`),
    index('request_pleas_approver').on(t.approverAreaId, t.approverRole).where(sql`${t.state} = 'open'`),
    check('request_pleas_kind', sql`${t.kind} in ('extend', 'return', 'suspend')`),
    check('request_pleas_state', sql`${t.state} in ('open', 'granted', 'refused')`),
    check('request_pleas_decided', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
  ],
);

/** Requests of one household that turned out to be one matter: the first goes on as the other, until that is undone. */
export const requestMerges = pgTable(
  'request_merges',
  {
    id: id(),
    fromId: uuid('from_id')
      .notNull()
      .references(() => requests.id),
    /** Never merged itself: what was merged into a request moves on with it. */
    intoId: uuid('into_id')
      .notNull()
      .references(() => requests.id),
    mergedBy: uuid('merged_by').notNull(),
    mergedAt: instant('merged_at').notNull(),
    /** Limits the other had before it took over nearer ones; null when it kept its own. */
    deadlineBefore: instant('deadline_before'),
    answerDueBefore: instant('answer_due_before'),
    undoneBy: uuid('undone_by'),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    uniqueIndex('request_merges_live').on(t.fromId).where(sql`${t.undoneAt} is null`),
    index('request_merges_into').on(t.intoId).where(sql`${t.undoneAt} is null`),
    check('request_merges_two', sql`${t.fromId} <> ${t.intoId}`),
    check('request_merges_undone', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
  ],
);

/** Answer given to a submission, so that a repeat gets the same one. */
export const requestReplies = pgTable('request_replies', {
  requestId: uuid('request_id')
    .primaryKey()
    .references(() => requests.id),
  reply: json('reply').notNull(),
});
