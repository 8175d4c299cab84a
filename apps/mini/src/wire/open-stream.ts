import Taro from '@tarojs/taro';
import { headers } from './call.ts';

export interface OpenStream {
  end(): void;
  /** How it ended: `refused` when this account may not hear or the phone cannot stream. */
  over: Promise<'refused' | 'cut'>;
}

/**
 * Reads the stream of live updates, text as it comes. EventSource could not send the token: the browser reads by fetch,
 * WeChat by a chunked request.
 */
export function openStream(since: string | undefined, onText: (text: string) => void): OpenStream {
  const url = `${process.env.LINLI_API}/live`;
  const header = {
    ...headers(false, undefined),
    accept: 'text/event-stream',
    ...(since ? { 'last-event-id': since } : {}),
  };
  return process.env.TARO_ENV === 'h5' ? byFetch(url, header, onText) : byChunks(url, header, onText);
}

function byFetch(url: string, header: Record<string, string>, onText: (text: string) => void): OpenStream {
  const leave = new AbortController();
  const read = async () => {
    const answer = await fetch(url, { headers: header, signal: leave.signal });
    if (answer.status === 401 || answer.status === 403 || !answer.body) return 'refused';
    if (!answer.ok) return 'cut';
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'cut';
      onText(decoder.decode(value, { stream: true }));
    }
  };
  return { end: () => leave.abort(), over: read().catch(() => 'cut' as const) };
}

function byChunks(url: string, header: Record<string, string>, onText: (text: string) => void): OpenStream {
  let end = () => {};
  const over = new Promise<'refused' | 'cut'>((resolve) => {
    const task = Taro.request({
      url,
      header,
      enableChunked: true,
      timeout: 600_000,
      success: ({ statusCode }) => resolve(statusCode === 401 || statusCode === 403 ? 'refused' : 'cut'),
      fail: () => resolve('cut'),
    });
    task.catch(() => undefined); // told by fail
    end = () => task.abort();
    if (typeof task.onChunkReceived === 'function')
      task.onChunkReceived(({ data }) => onText(String.fromCharCode(...new Uint8Array(data))));
    else {
      task.abort();
      resolve('refused');
    }
  });
  return { end: () => end(), over };
}
