import { randomBytes } from 'node:crypto';
import { type Loopback, loopback, sendJson } from './loopback.ts';

/** What api.weixin.qq.com says to a call that fails; `rid` follows as there. */
const texts: Record<number, string> = {
  [-1]: 'system error',
  40001:
    'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40164: 'invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  43108: 'Cannot make concurrent calls to the same OpenID',
  45009: 'reach max api daily quota limit',
  47003: 'argument invalid!',
  45011: 'api minute-quota reach limit mustslower retry next minute',
};

interface Code {
  readonly kind: 'login' | 'phone';
  readonly subject: string;
  readonly unionId?: string | undefined;
  readonly countryCode: number | string;
  readonly madeAt: number;
  used: boolean;
}

interface Token {
  readonly value: string;
  /** Refused from then on. */
  endsAt: number;
  /** When normal mode stops repeating it. */
  readonly nextAt: number;
}

export interface SentSubscribe {
  readonly openId: string;
  readonly templateId: string;
  readonly page: string;
  readonly state: string;
  readonly lang: string;
  readonly data: Record<string, string>;
}

/** What the fields of a template take, by type; texts as documented for subscribe messages. */
const fieldRules: Record<string, RegExp> = {
  thing: /^[^\p{Cc}]{1,20}$/u,
  number: /^\d{1,32}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d{2}$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?$/,
};

const MINUTE = 60_000;
const TOKEN_LASTS = 120 * MINUTE;
const OVERLAP = 5 * MINUTE;

export interface WechatServer extends Loopback {
  readonly appId: string;
  readonly secret: string;
  /** What `wx.login` would give the user: once, for five minutes. */
  loginCode(openId: string, unionId?: string): string;
  /** What the phone-number button would give. */
  phoneCode(phone: string, countryCode?: number | string): string;
  /** The next calls of a path fail with these codes, or get no answer. */
  failNext(path: string, ...how: (number | 'drop')[]): void;
  /** As when somebody else forces a refresh: the token handed out last is no longer the latest. */
  endToken(): void;
  /** A template of the account, with its fields. */
  addTemplate(id: string, fields: readonly string[]): void;
  /** As when the reader taps "allow" once for each. */
  allow(openId: string, ...templateIds: string[]): void;
  /** Subscribe messages sent, oldest first. */
  readonly subscribed: SentSubscribe[];
  /** Subscribe messages wait for this before they are answered; for a gateway that is slow. */
  holdMessages(until: Promise<unknown> | null): void;
  /** Calls so far, by path. */
  readonly calls: Record<string, number>;
}

/** A faithful server of the WeChat interfaces the product calls; shapes and codes after the platform's documentation. */
export async function wechatServer(clock: { now(): Date }): Promise<WechatServer> {
  const appId = 'wx0123456789abcdef';
  const secret = randomBytes(16).toString('hex');
  const codes = new Map<string, Code>();
  const faults = new Map<string, (number | 'drop')[]>();
  const calls: Record<string, number> = {};
  const perMinute = new Map<string, number>();
  const templates = new Map<string, readonly string[]>();
  const credits = new Map<string, number>();
  const busy = new Set<string>();
  const subscribed: SentSubscribe[] = [];
  let held: Promise<unknown> | null = null;
  let tokens: Token[] = [];
  let forcedAt = Number.NEGATIVE_INFINITY;
  let forcedToday = 0;
  const now = () => clock.now().getTime();
  const newCode = (code: Omit<Code, 'madeAt' | 'used'>) => {
    const value = `0${randomBytes(15).toString('hex')}`;
    codes.set(value, { ...code, madeAt: now(), used: false });
    return value;
  };
  const take = (value: string | null, kind: Code['kind']): Code | number => {
    const code = codes.get(value ?? '');
    // The login code in place of the one of the button is as unknown as any other.
    if (!code || code.kind !== kind || now() - code.madeAt >= 5 * MINUTE) return 40029;
    if (code.used) return kind === 'login' ? 40163 : 40029;
    code.used = true;
    return code;
  };

  function codeToSession(query: URLSearchParams): number | object {
    if (!query.get('appid')) return 41002;
    if (!query.get('secret')) return 41004;
    if (query.get('appid') !== appId) return 40013;
    if (query.get('secret') !== secret) return 40125;
    const code = take(query.get('js_code'), 'login');
    if (typeof code === 'number') return code;
    const minute = `${code.subject} ${Math.floor(now() / MINUTE)}`;
    perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
    if ((perMinute.get(minute) ?? 0) > 100) return 45011;
    return {
      session_key: randomBytes(16).toString('base64'),
      openid: code.subject,
      ...(code.unionId === undefined ? {} : { unionid: code.unionId }),
    };
  }

  function stableToken(method: string | undefined, body: Record<string, unknown>): number | object {
    if (method !== 'POST') return 43002;
    if (body.grant_type !== 'client_credential') return 40002;
    if (body.appid !== appId) return 40013;
    if (body.secret !== secret) return 40125;
    const latest = tokens.at(-1);
    if (body.force_refresh === true) {
      if (now() - forcedAt < 30_000 || forcedToday >= 20) return 45011;
      forcedAt = now();
      forcedToday += 1;
      for (const token of tokens) token.endsAt = Math.min(token.endsAt, now());
    } else if (latest && latest.nextAt > now()) {
      return { access_token: latest.value, expires_in: Math.floor((latest.endsAt - now()) / 1000) };
    }
    const token = {
      value: randomBytes(64).toString('hex'),
      endsAt: now() + TOKEN_LASTS,
      nextAt: now() + TOKEN_LASTS - OVERLAP,
    };
    tokens = [...tokens, token];
    return { access_token: token.value, expires_in: TOKEN_LASTS / 1000 };
  }

  function refusalOf(value: string | null): number | null {
    if (!value) return 41001;
    const token = tokens.find((each) => each.value === value);
    if (!token) return 40001;
    if (token.endsAt > now()) return null;
    return token === tokens.at(-1) ? 42001 : 40001;
  }

  function phoneNumber(
    method: string | undefined,
    query: URLSearchParams,
    body: Record<string, unknown>,
  ): number | object {
    if (method !== 'POST') return 43002;
    const refused = refusalOf(query.get('access_token'));
    if (refused !== null) return refused;
    const code = take(String(body.code ?? ''), 'phone');
    if (typeof code === 'number') return code;
    const prefix = String(code.countryCode) === '86' ? '' : `+${code.countryCode}`;
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: prefix + code.subject,
        purePhoneNumber: code.subject,
        countryCode: code.countryCode,
        watermark: { timestamp: Math.floor(now() / 1000), appid: appId },
      },
    };
  }

  async function sendSubscribe(
    method: string | undefined,
    query: URLSearchParams,
    body: Record<string, unknown>,
  ): Promise<number | object> {
    if (method !== 'POST') return 43002;
    const refused = refusalOf(query.get('access_token'));
    if (refused !== null) return refused;
    const openId = String(body.touser ?? '');
    const templateId = String(body.template_id ?? '');
    const fields = templates.get(templateId);
    if (openId === '') return 40003;
    if (fields === undefined) return 40037;
    if (body.page !== undefined && !/^[\w-]+(\/[\w-]+)+(\?.*)?$/.test(String(body.page))) return 41030;
    if (busy.has(openId)) return 43108;
    busy.add(openId);
    try {
      await held;
      const data = body.data as Record<string, { value?: unknown }>;
      for (const field of fields) {
        const value = data[field]?.value;
        const rule = fieldRules[field.replace(/\d+$/, '')];
        if (typeof value !== 'string' || !rule?.test(value)) return 47003;
      }
      const credit = `${openId} ${templateId}`;
      const left = credits.get(credit) ?? 0;
      if (left === 0) return 43101;
      credits.set(credit, left - 1);
      subscribed.push({
        openId,
        templateId,
        page: String(body.page ?? ''),
        state: String(body.miniprogram_state ?? 'formal'),
        lang: String(body.lang ?? 'zh_CN'),
        data: Object.fromEntries(Object.entries(data).map(([field, { value }]) => [field, String(value)])),
      });
      return { errcode: 0, errmsg: 'ok' };
    } finally {
      busy.delete(openId);
    }
  }

  const { url } = await loopback(async (request, text, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://wechat');
    calls[pathname] = (calls[pathname] ?? 0) + 1;
    const fault = faults.get(pathname)?.shift();
    if (fault === 'drop') return void request.socket.destroy();
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const outcome =
      fault ??
      (pathname === '/sns/jscode2session'
        ? codeToSession(searchParams)
        : pathname === '/cgi-bin/stable_token'
          ? stableToken(request.method, body)
          : pathname === '/wxa/business/getuserphonenumber'
            ? phoneNumber(request.method, searchParams, body)
            : pathname === '/cgi-bin/message/subscribe/send'
              ? await sendSubscribe(request.method, searchParams, body)
              : 48001);
    if (typeof outcome !== 'number') return sendJson(response, 200, outcome);
    const rid = [8, 8, 8].map((length) => randomBytes(length / 2).toString('hex')).join('-');
    sendJson(response, 200, { errcode: outcome, errmsg: `${texts[outcome] ?? 'error'} rid: ${rid}` });
  });

  return {
    url,
    appId,
    secret,
    calls,
    subscribed,
    addTemplate: (id, fields) => void templates.set(id, fields),
    allow(openId, ...templateIds) {
      for (const id of templateIds) credits.set(`${openId} ${id}`, (credits.get(`${openId} ${id}`) ?? 0) + 1);
    },
    holdMessages(until) {
      held = until;
    },
    loginCode: (subject, unionId) => newCode({ kind: 'login', subject, unionId, countryCode: 86 }),
    phoneCode: (subject, countryCode = 86) => newCode({ kind: 'phone', subject, countryCode }),
    failNext: (path, ...how) => void faults.set(path, [...(faults.get(path) ?? []), ...how]),
    endToken() {
      const latest = tokens.at(-1);
      if (latest) latest.endsAt = now();
      tokens = [
        ...tokens,
        {
          value: randomBytes(64).toString('hex'),
          endsAt: now() + TOKEN_LASTS,
          nextAt: now() + TOKEN_LASTS - OVERLAP,
        },
      ];
    },
  };
}
