import type { CatalogKey, InputOf, ReplyOf } from '@linli/contracts/catalog';
import type { ProblemBody } from '@linli/contracts/problem';
import Taro from '@tarojs/taro';
import { forgetSession, session } from '../state/session.ts';
import { settings } from '../state/settings.ts';
import { chineseIn } from '../state/use-label.ts';
import { wireWords } from '../words/wire.ts';
import { sayIn } from '../words/words.ts';
import { CallFailed } from './call-failed.ts';
import { newId } from './new-id.ts';
import { requestOf } from './request-of.ts';

const milliseconds = 20_000;

/** Posts that got no answer, with the Idempotency-Key they carried: saying the same again must not do it twice. */
const unanswered = new Map<string, string>();

/**
 * Calls one endpoint of the catalog.
 * @throws CallFailed with the server's problem, or `no-answer`. A 401 also ends the session on this phone.
 */
export async function call<K extends CatalogKey>(key: K, input: InputOf<K>): Promise<ReplyOf<K>> {
  const request = requestOf(key, input as Record<string, unknown>);
  const same = request.method === 'POST' ? `${key} ${JSON.stringify(request.body)}` : undefined;
  const once = same === undefined ? undefined : (unanswered.get(same) ?? newId());
  if (same !== undefined && once !== undefined) unanswered.set(same, once);
  const answer = await Taro.request<unknown>({
    url: `${process.env.LINLI_API}${request.url}`,
    method: request.method,
    timeout: milliseconds,
    header: headers(request.body !== undefined, once),
    ...(request.body === undefined ? {} : { data: JSON.stringify(request.body) }),
  }).catch(() => undefined);
  if (answer === undefined || answer.statusCode === 0) throw noAnswer();
  if (same !== undefined) unanswered.delete(same);
  if (answer.statusCode >= 400) throw refused(answer.statusCode, answer.data);
  return answer.data as ReplyOf<K>;
}

/** Headers every request carries. */
export function headers(json: boolean, once: string | undefined): Record<string, string> {
  const token = session.get()?.token;
  return {
    accept: 'application/json',
    'accept-language': settings.get().language,
    ...(json ? { 'content-type': 'application/json' } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(once ? { 'idempotency-key': once } : {}),
  };
}

/** The failure that an answer of 400 and above stands for. */
export function refused(status: number, data: unknown): CallFailed {
  const { language } = settings.get();
  const say = sayIn(wireWords, language);
  const body = (typeof data === 'object' && data !== null ? data : parsed(data)) as
    | Partial<ProblemBody>
    | undefined;
  const failure = body?.code
    ? new CallFailed({
        ...body,
        code: body.code,
        title: chineseIn(body.title ?? say('unexpected'), language),
        detail: body.detail && chineseIn(body.detail, language),
        status,
      })
    : new CallFailed({ code: 'unexpected', title: say('unexpected'), status });
  if (failure.code === 'not-signed-in') forgetSession();
  return failure;
}

/** The failure of a call that reached nobody. */
export function noAnswer(): CallFailed {
  const say = sayIn(wireWords, settings.get().language);
  return new CallFailed({
    code: 'no-answer',
    title: say('noAnswer'),
    detail: say('noAnswerDetail'),
    status: 0,
  });
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy in between may answer in HTML
  }
}
