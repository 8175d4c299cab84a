import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, id, instant, ltree } from '../columns.ts';
import { accounts } from '../identity/tables.ts';
import { areas } from '../people/tables.ts';

/** The checkpoint that a row is of. */
export const ofCheckpoint = () =>
  uuid('checkpoint_id')
    .notNull()
    .references(() => checkpoints.id);

/** A place where people stand 卡口. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    id: id(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    name: text('name').notNull(),
    place: text('place').notNull(),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    hours: jsonb('hours').notNull(),
    equipment: jsonb('equipment').notNull(),
    instructions: text('instructions').notNull(),
    risks: text('risks').notNull(),
    /** Goes up when the risks change: they have to be read again. */
    riskVersion: integer('risk_version').notNull().default(1),
    contactName: text('contact_name').notNull(),
    contactPhoneCipher: bytea('contact_phone_cipher').notNull(),
    /** Key of the changing code, encrypted. */
    codeKeyCipher: bytea('code_key_cipher').notNull(),
    /** Shifts stand until the end of this day; the clock goes on from here. */
    plannedUntil: date('planned_until', { mode: 'string' }),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    index('checkpoints_area').on(t.areaId, t.name),
    uniqueIndex('checkpoints_name').on(t.areaId, t.name).where(sql`${t.closedAt} is null`),
    check('checkpoints_location', sql`(${t.latitude} is null) = (${t.longitude} is null)`),
  ],
);

/** Times of shifts to choose from, where an area has its own. */
export const shiftTemplates = pgTable('shift_templates', {
  areaId: uuid('area_id')
    .primaryKey()
    .references(() => areas.id),
  items: jsonb('items').notNull(),
  setBy: uuid('set_by').notNull(),
  setAt: instant('set_at').notNull(),
});

/** Limits as data: the nearest area above counts, else those shipped. */
export const shiftRules = pgTable('shift_rules', {
  areaId: uuid('area_id')
    .primaryKey()
    .references(() => areas.id),
  rules: jsonb('rules').notNull(),
  setBy: uuid('set_by').notNull(),
  setAt: instant('set_at').notNull(),
});

/** Demand as a pattern from a day on; the newest that has begun counts. */
export const demandPatterns = pgTable(
  'demand_patterns',
  {
    id: id(),
    checkpointId: ofCheckpoint(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    pattern: jsonb('pattern').notNull(),
    setBy: uuid('set_by').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (t) => [uniqueIndex('demand_patterns_day').on(t.checkpointId, t.fromDay)],
);

/** Another demand on one day. */
export const demandExceptions = pgTable(
  'demand_exceptions',
  {
    checkpointId: ofCheckpoint(),
    day: date('day', { mode: 'string' }).notNull(),
    pattern: jsonb('pattern').notNull(),
    reason: text('reason').notNull(),
    setBy: uuid('set_by').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.checkpointId, t.day] })],
);

/** One shift of one day. `taken` counts live claims; it changes only while this row is locked. */
export const shifts = pgTable(
  'shifts',
  {
    id: id(),
    checkpointId: ofCheckpoint(),
    /** Of the checkpoint, so that lists by area need no join. */
    areaPath: ltree('area_path').notNull(),
    /** Civil day on which it begins. */
    day: date('day', { mode: 'string' }).notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** Whoever leaves may stay so much longer to hand over; it counts as service. */
    changeOverMinutes: integer('change_over_minutes').notNull().default(0),
    minutes: integer('minutes').notNull(),
    nightMinutes: integer('night_minutes').notNull(),
    people: integer('people').notNull(),
    taken: integer('taken').notNull().default(0),
    roles: jsonb('roles').notNull(),
    state: text('state').notNull().default('open'),
    /** Split or changed by hand: a change of the pattern leaves it alone. */
    byHand: boolean('by_hand').notNull().default(false),
    endReason: text('end_reason'),
    /** How many of the moments of announcement have passed; each once. */
    announced: integer('announced').notNull().default(0),
    /** What the clock has to do next about this shift; null: nothing any more. */
    dueAt: instant('due_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('shifts_start').on(t.checkpointId, t.startsAt).where(sql`${t.state} = 'open'`),
    index('shifts_checkpoint_day').on(t.checkpointId, t.day),
    index('shifts_area_start').using('gist', t.areaPath, t.startsAt),
    index('shifts_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    check('shifts_state', sql`${t.state} in ('open', 'called-off')`),
    check('shifts_span', sql`${t.endsAt} > ${t.startsAt}`),
    check('shifts_people', sql`${t.people} between 1 and 50`),
    // What was demanded may shrink below what is held; nobody is ever added beyond it (trigger in the migration).
    check('shifts_taken', sql`${t.taken} >= 0`),
  ],
);

/** One person's place on one shift. Moves only along the ways of the domain (trigger in the migration). */
export const claims = pgTable(
  'claims',
  {
    id: id(),
    shiftId: uuid('shift_id')
      .notNull()
      .references(() => shifts.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    state: text('state').notNull(),
    way: text('way').notNull(),
    /** Roles it counts for. */
    roles: text('roles').array().notNull().default(sql`'{}'`),
    /** As the shift; here for the constraint that nobody stands in two places at once. */
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by'),
    /** An offer that nobody confirms ends then. */
    confirmBy: instant('confirm_by'),
    claimedAt: instant('claimed_at'),
    remindedAt: instant('reminded_at'),
    calledAt: instant('called_at'),
    checkedInAt: instant('checked_in_at'),
    checkedInWay: text('checked_in_way'),
    checkedInBy: uuid('checked_in_by'),
    /** Metres from the checkpoint, where the phone told; the place itself is not kept. */
    checkInMetres: integer('check_in_metres'),
    checkedOutAt: instant('checked_out_at'),
    checkedOutWay: text('checked_out_way'),
    checkedOutBy: uuid('checked_out_by'),
    confirmedBy: uuid('confirmed_by'),
    confirmedMinutes: integer('confirmed_minutes'),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
    endReason: text('end_reason'),
    /** The claim that came in its place. */
    replacedBy: uuid('replaced_by'),
    disputeCipher: bytea('dispute_cipher'),
    disputedAt: instant('disputed_at'),
    disputeDecided: text('dispute_decided'),
    disputeDecidedBy: uuid('dispute_decided_by'),
    disputeDecidedAt: instant('dispute_decided_at'),
  },
  (t) => [
    uniqueIndex('claims_live')
      .on(t.shiftId, t.accountId)
      .where(sql`${t.state} in ('offered', 'claimed', 'on-duty', 'left', 'done')`),
    index('claims_shift').on(t.shiftId),
    index('claims_account').on(t.accountId, t.startsAt),
    index('claims_confirm').on(t.confirmBy).where(sql`${t.state} = 'offered'`),
    index('claims_disputed')
      .on(t.shiftId)
      .where(sql`${t.disputedAt} is not null and ${t.disputeDecided} is null`),
    index('claims_to_settle').on(t.startsAt, t.id).where(sql`${t.state} in ('claimed', 'on-duty', 'left')`),
    check(
      'claims_state',
      sql`${t.state} in ('offered', 'claimed', 'on-duty', 'left', 'done', 'declined', 'expired', 'cancelled', 'replaced', 'taken-off', 'no-show')`,
    ),
    check('claims_way', sql`${t.way} in ('self', 'roster', 'waitlist', 'staff', 'stand-in', 'swap')`),
    check('claims_offered', sql`${t.state} <> 'offered' or ${t.confirmBy} is not null`),
    check('claims_second_party', sql`${t.confirmedBy} <> ${t.accountId}`),
    check('claims_dispute', sql`${t.disputeDecided} in ('upheld', 'refused')`),
    check('claims_dispute_not_own', sql`${t.disputeDecidedBy} <> ${t.accountId}`),
  ],
);

/** Who waits for a place, in the order they came. */
export const shiftWaits = pgTable(
  'shift_waits',
  {
    id: id(),
    shiftId: uuid('shift_id')
      .notNull()
      .references(() => shifts.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    state: text('state').notNull().default('waiting'),
    joinedAt: instant('joined_at').notNull(),
    /** The claim that was offered. */
    claimId: uuid('claim_id').references(() => claims.id),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('shift_waits_live').on(t.shiftId, t.accountId).where(sql`${t.state} in ('waiting', 'asked')`),
    index('shift_waits_next').on(t.shiftId, t.joinedAt, t.id).where(sql`${t.state} = 'waiting'`),
    index('shift_waits_account').on(t.accountId, t.joinedAt),
    check('shift_waits_state', sql`${t.state} in ('waiting', 'asked', 'placed', 'passed', 'left', 'over')`),
  ],
);

/** Somebody else is looked for in the place of a claim. */
export const relieves = pgTable(
  'relieves',
  {
    id: id(),
    claimId: uuid('claim_id')
      .notNull()
      .references(() => claims.id),
    kind: text('kind').notNull(),
    state: text('state').notNull().default('open'),
    /** Null: the clock, because somebody did not come. */
    askedBy: uuid('asked_by'),
    /** One person by name; null: whoever may. */
    toAccountId: uuid('to_account_id').references(() => accounts.id),
    /** What they give in return; swaps only. */
    withClaimId: uuid('with_claim_id').references(() => claims.id),
    reason: text('reason').notNull(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    takenBy: uuid('taken_by'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('relieves_open').on(t.claimId).where(sql`${t.state} = 'open'`),
    index('relieves_claim').on(t.claimId),
    index('relieves_with').on(t.withClaimId).where(sql`${t.withClaimId} is not null`),
    index('relieves_to').on(t.toAccountId).where(sql`${t.state} = 'open'`),
    index('relieves_asked').on(t.askedBy, t.askedAt),
    index('relieves_expiring').on(t.expiresAt).where(sql`${t.state} = 'open'`),
    check('relieves_kind', sql`${t.kind} in ('stand-in', 'swap')`),
    check('relieves_state', sql`${t.state} in ('open', 'taken', 'declined', 'withdrawn', 'expired')`),
    check('relieves_swap', sql`(${t.kind} = 'swap') = (${t.withClaimId} is not null)`),
  ],
);

/** Who was asked to stand in and what they said; so that nobody is asked twice. */
export const relieveAnswers = pgTable(
  'relieve_answers',
  {
    relieveId: uuid('relieve_id')
      .notNull()
      .references(() => relieves.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    askedAt: instant('asked_at').notNull(),
    declinedAt: instant('declined_at'),
  },
  (t) => [
    primaryKey({ columns: [t.relieveId, t.accountId] }),
    index('relieve_answers_account').on(t.accountId).where(sql`${t.declinedAt} is null`),
  ],
);
