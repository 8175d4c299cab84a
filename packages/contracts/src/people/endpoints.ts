import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { AppointmentView } from '../identity/endpoints.ts';
import { roleNames } from '../identity/roles.ts';
import { scopeNames } from '../identity/scopes.ts';
import { Day, Done, Id, Instant, MobilePhone, Name, pageInput, pageOf, Reason, Version } from '../values.ts';
import {
  AreaKindValue,
  AreaView,
  HouseholdChangeValue,
  HouseholdRow,
  HouseholdView,
  IdKindValue,
  LeavingReasonValue,
  OccupancyValue,
  PersonTagValue,
  PersonView,
  RegisterFactValue,
  RelationValue,
  SexValue,
  TenancyValue,
} from './values.ts';

export const MoveEffect = z.object({
  households: z.number().int(),
  persons: z.number().int(),
  openRounds: z.number().int(),
  /** Alerts, calls and visits still open that the new leaders take over. */
  openItems: z.number().int(),
  from: z.string(),
  to: z.string(),
});

/** What the register knows of a member; `null` says that it is not known. */
const memberFields = z.object({
  name: Name,
  sex: SexValue.nullable(),
  birthDate: Day.nullable(),
  phone: MobilePhone.nullable(),
  idKind: IdKindValue.nullable(),
  idNumber: z.string().trim().max(30).nullable(),
  registration: z.string().trim().max(120).nullable(),
  language: z.string().trim().max(20).nullable(),
  tags: z.array(PersonTagValue).max(12),
  relation: RelationValue,
});

export const MemberInput = memberFields.extend({
  sex: memberFields.shape.sex.default(null),
  birthDate: memberFields.shape.birthDate.default(null),
  phone: memberFields.shape.phone.default(null),
  idKind: memberFields.shape.idKind.default(null),
  idNumber: memberFields.shape.idNumber.default(null),
  registration: memberFields.shape.registration.default(null),
  language: memberFields.shape.language.default(null),
  tags: memberFields.shape.tags.default([]),
});

/** What is left out stays; a schema with defaults made partial would empty it. */
export const MemberChange = memberFields.partial();

export const peopleEndpoints = endpoints({
  'GET /people/areas': {
    who: 'staff',
    scopes: scopeNames,
    summary: 'Areas directly below one, or the areas of my posts',
    input: z.object({ parentId: Id.optional(), ...pageInput }),
    reply: pageOf(AreaView.extend({ children: z.number().int(), households: z.number().int() })),
  },
  'GET /people/areas/:areaId': {
    who: 'staff',
    scopes: scopeNames,
    summary: 'One area with the way up to it',
    input: z.object({ areaId: Id }),
    reply: AreaView.extend({ way: z.array(AreaView) }),
  },
  'POST /people/create-area': {
    who: 'staff',
    summary: 'Add an area below another',
    input: z.object({
      parentId: Id,
      kind: AreaKindValue,
      name: Name,
      compound: Name.nullable().default(null),
    }),
    reply: AreaView,
  },
  'POST /people/rename-area': {
    who: 'staff',
    summary: 'Rename an area',
    input: z.object({ areaId: Id, name: Name }),
    reply: AreaView,
  },
  'POST /people/preview-move-area': {
    who: 'staff',
    summary: 'What moving a building to another cell would move',
    input: z.object({ areaId: Id, toParentId: Id }),
    reply: MoveEffect,
  },
  'POST /people/move-area': {
    who: 'staff',
    summary: 'Move a building with its households and open items to another cell',
    input: z.object({ areaId: Id, toParentId: Id, reason: Reason }),
    reply: MoveEffect.extend({ moveId: Id }),
  },
  'POST /people/undo-move-area': {
    who: 'staff',
    summary: 'Take the last move of an area back',
    input: z.object({ moveId: Id }),
    reply: Done,
  },
  'GET /people/area-moves': {
    who: 'staff',
    summary: 'History of moves in an area',
    input: z.object({ areaId: Id, ...pageInput }),
    reply: pageOf(
      z.object({
        moveId: Id,
        areaName: z.string(),
        from: z.string(),
        to: z.string(),
        movedAt: Instant,
        reason: z.string(),
        households: z.number().int(),
        undoneAt: Instant.nullable(),
        canUndo: z.boolean(),
      }),
    ),
  },
  'GET /people/appointments': {
    who: 'staff',
    summary: 'Who holds which post in an area, now or later, or held one that ended',
    input: z.object({
      areaId: Id,
      role: z.enum(roleNames).optional(),
      accountId: Id.optional(),
      /** Part of the name of the holder. */
      name: z.string().trim().max(30).optional(),
      /** `held` unless told; `ending`: by itself, within thirty days. */
      when: z.enum(['held', 'ending', 'ended']).optional(),
      ...pageInput,
    }),
    reply: pageOf(
      AppointmentView.extend({ accountId: Id, holderName: z.string(), endReason: z.string().nullable() }),
    ),
  },
  'POST /people/appoint': {
    who: 'staff',
    summary: 'Give somebody a post at an area',
    input: z.object({
      phone: MobilePhone,
      name: Name,
      role: z.enum(roleNames),
      areaId: Id,
      fromAt: Instant.optional(),
      untilAt: Instant.nullable().default(null),
      secondedFrom: z.string().trim().max(60).nullable().default(null),
    }),
    reply: AppointmentView,
  },
  'POST /people/end-appointment': {
    who: 'staff',
    summary: 'End a post',
    input: z.object({ appointmentId: Id, reason: Reason }),
    reply: Done,
  },
  'GET /people/households': {
    who: 'staff',
    summary: 'Search the register by name, pinyin initials, phone, id number or address',
    input: z.object({
      areaId: Id.optional(),
      query: z.string().trim().max(60).default(''),
      tag: PersonTagValue.optional(),
      occupancy: OccupancyValue.optional(),
      /** Lived in, and of those who live there `nobody` has a number in the register, or `not-all` have one. */
      phone: z.enum(['nobody', 'not-all']).optional(),
      ...pageInput,
    }),
    /** `names`: who lives there, the head first; among them whoever was searched for. */
    reply: pageOf(HouseholdRow.extend({ names: z.array(z.string()) })),
  },
  'GET /people/households/:householdId': {
    who: 'account',
    summary: 'One household, masked for everyone but its own members',
    input: z.object({ householdId: Id }),
    reply: HouseholdView,
  },
  'GET /people/household-changes': {
    who: 'staff',
    summary: 'What the register was told about a household and those who lived there, newest first',
    input: z.object({ householdId: Id, ...pageInput }),
    reply: pageOf(
      z.object({
        changeId: Id,
        what: HouseholdChangeValue,
        at: Instant,
        /** Null: nobody who is still known, or the clock. */
        by: z.string().nullable(),
        /** Somebody of the household itself did it, not staff. */
        asHousehold: z.boolean(),
        /** Whom it is about; null for the household as a whole. */
        personName: z.string().nullable(),
        /** What was changed; never to what. */
        facts: z.array(RegisterFactValue),
        reason: z.string().nullable(),
      }),
    ),
  },
  'POST /people/view-in-full': {
    who: 'staff',
    summary: "Read a person's phone and id number unmasked; reason is logged",
    secret: true,
    input: z.object({ personId: Id, reason: Reason }),
    reply: z.object({
      phone: z.string().nullable(),
      idNumber: z.string().nullable(),
      birthDate: Day.nullable(),
    }),
  },
  'POST /people/save-household': {
    who: 'staff',
    summary: 'Add or change a household',
    input: z.object({
      householdId: Id.optional(),
      /** The version that was read; a newer one in the register is a lost race. */
      version: Version.optional(),
      areaId: Id,
      door: z.string().trim().min(1).max(20),
      occupancy: OccupancyValue,
      tenancy: TenancyValue,
      headCount: z.number().int().min(0).max(200).nullable().default(null),
      vehicles: z
        .array(z.object({ plate: z.string().trim().min(3).max(12), kind: z.string().trim().max(20) }))
        .max(10),
    }),
    reply: HouseholdView,
  },
  'POST /people/add-member': {
    who: 'account',
    summary: 'Add a member to a household',
    input: z.object({ householdId: Id, member: MemberInput }),
    reply: PersonView,
  },
  'POST /people/change-member': {
    who: 'account',
    summary: 'Change what the register says of a member',
    input: z.object({ personId: Id, member: MemberChange }),
    reply: PersonView,
  },
  'POST /people/end-membership': {
    who: 'account',
    summary: 'A member leaves the household',
    input: z.object({
      personId: Id,
      reason: LeavingReasonValue,
      toHouseholdId: Id.optional(),
      /** What they are to the head there; the first one in an empty flat heads it. */
      toRelation: RelationValue.optional(),
    }),
    reply: Done,
  },
});
