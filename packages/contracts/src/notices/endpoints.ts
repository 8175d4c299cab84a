import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { Done, Id, Instant, Name, pageInput, pageOf, TimeOfDay } from '../values.ts';
import {
  type CallbackOutcome,
  callbackOutcomes,
  type NoticeChannel,
  type NoticeKind,
  type NoticeState,
  noticeChannels,
  noticeStates,
  noticeTexts,
  type RobotProvider,
  robotKinds,
  robotProviders,
  type TryReason,
  type TryState,
  tryReasons,
  tryStates,
} from './labels.ts';

const keys = <K extends string>(labels: Record<K, unknown>) => z.enum(Object.keys(labels) as [K, ...K[]]);

const NoticeKindValue = keys<NoticeKind>(noticeTexts);
const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const NoticeView = z.object({
  noticeId: Id,
  kind: NoticeKindValue,
  /** Ids, counts and moments: what the texts of the kind name, and what its page needs. */
  facts: Facts,
  at: Instant,
  readAt: Instant.nullable(),
});

const QuietHoursValue = z.object({ from: TimeOfDay, until: TimeOfDay });

const NoticeSettings = z.object({
  wechat: z.boolean(),
  sms: z.boolean(),
  /** Null: messages come at night as well. */
  quiet: QuietHoursValue.nullable(),
});

const TryView = z.object({
  channel: keys<NoticeChannel>(noticeChannels),
  state: keys<TryState>(tryStates),
  reason: keys<TryReason>(tryReasons).nullable(),
  at: Instant,
});

const RobotKindValue = z.enum(robotKinds);
const RobotProviderValue = keys<RobotProvider>(robotProviders);

export const noticesEndpoints = endpoints({
  'GET /notices': {
    who: 'account',
    summary: 'My inbox: unread first, then newest first',
    input: z.object({ ...pageInput }),
    reply: pageOf(NoticeView).extend({ unread: z.number().int() }),
  },
  'POST /notices/mark-read': {
    who: 'account',
    summary: 'Some of my notices are read; all of them without a list',
    input: z.object({ noticeIds: z.array(Id).min(1).max(200).nullable().default(null) }),
    reply: z.object({ unread: z.number().int() }),
  },
  'GET /notices/settings': {
    who: 'account',
    summary: 'How I want to be told',
    input: z.object({}),
    reply: NoticeSettings.extend({
      /** What the account lacks for a channel, or the tenant does not have. */
      possible: z.object({ wechat: z.boolean(), sms: z.boolean() }),
    }),
  },
  'POST /notices/change-settings': {
    who: 'account',
    summary: 'Changes how I want to be told; what is left out stays',
    input: NoticeSettings.partial(),
    reply: Done,
  },
  'GET /notices/templates': {
    who: 'account',
    summary: 'Templates of WeChat to ask my consent for, those with the least left first',
    input: z.object({}),
    reply: z.object({
      templates: z.array(
        z.object({
          templateId: z.string(),
          about: z.enum(['report', 'request', 'errand', 'duty']),
          left: z.number().int(),
        }),
      ),
    }),
  },
  'POST /notices/record-wechat-consent': {
    who: 'account',
    summary: 'Templates I have just allowed with one tap: one message of each',
    input: z.object({ templateIds: z.array(z.string().min(8).max(64)).min(1).max(3) }),
    reply: z.object({ left: z.array(z.object({ templateId: z.string(), left: z.number().int() })) }),
  },
  'POST /notices/sms-receipts': {
    who: 'anyone',
    summary: 'The SMS service tells what became of messages',
    input: z.object({
      secret: z.string().min(1).max(200),
      receipts: z
        .array(z.object({ reference: Id, outcome: z.enum(['delivered', 'failed']) }))
        .min(1)
        .max(500),
    }),
    reply: z.object({ known: z.number().int() }),
  },
  'GET /notices/deliveries': {
    who: 'staff',
    summary: 'What became of the messages to people of my area, newest first',
    input: z.object({
      areaId: Id.optional(),
      state: keys<NoticeState>(noticeStates).optional(),
      ...pageInput,
    }),
    reply: pageOf(
      z.object({
        messageId: Id,
        name: z.string(),
        kinds: z.array(NoticeKindValue),
        at: Instant,
        state: keys<NoticeState>(noticeStates),
        read: z.boolean(),
        tries: z.array(TryView),
      }),
    ),
  },
  'GET /notices/callbacks': {
    who: 'staff',
    summary: 'People of my area whom no message reaches, to be phoned',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(
      z.object({
        callbackId: Id,
        name: z.string(),
        /** Where they live; empty when the register does not say. */
        address: z.string(),
        phoneMasked: z.string().nullable(),
        why: z.array(NoticeKindValue),
        attempts: z.number().int(),
        since: Instant,
      }),
    ),
  },
  'POST /notices/reveal-callback-number': {
    who: 'staff',
    summary: 'The number to call; logged',
    secret: true,
    input: z.object({ callbackId: Id }),
    reply: z.object({ phone: z.string() }),
  },
  'POST /notices/finish-callback': {
    who: 'staff',
    summary: 'What came of a call; nobody answering leaves it open for a few times',
    input: z.object({ callbackId: Id, outcome: keys<CallbackOutcome>(callbackOutcomes) }),
    reply: z.object({ open: z.boolean() }),
  },
  'GET /notices/robots': {
    who: 'staff',
    summary: 'Chat robots of my area',
    input: z.object({}),
    reply: z.object({
      robots: z.array(
        z.object({
          robotId: Id,
          areaId: Id,
          areaName: z.string(),
          name: z.string(),
          provider: RobotProviderValue,
          /** The address itself is a secret of the chat group. */
          host: z.string(),
          kinds: z.array(RobotKindValue),
          lastPost: z
            .object({ at: Instant, state: z.string(), reason: keys<TryReason>(tryReasons).nullable() })
            .nullable(),
        }),
      ),
    }),
  },
  'POST /notices/set-robot': {
    who: 'staff',
    summary:
      'Adds a chat robot under an id of the caller, or changes it; without an address it keeps the one it has',
    idempotentBy: 'robotId',
    input: z.object({
      robotId: Id,
      areaId: Id,
      name: Name,
      provider: RobotProviderValue,
      url: z.string().trim().max(500).nullable(),
      kinds: z.array(RobotKindValue).min(1).max(robotKinds.length),
    }),
    reply: Done,
  },
  'POST /notices/remove-robot': {
    who: 'staff',
    summary: 'A chat robot posts nothing any more',
    input: z.object({ robotId: Id }),
    reply: Done,
  },
});
