import { requestOf } from '@linli/api/client/request-of';
import type { CatalogKey, InputOf } from '@linli/contracts/catalog';
import Taro from '@tarojs/taro';
import { headers } from './call.ts';

/** Photos already fetched or just sent, by endpoint and id: what the phone can show them from. */
const shown = new Map<string, Promise<string>>();

/** Remembers where a photo that was just sent lies on this phone, so that it is not fetched again. */
export function rememberPhoto(key: CatalogKey, photoId: string, path: string): void {
  shown.set(`${key} ${photoId}`, Promise.resolve(path));
}

/**
 * Fetches a photo that only some may see; answers an address an <Image> can show.
 * @throws when it does not come
 */
export function fetchPhoto<K extends CatalogKey>(
  key: K,
  input: InputOf<K> & { photoId: string },
): Promise<string> {
  const name = `${key} ${input.photoId}`;
  const known = shown.get(name);
  if (known) return known;
  const url = `${process.env.LINLI_API}${requestOf(key, input).url}`;
  const coming = process.env.TARO_ENV === 'h5' ? fromBrowser(url) : fromPhone(url);
  shown.set(name, coming);
  coming.catch(() => shown.delete(name));
  return coming;
}

async function fromBrowser(url: string): Promise<string> {
  const answer = await fetch(url, { headers: headers(false, undefined) });
  if (!answer.ok) throw new Error(`photo: ${answer.status}`);
  return URL.createObjectURL(await answer.blob());
}

async function fromPhone(url: string): Promise<string> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url, header: headers(false, undefined) });
  if (statusCode !== 200) throw new Error(`photo: ${statusCode}`);
  return tempFilePath;
}
