import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
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

/** The area tree, from district to unit; `path` carries the tree (ADR 0010). */
export const areas = pgTable(
  'areas',
  {
    id: id(),
    parentId: uuid('parent_id').references((): AnyPgColumn => areas.id),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    /** For a building: the compound 小区 it stands in, which need not be an area. */
    compound: text('compound'),
    /** Label of this area in paths; never reused. */
    label: bigint('label', { mode: 'number' }).generatedAlwaysAsIdentity(),
    path: ltree('path').notNull(),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    uniqueIndex('areas_path').on(t.path),
    uniqueIndex('areas_label').on(t.label),
    index('areas_path_gist').using('gist', t.path),
    uniqueIndex('areas_name')
      .on(sql`coalesce(${t.parentId}, '00000000-0000-0000-0000-000000000000'::uuid)`, t.name)
      .where(sql`${t.closedAt} is null`),
    index('areas_parent').on(t.parentId, t.name),
    check(
      'areas_kind',
      sql`${t.kind} in ('district', 'street', 'community', 'grid', 'cell', 'building', 'unit')`,
    ),
  ],
);

/** Each move of an area to another parent; a move can be taken back, which is a move too. */
export const areaMoves = pgTable(
  'area_moves',
  {
    id: id(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    fromParentId: uuid('from_parent_id')
      .notNull()
      .references(() => areas.id),
    toParentId: uuid('to_parent_id')
      .notNull()
      .references(() => areas.id),
    fromPath: ltree('from_path').notNull(),
    toPath: ltree('to_path').notNull(),
    movedAt: instant('moved_at').notNull(),
    movedBy: uuid('moved_by').notNull(),
    reason: text('reason').notNull(),
    households: integer('households').notNull(),
    persons: integer('persons').notNull(),
    undoneAt: instant('undone_at'),
    undoesId: uuid('undoes_id').references((): AnyPgColumn => areaMoves.id),
  },
  (t) => [index('area_moves_area').on(t.areaId, t.movedAt), uniqueIndex('area_moves_undoes').on(t.undoesId)],
);

/** Posts people hold, from–until. Rights follow from role × area and from nothing else. */
export const appointments = pgTable(
  'appointments',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').notNull(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at'),
    secondedFrom: text('seconded_from'),
    appointedBy: uuid('appointed_by'),
    endReason: text('end_reason'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('appointments_account').on(t.accountId),
    index('appointments_area').on(t.areaId, t.role),
    check('appointments_span', sql`${t.untilAt} is null or ${t.untilAt} >= ${t.fromAt}`),
    check(
      'appointments_role',
      sql`${t.role} in ('volunteer', 'resident-representative', 'building-head', 'cell-head', 'grid-leader', 'secretary', 'duty-officer', 'inspector', 'seconded-official', 'property-team', 'utilities-team', 'medical-team', 'counselling-team', 'legal-team', 'mediation-team')`,
    ),
  ],
);

export const households = pgTable(
  'households',
  {
    id: id(),
    /** The unit, or the building where there are no units. */
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    door: text('door').notNull(),
    /** Written address from compound to door, for reading and searching. */
    address: text('address').notNull(),
    occupancy: text('occupancy').notNull().default('unknown'),
    tenancy: text('tenancy').notNull().default('unknown'),
    headCount: integer('head_count'),
    note: text('note'),
    /** Hash of the code members join by. */
    codeHash: bytea('code_hash'),
    codeExpiresAt: instant('code_expires_at'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    uniqueIndex('households_door').on(t.areaId, t.door).where(sql`${t.closedAt} is null`),
    uniqueIndex('households_code').on(t.codeHash).where(sql`${t.codeHash} is not null`),
    index('households_address').using('gin', sql`${t.address} gin_trgm_ops`),
    check('households_occupancy', sql`${t.occupancy} in ('lived-in', 'empty', 'unknown')`),
    check('households_tenancy', sql`${t.tenancy} in ('own', 'rented', 'group-rented', 'unknown')`),
  ],
);

export const vehicles = pgTable(
  'vehicles',
  {
    id: id(),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    plateCipher: bytea('plate_cipher').notNull(),
    plateBlind: bytea('plate_blind').notNull(),
    kind: text('kind').notNull().default(''),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('vehicles_plate').on(t.householdId, t.plateBlind),
    index('vehicles_blind').on(t.plateBlind),
  ],
);

/** People of the register. Phone and id number rest encrypted and are found by keyed blind indexes. */
export const persons = pgTable(
  'persons',
  {
    id: id(),
    accountId: uuid('account_id').references(() => accounts.id),
    name: text('name').notNull(),
    /** Pinyin and its initials, space-separated, for search. */
    nameSounds: text('name_sounds').notNull().default(''),
    sex: text('sex'),
    birthDate: date('birth_date', { mode: 'string' }),
    phoneCipher: bytea('phone_cipher'),
    phoneBlind: bytea('phone_blind'),
    idKind: text('id_kind'),
    idCipher: bytea('id_cipher'),
    idBlind: bytea('id_blind'),
    registration: text('registration'),
    language: text('language'),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('persons_account').on(t.accountId).where(sql`${t.accountId} is not null`),
    uniqueIndex('persons_id_blind').on(t.idBlind).where(sql`${t.idBlind} is not null`),
    index('persons_phone_blind').on(t.phoneBlind).where(sql`${t.phoneBlind} is not null`),
    index('persons_name').using('gin', sql`(${t.name} || ' ' || ${t.nameSounds}) gin_trgm_ops`),
    index('persons_tags').using('gin', t.tags),
    check('persons_sex', sql`${t.sex} in ('male', 'female')`),
  ],
);

/** Who lives where, dated. A person lives in one household at a time (exclusion constraint in the migration). */
export const memberships = pgTable(
  'memberships',
  {
    id: id(),
    householdId: uuid('household_id')
      .notNull()
      .references(() => households.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    relation: text('relation').notNull(),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at'),
    endReason: text('end_reason'),
  },
  (t) => [
    index('memberships_household').on(t.householdId).where(sql`${t.untilAt} is null`),
    // Who ever lived there, for the history.
    index('memberships_ever').on(t.householdId),
    uniqueIndex('memberships_person').on(t.personId).where(sql`${t.untilAt} is null`),
    uniqueIndex('memberships_head')
      .on(t.householdId)
      .where(sql`${t.untilAt} is null and ${t.relation} = 'head'`),
    check('memberships_span', sql`${t.untilAt} is null or ${t.untilAt} >= ${t.fromAt}`),
  ],
);

/** An account's way into a household: by code, by the phone the register knows, or by asking. */
export const joins = pgTable(
  'joins',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    householdId: uuid('household_id').references(() => households.id),
    personId: uuid('person_id').references(() => persons.id),
    /** Where a request that names no household yet is decided. */
    areaId: uuid('area_id').references(() => areas.id),
    way: text('way').notNull(),
    state: text('state').notNull(),
    relation: text('relation').notNull(),
    applicantName: text('applicant_name').notNull(),
    address: text('address').notNull(),
    message: text('message').notNull().default(''),
    askedAt: instant('asked_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    decisionReason: text('decision_reason'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('joins_live')
      .on(t.accountId, t.householdId)
      .where(sql`${t.endedAt} is null and ${t.state} in ('asked', 'confirmed')`),
    index('joins_account').on(t.accountId).where(sql`${t.endedAt} is null`),
    index('joins_household').on(t.householdId).where(sql`${t.endedAt} is null`),
    index('joins_ever').on(t.householdId),
    index('joins_waiting').on(t.areaId, t.askedAt).where(sql`${t.state} = 'asked' and ${t.endedAt} is null`),
    check('joins_way', sql`${t.way} in ('code', 'phone', 'ask')`),
    check('joins_state', sql`${t.state} in ('asked', 'confirmed', 'refused')`),
    check('joins_confirmed', sql`${t.state} <> 'confirmed' or ${t.householdId} is not null`),
  ],
);

/** Relatives elsewhere an account may act for. */
export const relatives = pgTable(
  'relatives',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    relation: text('relation').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('relatives_live').on(t.accountId, t.personId).where(sql`${t.endedAt} is null`),
    index('relatives_person').on(t.personId).where(sql`${t.endedAt} is null`),
  ],
);

/** Consents, one row each time one is given; a withdrawal closes the row. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    givenAt: instant('given_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    uniqueIndex('consents_live').on(t.accountId, t.kind, t.version).where(sql`${t.withdrawnAt} is null`),
  ],
);

/** A file of the register on its way in. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    accountId: uuid('account_id').notNull(),
    fileName: text('file_name').notNull(),
    fileHash: bytea('file_hash').notNull(),
    /** Emptied when the import is done: the register is the place where personal data rests. */
    fileCipher: bytea('file_cipher'),
    state: text('state').notNull(),
    failure: text('failure'),
    sheets: jsonb('sheets').notNull(),
    counts: jsonb('counts').notNull(),
    /** Where a run that was cut off goes on. */
    nextSheet: integer('next_sheet').notNull().default(0),
    nextRow: integer('next_row').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('imports_area').on(t.areaId, t.createdAt),
    check(
      'imports_state',
      sql`${t.state} in ('uploaded', 'checking', 'checked', 'running', 'done', 'failed')`,
    ),
  ],
);

/** What is wrong in a file, cell by cell. Values are not kept. */
export const importProblems = pgTable(
  'import_problems',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    sheet: text('sheet').notNull(),
    row: integer('row').notNull(),
    column: integer('column'),
    field: text('field'),
    code: text('code').notNull(),
    isError: boolean('is_error').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.number] })],
);

/** The column mapping an account chose for files with the same headings. */
export const columnMappings = pgTable(
  'column_mappings',
  {
    accountId: uuid('account_id').notNull(),
    headings: bytea('headings').notNull(),
    mapping: jsonb('mapping').notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.headings] })],
);

export const exports = pgTable(
  'exports',
  {
    id: id(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    accountId: uuid('account_id').notNull(),
    reason: text('reason').notNull(),
    format: text('format').notNull(),
    state: text('state').notNull(),
    rows: integer('rows'),
    keyHash: bytea('key_hash'),
    fileCipher: bytea('file_cipher'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
  },
  (t) => [
    index('exports_account').on(t.accountId, t.createdAt),
    index('exports_expiry').on(t.expiresAt).where(sql`${t.fileCipher} is not null`),
    check('exports_state', sql`${t.state} in ('waiting', 'ready', 'expired', 'failed')`),
  ],
);
