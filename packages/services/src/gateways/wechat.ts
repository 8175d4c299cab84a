import type { WechatGateway } from '../gateways.ts';
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

/** The WeChat interfaces the product needs, over the kept access token. */
export function wechatGateway(parts: WechatTokenParts): WechatGateway {
  const { app, log } = parts;
  const token = wechatToken(parts);

  async function withToken(path: string, body: unknown): Promise<WechatAnswer> {
    const first = await token.current();
    const answer = await callWechat(app, log, path, { query: { access_token: first }, body });
    if (!answer.errcode || !BAD_TOKEN.includes(answer.errcode)) return answer;
    return callWechat(app, log, path, { query: { access_token: await token.after(first) }, body });
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
  };
}
