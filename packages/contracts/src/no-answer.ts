import type { LocalText } from './problem.ts';

/** What a client says by itself when no problem of the server's came back. */
export const noAnswer = {
  title: { zh: '没有连上服务器', en: 'The server did not answer' },
  detail: { zh: '请看看网络，再试一次。', en: 'Please check the network and try again.' },
  unexpected: { zh: '出了点问题，请再试一次', en: 'Something went wrong, please try again' },
} as const satisfies Record<string, LocalText>;
