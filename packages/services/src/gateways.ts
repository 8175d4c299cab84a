import type { PushOutcome } from '@linli/contracts/doors/webhook-labels';
import type { RobotProvider } from '@linli/contracts/notices/labels';
import type { Language } from '@linli/contracts/values';
import type { TemplateFamily } from '@linli/domain/notices/kinds';
import type { SendOutcome } from '@linli/domain/notices/next-way';
import type { Objection } from './gateways/outside.ts';

/** Outside services a verb may speak to. The only fakes in tests are HTTP servers behind these. */
export interface Gateways {
  readonly sms: SmsGateway;
  /** Null where the tenant has no mini-program. */
  readonly wechat: WechatGateway | null;
  readonly robots: RobotGateway;
  readonly webhooks: WebhookGateway;
}

export interface SmsGateway {
  /** Built-in gateway of the embedded default: nothing is sent, the code is shown under a "demo" label. */
  readonly demo: boolean;
  /** Sends a one-time code. @throws Problem gateway-failed */
  sendCode(phone: string, code: string): Promise<void>;
  /** Sends a message; null where nothing can be sent. Never throws. */
  readonly send: ((message: TextMessage) => Promise<SendOutcome>) | null;
  /** Whether a caller that tells what became of messages is the service itself; compared in constant time. */
  isReceiptSecret(secret: string): boolean;
}

export interface TextMessage {
  readonly phone: string;
  /** Our id of the message: repeated with a repeated try, and named in receipts. */
  readonly reference: string;
  /** Name of the template at the carrier: the kind of the notice, or `several`. */
  readonly template: string;
  /** Counts and moments the template names. */
  readonly params: Readonly<Record<string, string>>;
  /** The whole text, for services that take one. */
  readonly text: string;
  readonly language: Language;
}

export interface WechatGateway {
  /** `wx.login` code → identity. Null: the code is unknown, used or expired. @throws Problem gateway-failed */
  codeToSession(code: string): Promise<{ openId: string; unionId: string | null } | null>;
  /** Code of the phone-number button → mainland number. Null: unknown, used or expired. @throws Problem gateway-failed */
  phoneNumber(code: string): Promise<string | null>;
  /**
   * The platform's check of a text that others will read. `openId` of the writer, seen within two hours.
   * @throws Problem gateway-failed
   */
  checkText(openId: string, text: string): Promise<'pass' | 'review' | 'risky'>;
  /** Templates of subscribe messages the tenant has, by what they are about. */
  readonly templates: SubscribeTemplates;
  /** Sends a subscribe message, which uses up one consent of its reader. Never throws. */
  sendSubscribe(message: SubscribeMessage): Promise<SendOutcome>;
}

export type SubscribeTemplates = { readonly [F in TemplateFamily]?: SubscribeTemplate | undefined };

/** A template of the mini-program's account, and which of its fields takes what. */
export interface SubscribeTemplate {
  readonly id: string;
  /** Such as `thing1`; the name of a field carries its type. */
  readonly title: string;
  readonly text?: string | undefined;
  /** A field of type `time` or `date`: when the message was made. */
  readonly time?: string | undefined;
}

export interface SubscribeMessage {
  readonly openId: string;
  readonly template: SubscribeTemplate;
  readonly title: string;
  readonly text: string;
  /** As shown in the tenant's zone, `2026年11月16日 09:00`. */
  readonly time: string;
  readonly page: string;
  readonly language: Language;
}

export interface RobotGateway {
  /**
   * Why a robot's address must not be called: it is no address, not https, or leads into a private network. Null: it may.
   */
  objection(url: string): Promise<Objection | null>;
  /** Posts a text to a chat group. Never throws. */
  post(robot: { provider: RobotProvider; url: string }, text: string): Promise<SendOutcome>;
}

export interface WebhookGateway {
  /** Why an address must not be called; null: it may. */
  objection(url: string): Promise<Objection | null>;
  /** Posts a signed body once, to a public address, without following where it leads. Never throws. */
  push(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<PushAnswer>;
}

export interface PushAnswer {
  readonly outcome: Exclude<PushOutcome, 'sending' | 'interrupted'>;
  /** Of HTTP; null when there was no answer. */
  readonly status: number | null;
  readonly ms: number;
  /** The first of what was answered, as it came. */
  readonly answer: string | null;
  readonly retryAfter: string | null;
}

/** Counts attempts over all processes; kinds and their limits stand in one table. */
export interface RateLimits {
  /**
   * Takes one attempt, which counts whatever becomes of the request; tells how many are left.
   * @throws Problem too-many-requests with the seconds to wait.
   */
  take(kind: RateLimitKind, key: string): Promise<number>;
  /** Forgets what was taken: somebody lifts the limit. */
  forget(kind: RateLimitKind, key: string): Promise<void>;
}

export type RateLimitKind =
  | 'code-by-phone'
  | 'code-by-address'
  | 'sign-in-by-address'
  | 'second-factor'
  | 'join-code'
  | 'duty-code'
  | 'help-by-account'
  | 'full-record'
  | 'export'
  | 'receipt-by-address';
