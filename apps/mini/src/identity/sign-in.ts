import type { ReplyOf } from '@linli/contracts/catalog';
import Taro from '@tarojs/taro';
import { loadMe, type Me, thisDevice } from '../state/me.ts';
import { keepSession } from '../state/session.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';

type Answer = ReplyOf<'POST /identity/sign-in-with-code'>;
export type SignedIn = Extract<Answer, { state: 'signed-in' }>;

/** Signs in with the identity of WeChat. @throws CallFailed */
export async function signInWithWechat(): Promise<Answer> {
  const { code } = await Taro.login();
  return call('POST /identity/sign-in-with-wechat', { code, device: thisDevice() });
}

/** Signs in with a phone and the code sent to it. @throws CallFailed */
export function signInWithCode(phone: string, code: string): Promise<Answer> {
  return call('POST /identity/sign-in-with-code', { phone, code, device: thisDevice() });
}

/**
 * Keeps the session and records the consent that was given on the page before. Nothing else is sent before that.
 * @throws CallFailed
 */
export async function begin({ token, expiresAt }: SignedIn): Promise<Me> {
  keepSession({ token, expiresAt });
  const me = await loadMe();
  if (!me.consentsMissing.includes('privacy')) return me;
  const { items } = await call('GET /people/consents', {});
  const privacy = items.find((consent) => consent.kind === 'privacy');
  if (privacy)
    await attempt(() => call('POST /people/give-consent', { kind: 'privacy', version: privacy.version }));
  return loadMe();
}
