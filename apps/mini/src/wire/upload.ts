import { requestOf } from '@linli/api/client/request-of';
import type { CatalogKey, InputOf, ReplyOf } from '@linli/contracts/catalog';
import Taro from '@tarojs/taro';
import { headers, noAnswer, refused } from './call.ts';
import { newId } from './new-id.ts';

const milliseconds = 60_000;

/**
 * Sends a file as the body of an upload endpoint; `path` is what the chooser gave. `type` is said of a file whose own type
 * the phone does not tell.
 * @throws CallFailed
 */
export async function uploadFile<K extends CatalogKey>(
  key: K,
  input: InputOf<K>,
  path: string,
  type = 'application/octet-stream',
): Promise<ReplyOf<K>> {
  const request = requestOf(key, input as Record<string, unknown>, true);
  const url = `${process.env.LINLI_API}${request.url}`;
  const header = { ...headers(false, newId()), 'content-type': type };
  const answer = await (process.env.TARO_ENV === 'h5' ? fromBrowser : fromPhone)(url, header, path).catch(
    () => undefined,
  );
  if (answer === undefined) throw noAnswer();
  if (answer.status >= 400) throw refused(answer.status, answer.data);
  return answer.data as ReplyOf<K>;
}

/** Sends a photo. @throws CallFailed */
export const uploadPhoto = <K extends CatalogKey>(
  key: K,
  input: InputOf<K>,
  path: string,
): Promise<ReplyOf<K>> => uploadFile(key, input, path, 'image/jpeg');

type Send = (
  url: string,
  header: Record<string, string>,
  path: string,
) => Promise<{ status: number; data: unknown }>;

/** `path` is a blob address there; Taro.request would turn its bytes into JSON. */
const fromBrowser: Send = async (url, header, path) => {
  const file = await (await fetch(path)).blob();
  const answer = await fetch(url, {
    method: 'POST',
    headers: file.type ? { ...header, 'content-type': file.type } : header,
    body: file,
  });
  return { status: answer.status, data: await answer.json().catch(() => undefined) };
};

const fromPhone: Send = async (url, header, path) => {
  const bytes = await new Promise<ArrayBuffer>((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      success: ({ data }) => (typeof data === 'string' ? reject(new Error('not bytes')) : resolve(data)),
      fail: reject,
    });
  });
  const answer = await Taro.request({ url, method: 'POST', header, data: bytes, timeout: milliseconds });
  return { status: answer.statusCode, data: answer.data };
};
