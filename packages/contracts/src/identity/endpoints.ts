import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { areaKindNames } from '../people/areas.ts';
import { Done, Id, Instant, Language, MobilePhone, Name, Reason } from '../values.ts';
import { SavedFilter } from './filters.ts';
import { roleNames } from './roles.ts';

export const Device = z.object({
  platform: z.enum(['weapp', 'h5', 'console']),
  label: z.string().trim().max(80).default(''),
});

export const AppointmentView = z.object({
  appointmentId: Id,
  role: z.enum(roleNames),
  areaId: Id,
  areaName: z.string(),
  areaKind: z.enum(areaKindNames),
  fromAt: Instant,
  untilAt: Instant.nullable(),
  secondedFrom: z.string().nullable(),
});

export const HouseholdLink = z.object({
  joinId: Id,
  /** Null while a request that names no household waits. */
  householdId: Id.nullable(),
  address: z.string(),
  state: z.enum(['asked', 'confirmed', 'refused']),
  /** What the leader who refused it said; empty when nothing was said. */
  reason: z.string(),
  relation: z.string(),
});

export const Me = z.object({
  accountId: Id,
  displayName: z.string(),
  phoneMasked: z.string().nullable(),
  language: Language,
  elderMode: z.boolean(),
  personId: Id.nullable(),
  households: z.array(HouseholdLink),
  appointments: z.array(AppointmentView),
  /** Consents that a use of the product still waits for. */
  consentsMissing: z.array(z.string()),
  secondFactor: z.enum(['off', 'asked', 'passed', 'to-enrol']),
});
export type Me = z.infer<typeof Me>;

export const SignedIn = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-in'),
    token: z.string(),
    expiresAt: Instant,
    secondFactor: z.enum(['off', 'asked', 'to-enrol']),
    /** No phone is known yet: the phone button or a one-time code should follow. */
    phoneKnown: z.boolean(),
  }),
  z.object({ state: z.literal('wrong-code'), attemptsLeft: z.number().int() }),
  z.object({ state: z.literal('expired-code') }),
]);

export const SessionView = z.object({
  sessionId: Id,
  platform: z.string(),
  label: z.string(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  current: z.boolean(),
});

export const identityEndpoints = endpoints({
  'POST /identity/request-code': {
    who: 'anyone',
    summary: 'Send a one-time sign-in code to a phone',
    input: z.object({ phone: MobilePhone }),
    reply: z.object({
      expiresInSeconds: z.number(),
      retryAfterSeconds: z.number(),
      /** Only with the built-in demo gateway, never with a real one. */
      demoCode: z.string().optional(),
    }),
  },
  'POST /identity/sign-in-with-code': {
    who: 'anyone',
    summary: 'Sign in with phone and one-time code',
    input: z.object({ phone: MobilePhone, code: z.string().regex(/^\d{6}$/), device: Device }),
    reply: SignedIn,
  },
  'POST /identity/sign-in-with-wechat': {
    who: 'anyone',
    summary: 'Sign in with a wx.login code',
    input: z.object({ code: z.string().min(1).max(256), device: Device }),
    reply: SignedIn,
  },
  'POST /identity/bind-wechat-phone': {
    who: 'account',
    summary: 'Bind the phone of the WeChat phone button to this account',
    input: z.object({ code: z.string().min(1).max(256) }),
    reply: z.object({ phoneMasked: z.string() }),
  },
  'POST /identity/enrol-second-factor': {
    who: 'staff',
    summary: 'Begin using an authenticator app',
    secret: true,
    input: z.object({}),
    reply: z.object({ otpauthUri: z.string(), secret: z.string() }),
  },
  'POST /identity/reset-second-factor': {
    who: 'staff',
    summary: 'Let somebody who lost their authenticator enrol a new one; all their devices are signed out',
    input: z.object({ accountId: Id, reason: Reason }),
    reply: Done,
  },
  'POST /identity/pass-second-factor': {
    who: 'account',
    summary: 'Pass the second factor of this session, finishing the enrolment the first time',
    input: z.object({ code: z.string().regex(/^\d{6}$/) }),
    reply: z.discriminatedUnion('state', [
      z.object({ state: z.literal('passed') }),
      z.object({ state: z.literal('wrong-code'), attemptsLeft: z.number().int() }),
    ]),
  },
  'GET /identity/me': {
    who: 'account',
    summary: 'Who am I and what may I do',
    input: z.object({}),
    reply: Me,
  },
  'POST /identity/change-settings': {
    who: 'account',
    summary: 'Change language, name shown and elder mode',
    input: z.object({
      displayName: Name.optional(),
      language: Language.optional(),
      elderMode: z.boolean().optional(),
    }),
    reply: Done,
  },
  'GET /identity/sessions': {
    who: 'account',
    summary: 'Devices signed in to my account',
    input: z.object({}),
    reply: z.object({ items: z.array(SessionView) }),
  },
  'POST /identity/revoke-session': {
    who: 'account',
    summary: 'Sign another device out',
    input: z.object({ sessionId: Id }),
    reply: Done,
  },
  'POST /identity/sign-out-elsewhere': {
    who: 'account',
    summary: 'Sign every device out but this one',
    input: z.object({}),
    reply: z.object({ ended: z.number().int() }),
  },
  'GET /identity/filters': {
    who: 'account',
    summary: 'Filters of lists that I kept',
    input: z.object({}),
    reply: z.object({ items: z.array(SavedFilter) }),
  },
  'POST /identity/save-filter': {
    who: 'account',
    summary: 'Keep a filter of a list under a name; the same name again replaces it',
    input: SavedFilter.omit({ filterId: true }).extend({
      name: z.string().trim().min(1).max(20),
      isDefault: z.boolean().default(false),
    }),
    reply: z.object({ filterId: Id }),
  },
  'POST /identity/remove-filter': {
    who: 'account',
    summary: 'Forget a filter of mine',
    input: z.object({ filterId: Id }),
    reply: Done,
  },
  'POST /identity/sign-out': { who: 'account', summary: 'Sign out here', input: z.object({}), reply: Done },
});
