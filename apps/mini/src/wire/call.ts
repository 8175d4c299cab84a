import { openClient } from '@linli/api/client/open-client';
import Taro from '@tarojs/taro';
import { forgetSession, session } from '../state/session.ts';
import { settings } from '../state/settings.ts';
import { newId } from './new-id.ts';

const milliseconds = 20_000;

/** The API as this phone reaches it. A 401 also ends the session on it. */
export const { call, headers, refused, noAnswer } = openClient({
  async send({ url, method, headers, body }) {
    const { statusCode, data } = await Taro.request<unknown>({
      url: `${process.env.LINLI_API}${url}`,
      method,
      timeout: milliseconds,
      header: headers,
      ...(body === undefined ? {} : { data: body }),
    });
    return { status: statusCode, data };
  },
  token: () => session.get()?.token,
  language: () => settings.get().language,
  newId,
  signedOut: forgetSession,
});
