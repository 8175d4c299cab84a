import { requestOf } from '@linli/api/client/request-of';
import type { Catalog, CatalogKey, InputOf } from '@linli/contracts/catalog';
import { App } from 'antd';
import { client, sentenceOf } from './client.ts';

/** Endpoints that answer with a file. */
export type FileKey = { [K in CatalogKey]: Catalog[K] extends { body: 'file' } ? K : never }[CatalogKey];

const longestMs = 120_000;

/** Has a file written and hands it to the browser to keep, under the name the server gave it. Answers whether it came. */
export function useDownload(): <K extends FileKey>(key: K, input: InputOf<K>) => Promise<boolean> {
  const { message } = App.useApp();
  return async (key, input) => {
    try {
      await download(key, input as Record<string, unknown>);
      return true;
    } catch (error) {
      message.error(sentenceOf(error));
      return false;
    }
  };
}

async function download(key: FileKey, input: Record<string, unknown>): Promise<void> {
  const { method, url, body } = requestOf(key, input);
  const answer = await fetch(`/api${url}`, {
    method,
    headers: { ...client.headers(body !== undefined, undefined), accept: '*/*' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(longestMs),
  }).catch(() => {
    throw client.noAnswer();
  });
  if (!answer.ok) throw client.refused(answer.status, await answer.text());
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '');
  const address = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement('a'), {
    href: address,
    download: decodeURIComponent(named?.[1] ?? 'file'),
  });
  link.click();
  URL.revokeObjectURL(address);
}
