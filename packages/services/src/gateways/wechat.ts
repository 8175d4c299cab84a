import { Problem } from '@linli/contracts/problem';
import type { Language } from '@linli/contracts/values';
import type { SendOutcome } from '@linli/domain/notices/next-way';
import type { SubscribeMessage, SubscribeTemplates, WechatGateway } from '../gateways.ts';
import { NoAnswer } from './no-answer.ts';
import { callWechat, unexpectedCode, type WechatAnswer } from './wechat-calls.ts';
import { type WechatTokenParts, wechatToken } from './wechat-token.ts';

/** Unknown or expired · used before · blocked because the user is at high risk. */
const NO_SESSION = [40029, 40163, 40226];
/** Token not the latest, invalid, expired. */
const BAD_TOKEN = [40001, 40014, 42001];
const NOT_ACTIVE = 61010;
/** Scene of the text check: something others read and answer. */
const FORUM = 3;
/** Characters the text check takes. */
const LONGEST_TEXT = 2500;

/** Which build of the mini-program a subscribe message opens. */
export type ProgramState = 'developer' | 'trial' | 'formal';

export interface WechatParts extends WechatTokenParts {
  /** None unless told. */
  readonly templates?: SubscribeTemplates;
  /** `formal` unless told. */
  readonly programState?: ProgramState;
}

/** The WeChat interfaces the product needs, over the kept access token. */
export function wechatGateway(parts: WechatParts): WechatGateway {
  const { app, log, templates = {}, programState = 'formal' } = parts;
  const token = wechatToken(parts);

  /** Without a token nothing was sent, whether or not WeChat heard of the wish for one. */
  const fetched = (asked: Promise<string>): Promise<string> =>
    asked.catch((error: unknown) => {
      throw error instanceof NoAnswer ? new Problem('gateway-failed') : error;
    });

  async function withToken(path: string, body: unknown): Promise<WechatAnswer> {
    const first = await fetched(token.current());
    const answer = await callWechat(app, log, path, { query: { access_token: first }, body });
    if (!answer.errcode || !BAD_TOKEN.includes(answer.errcode)) return answer;
    return callWechat(app, log, path, { query: { access_token: await fetched(token.after(first)) }, body });
  }

  return {
    async codeToSession(code) {
      const path = '/sns/jscode2session';
      const answer = await callWechat(app, log, path, {
        query: {
          appid: app.appId,
          secret: app.secret,
          js_code: code,
          grant_type: 'authorization_code',
        },
      });
      if (answer.errcode && NO_SESSION.includes(answer.errcode)) return null;
      if (answer.errcode || typeof answer.openid !== 'string') throw unexpectedCode(log, path, answer);
      return {
        openId: answer.openid,
        unionId: typeof answer.unionid === 'string' ? answer.unionid : null,
      };
    },

    async phoneNumber(code) {
      const path = '/wxa/business/getuserphonenumber';
      const answer = await withToken(path, { code });
      if (answer.errcode === 40029) return null;
      const info = answer.phone_info as { purePhoneNumber?: unknown; countryCode?: unknown } | undefined;
      if (answer.errcode || typeof info?.purePhoneNumber !== 'string')
        throw unexpectedCode(log, path, answer);
      // The country code has been seen as a number and as a text.
      return String(info.countryCode) === '86' && /^1\d{10}$/.test(info.purePhoneNumber)
        ? info.purePhoneNumber
        : null;
    },

    async checkText(openId, text) {
      const path = '/wxa/msg_sec_check';
      const answer = await withToken(path, {
        version: 2,
        openid: openId,
        scene: FORUM,
        content: text.slice(0, LONGEST_TEXT),
      });
      // Who did not open the mini-program within two hours cannot be checked.
      if (answer.errcode === NOT_ACTIVE) return 'review';
      const { suggest } = (answer.result ?? {}) as { suggest?: unknown };
      if (answer.errcode || (suggest !== 'pass' && suggest !== 'review' && suggest !== 'risky'))
        throw unexpectedCode(log, path, answer);
      return suggest;
    },

    templates,

    async sendSubscribe(message) {
      const path = '/cgi-bin/message/subscribe/send';
      try {
        const answer = await withToken(path, subscribeBody(message, programState));
        const outcome = outcomeOf(answer.errcode ?? 0);
        if (!(outcome.outcome === 'accepted' || outcome.reason === 'no-consent'))
          log.warn({ gateway: 'wechat', path, errcode: answer.errcode }, 'WeChat did not take a message');
        return outcome;
      } catch (error) {
        if (error instanceof NoAnswer && error.sent === 'perhaps') return { outcome: 'unknown' };
        return { outcome: 'later', reason: error instanceof NoAnswer ? 'no-answer' : 'busy' };
      }
    },
  };
}

const languages: Record<Language, string> = { 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_TW', en: 'en_US' };

function subscribeBody(message: SubscribeMessage, state: ProgramState): object {
  const { template } = message;
  const data: Record<string, { value: string }> = { [template.title]: { value: cut(message.title) } };
  if (template.text !== undefined) data[template.text] = { value: cut(message.text) };
  if (template.time !== undefined) data[template.time] = { value: message.time };
  return {
    touser: message.openId,
    template_id: template.id,
    page: message.page,
    miniprogram_state: state,
    lang: languages[message.language],
    data,
  };
}

/** What a field of type `thing` takes. */
const THING_MOST = 20;

function cut(text: string): string {
  const signs = [...text.replace(/\s+/g, ' ').trim()];
  return signs.length <= THING_MOST ? signs.join('') : `${signs.slice(0, THING_MOST - 1).join('')}…`;
}

/** What an answer means for the message; whatever is not known here counts as a refusal that a repeat does not change. */
function outcomeOf(errcode: number): Exclude<SendOutcome, { outcome: 'unknown' }> {
  switch (errcode) {
    case 0:
      return { outcome: 'accepted' };
    case 43101:
      return { outcome: 'refused', reason: 'no-consent' };
    case 40003:
      return { outcome: 'refused', reason: 'address' };
    case 40037:
    case 41030:
    case 47003:
      return { outcome: 'refused', reason: 'template' };
    case 45009:
      return { outcome: 'later', reason: 'limit' };
    // System busy, token just replaced elsewhere, another message to the same person under way.
    case -1:
    case 40001:
    case 40014:
    case 42001:
    case 43108:
      return { outcome: 'later', reason: 'busy' };
    default:
      return { outcome: 'refused', reason: 'refused' };
  }
}
