import { withSecretFiles } from '@linli/db/secret-files';
import { z } from 'zod';
import type { Settings } from './context.ts';
import type { SmsService } from './gateways/sms-over-http.ts';
import type { ProgramState } from './gateways/wechat.ts';
import type { WechatApp } from './gateways/wechat-calls.ts';
import type { SubscribeTemplates } from './gateways.ts';
import { type RequestLimits, usualRequestLimits } from './throttle.ts';
import type { VaultKeys } from './vault.ts';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);
const optional = (type: z.ZodType<string>) => z.preprocess(blankIsUnset, type.optional());

const Field = (types: string) => z.string().regex(new RegExp(`^(${types})\\d{1,2}$`));
const Template = z.strictObject({
  id: z.string().min(8).max(64),
  title: Field('thing'),
  text: Field('thing').optional(),
  time: Field('time|date').optional(),
});
const Templates = z
  .string()
  .transform((text, ctx) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      ctx.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.strictObject({
      report: Template.optional(),
      request: Template.optional(),
      errand: Template.optional(),
      duty: Template.optional(),
    }),
  );

/** Calls in seconds, `300/10`; `off` for as many as they like. */
const RequestLimit = z
  .string()
  .regex(/^(off|[1-9]\d{0,6}\/[1-9]\d{0,4})$/, 'calls/seconds such as 300/10, or off')
  .transform((text) => {
    const [most, seconds] = text.split('/').map(Number);
    return seconds === undefined || most === undefined ? null : { most, seconds };
  });
const requestLimit = (usual: RequestLimits[keyof RequestLimits]) =>
  z
    .preprocess(blankIsUnset, RequestLimit.optional())
    .transform((limit) => (limit === undefined ? usual : limit));

const Origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .refine(
    (origins) => origins.every((each) => URL.canParse(each) && new URL(each).origin === each),
    'origins such as https://hall.example.cn, separated by commas',
  );

const Environment = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(8080),
    WORKER_PORT: z.coerce.number().int().min(0).max(65535).default(8081),
    /** Where the API serves its metrics; it serves none without. The worker's stand beside its health. */
    METRICS_PORT: z.preprocess(blankIsUnset, z.coerce.number().int().min(0).max(65535).optional()),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    /** Requests come through one proxy that sets X-Forwarded-For. */
    TRUST_PROXY: flag,
    /** Origins of other sites whose pages may call the API, separated by commas. */
    ALLOWED_ORIGINS: z.preprocess(blankIsUnset, Origins.default([])),
    /** Folder with the built H5 mini-program; none is served without it. */
    H5_FOLDER: optional(z.string()),
    /** Folder with the built console; none is served without it. */
    CONSOLE_FOLDER: optional(z.string()),
    /** File that names what was destroyed, kept apart from the database; see infra/recovery.md. */
    DESTROYED_LIST: optional(z.string()),
    /** Months the audit is kept; for ever without. */
    AUDIT_KEPT_MONTHS: z.preprocess(blankIsUnset, z.coerce.number().int().min(6).optional()),
    /** Data keys, separated by commas: `id:` and 32 bytes in base64; the last one writes, all are read. */
    DATA_KEYS: z.string().min(44),
    /** Key of blind indexes, or several in the same form. */
    INDEX_KEY: z.string().min(44),
    ZONE: z.string().default('Asia/Shanghai'),
    RESIDENT_SESSION_DAYS: z.coerce.number().min(1).max(365).default(60),
    STAFF_SESSION_HOURS: z.coerce.number().min(1).max(168).default(12),
    STAFF_SECOND_FACTOR: flag,
    REQUESTS_PER_ACCOUNT: requestLimit(usualRequestLimits.account),
    REQUESTS_PER_TOKEN: requestLimit(usualRequestLimits.token),
    REQUESTS_PER_ADDRESS: requestLimit(usualRequestLimits.address),
    WECHAT_APP_ID: optional(z.string()),
    WECHAT_APP_SECRET: optional(z.string()),
    WECHAT_API: z.url().default('https://api.weixin.qq.com'),
    /** Templates of subscribe messages as JSON: {"report": {"id": "…", "title": "thing1", "text": "thing2", "time": "time3"}, …}. */
    WECHAT_TEMPLATES: z.preprocess(blankIsUnset, Templates.default({})),
    /** Which build a message opens. */
    WECHAT_PROGRAM_STATE: z.enum(['developer', 'trial', 'formal']).default('formal'),
    SMS_URL: optional(z.url()),
    SMS_TOKEN: optional(z.string()),
    /** What the SMS service sends with its receipts; without it none are taken. */
    SMS_RECEIPT_SECRET: optional(z.string().min(24)),
    /** The embedded default: one-time codes are shown on the page instead of sent. Never set it where real people sign in. */
    DEMO: flag,
  })
  .refine((env) => Boolean(env.WECHAT_APP_ID) === Boolean(env.WECHAT_APP_SECRET), {
    path: ['WECHAT_APP_SECRET'],
    message: 'WECHAT_APP_ID and WECHAT_APP_SECRET go together',
  })
  .refine((env) => env.DEMO || env.SMS_URL, {
    path: ['SMS_URL'],
    message: 'needed to send one-time codes (or DEMO=1 for a trial without one)',
  })
  .refine((env) => !(env.DEMO && env.SMS_URL), {
    path: ['DEMO'],
    message: 'must not be set together with SMS_URL',
  });

/** Every variable the configuration reads; each may be given as a file by `NAME_FILE`. */
export const settingNames: readonly string[] = Object.keys(Environment.shape);

export interface Config {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly workerPort: number;
  readonly metricsPort: number | null;
  readonly logLevel: string;
  readonly trustProxy: boolean;
  readonly origins: readonly string[];
  readonly h5Folder: string | null;
  readonly consoleFolder: string | null;
  readonly keys: VaultKeys;
  readonly settings: Settings;
  readonly requestLimits: RequestLimits;
  readonly wechat: {
    readonly app: WechatApp;
    readonly templates: SubscribeTemplates;
    readonly programState: ProgramState;
  } | null;
  /** Null: the demo gateway, which shows codes instead of sending them. */
  readonly sms: SmsService | null;
}

/**
 * Reads the configuration from environment variables, and from the files that `NAME_FILE` points to.
 * @throws Error that names each variable that is wrong and why, without its value.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const read = Environment.safeParse(withSecretFiles(environment, settingNames));
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Configuration:\n${wrong.join('\n')}`);
  }
  const env = read.data;
  return {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL ?? null,
    host: env.HOST,
    port: env.PORT,
    workerPort: env.WORKER_PORT,
    metricsPort: env.METRICS_PORT ?? null,
    logLevel: env.LOG_LEVEL,
    trustProxy: env.TRUST_PROXY,
    origins: env.ALLOWED_ORIGINS,
    h5Folder: env.H5_FOLDER ?? null,
    consoleFolder: env.CONSOLE_FOLDER ?? null,
    keys: { dataKeys: env.DATA_KEYS.split(',').map((key) => key.trim()), indexKey: env.INDEX_KEY },
    settings: {
      zone: env.ZONE,
      residentSessionMinutes: env.RESIDENT_SESSION_DAYS * 24 * 60,
      staffSessionMinutes: env.STAFF_SESSION_HOURS * 60,
      staffSecondFactor: env.STAFF_SECOND_FACTOR,
      destroyedList: env.DESTROYED_LIST ?? null,
      auditKeptMonths: env.AUDIT_KEPT_MONTHS ?? null,
    },
    requestLimits: {
      account: env.REQUESTS_PER_ACCOUNT,
      token: env.REQUESTS_PER_TOKEN,
      address: env.REQUESTS_PER_ADDRESS,
    },
    wechat:
      env.WECHAT_APP_ID && env.WECHAT_APP_SECRET
        ? {
            app: { appId: env.WECHAT_APP_ID, secret: env.WECHAT_APP_SECRET, api: env.WECHAT_API },
            templates: env.WECHAT_TEMPLATES,
            programState: env.WECHAT_PROGRAM_STATE,
          }
        : null,
    sms: env.SMS_URL
      ? { url: env.SMS_URL, token: env.SMS_TOKEN ?? null, receiptSecret: env.SMS_RECEIPT_SECRET ?? null }
      : null,
  };
}
