import { type OpenStream, streamByFetch } from '@linli/api/client/stream-by-fetch';
import Taro from '@tarojs/taro';
import { headers } from './call.ts';

/**
 * Reads the stream of live updates, text as it comes: the browser by fetch, WeChat by a chunked request.
 */
export function openStream(since: string | undefined, onText: (text: string) => void): OpenStream {
  const url = `${process.env.LINLI_API}/live`;
  const header = {
    ...headers(false, undefined),
    accept: 'text/event-stream',
    ...(since ? { 'last-event-id': since } : {}),
  };
  return process.env.TARO_ENV === 'h5' ? streamByFetch(url, header, onText) : byChunks(url, header, onText);
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
