import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { Done, Id, Instant, Name, Note, pageInput, pageOf, Version } from '../values.ts';
import { AreaView, ConsentKindValue, HouseholdView, RelationValue } from './values.ts';

export const JoinRequestView = z.object({
  joinId: Id,
  way: z.enum(['code', 'phone', 'ask']),
  applicantName: z.string(),
  applicantPhoneMasked: z.string().nullable(),
  householdId: Id.nullable(),
  address: z.string(),
  relation: RelationValue,
  /** The member the applicant says to be; whoever confirms says whether that is so. */
  claimed: z.object({ personId: Id, name: z.string() }).nullable(),
  message: z.string(),
  askedAt: Instant,
});

export const ConsentView = z.object({
  kind: ConsentKindValue,
  /** Newest version of the text. */
  version: Version,
  givenVersion: z.number().int().nullable(),
  givenAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
});

export const RelativeView = z.object({
  relativeId: Id,
  personId: Id,
  name: z.string(),
  relation: RelationValue,
  address: z.string(),
});

export const ownPeopleEndpoints = endpoints({
  'GET /people/my-households': {
    who: 'account',
    summary: 'Households I may report for, with members',
    input: z.object({}),
    reply: z.object({ items: z.array(HouseholdView) }),
  },
  'POST /people/issue-household-code': {
    who: 'account',
    summary: 'A new code with which members join this household; the old one ends',
    secret: true,
    input: z.object({ householdId: Id }),
    reply: z.object({ code: z.string(), expiresAt: Instant }),
  },
  'POST /people/join-by-code': {
    who: 'account',
    summary: 'Join a household by its printed code',
    input: z.object({
      code: z.string().trim().min(6).max(64),
      relation: RelationValue,
      /** For whoever decides, when the account has no name to show. */
      name: Name.optional(),
      /** Which member I am, when several carry my phone. */
      personId: Id.optional(),
    }),
    reply: z.object({ joinId: Id, householdId: Id, state: z.enum(['asked', 'confirmed']) }),
  },
  'POST /people/join-by-phone': {
    who: 'account',
    summary: 'Join the household whose register entry carries my phone',
    input: z.object({}),
    reply: z.object({
      households: z.array(z.object({ householdId: Id, address: z.string() })),
    }),
  },
  'POST /people/ask-to-join': {
    who: 'account',
    summary: 'Ask the building head or grid leader to be let into a household',
    input: z.object({
      /** A community of `GET /people/communities`; may be left out where there is only one. */
      areaId: Id.optional(),
      address: z.string().trim().min(2).max(120),
      relation: RelationValue,
      name: Name,
      message: Note.default(''),
    }),
    reply: z.object({ joinId: Id }),
  },
  'POST /people/withdraw-join': {
    who: 'account',
    summary: 'Take back a request, or leave a household on this account',
    input: z.object({ joinId: Id }),
    reply: Done,
  },
  'GET /people/communities': {
    who: 'account',
    summary: 'Communities one can ask to join',
    input: z.object({ query: z.string().trim().max(40).default(''), ...pageInput }),
    reply: pageOf(AreaView),
  },
  'GET /people/join-requests': {
    who: 'staff',
    summary: 'Requests to join waiting in my area',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(JoinRequestView),
  },
  'POST /people/decide-join': {
    who: 'staff',
    summary: 'Confirm or refuse a request to join',
    input: z.object({
      joinId: Id,
      decision: z.enum(['confirm', 'refuse']),
      householdId: Id.optional(),
      personId: Id.optional(),
      reason: Note.default(''),
    }),
    reply: Done,
  },
  'GET /people/relatives': {
    who: 'account',
    summary: 'Relatives I report for',
    input: z.object({}),
    reply: z.object({ items: z.array(RelativeView), most: z.number().int() }),
  },
  'POST /people/add-relative': {
    who: 'account',
    summary: 'Act for a relative in another household, by that household’s code',
    input: z.object({
      code: z.string().trim().min(6).max(64),
      personId: Id.optional(),
      name: Name.optional(),
      relation: RelationValue,
    }),
    reply: z.discriminatedUnion('state', [
      z.object({ state: z.literal('added'), relativeId: Id }),
      z.object({
        state: z.literal('choose'),
        persons: z.array(z.object({ personId: Id, name: z.string() })),
      }),
      z.object({
        state: z.literal('refused'),
        reason: z.enum(['too-many-relatives', 'too-many-accounts']),
        most: z.number().int(),
      }),
    ]),
  },
  'POST /people/remove-relative': {
    who: 'account',
    summary: 'No longer act for a relative',
    input: z.object({ relativeId: Id }),
    reply: Done,
  },
  'GET /people/consents': {
    who: 'account',
    summary: 'All consents and what I have given',
    input: z.object({}),
    reply: z.object({ items: z.array(ConsentView) }),
  },
  'POST /people/give-consent': {
    who: 'account',
    summary: 'Give one consent',
    input: z.object({ kind: ConsentKindValue, version: Version }),
    reply: Done,
  },
  'POST /people/withdraw-consent': {
    who: 'account',
    summary: 'Withdraw one consent',
    input: z.object({ kind: ConsentKindValue }),
    reply: Done,
  },
});
