import type { CatalogKey, InputOf, ReplyOf } from '@linli/contracts/catalog';
import { chineseIn, labelIn } from '@linli/contracts/label-in';
import { noAnswer as texts } from '@linli/contracts/no-answer';
import type { LocalText, ProblemBody } from '@linli/contracts/problem';
import type { Language } from '@linli/contracts/values';
import { CallFailed } from './call-failed.ts';
import { requestOf } from './request-of.ts';

/** One request as it goes out; `url` is below `/api`. */
export interface Outgoing {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

export interface ClientParts {
  /** Sends a request and answers whatever came back. @throws, or status 0, when nothing did */
  send: (request: Outgoing) => Promise<{ status: number; data: unknown }>;
  /** Bearer token of the session; undefined before signing in. */
  token: () => string | undefined;
  language: () => Language;
  /** An id of 8–64 characters of `[a-z0-9-]`. */
  newId: () => string;
  /** The server does not know the session (any more). */
  signedOut: () => void;
}

export interface Client {
  /**
   * Calls one endpoint of the catalog.
   * @throws CallFailed with the server's problem, or `no-answer`. A 401 of an unknown session also tells `signedOut`.
   */
  call<K extends CatalogKey>(key: K, input: InputOf<K>): Promise<ReplyOf<K>>;
  /** Headers every request carries. */
  headers(json: boolean, once: string | undefined): Record<string, string>;
  /** The failure that an answer of 400 and above stands for. */
  refused(status: number, data: unknown): CallFailed;
  /** The failure of a call that reached nobody. */
  noAnswer(): CallFailed;
}

/** The typed client of the API, for apps that differ in how a request is sent and where a session is kept. */
export function openClient({ send, token, language, newId, signedOut }: ClientParts): Client {
  /** Posts that got no answer, with the Idempotency-Key they carried: saying the same again must not do it twice. */
  const unanswered = new Map<string, string>();
  const label = (text: LocalText) => labelIn(text, language());

  const client: Client = {
    async call<K extends CatalogKey>(key: K, input: InputOf<K>) {
      const { method, url, body } = requestOf(key, input as Record<string, unknown>);
      const text = body === undefined ? undefined : JSON.stringify(body);
      const same = method === 'POST' ? `${key} ${text}` : undefined;
      const once = same === undefined ? undefined : (unanswered.get(same) ?? newId());
      if (same !== undefined && once !== undefined) unanswered.set(same, once);
      const headers = client.headers(text !== undefined, once);
      const answer = await send({ url, method, headers, body: text }).catch(() => undefined);
      if (answer === undefined || answer.status === 0) throw client.noAnswer();
      if (same !== undefined) unanswered.delete(same);
      if (answer.status >= 400) throw client.refused(answer.status, answer.data);
      return answer.data as ReplyOf<K>;
    },
    headers(json, once) {
      const bearer = token();
      return {
        accept: 'application/json',
        'accept-language': language(),
        ...(json ? { 'content-type': 'application/json' } : {}),
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...(once ? { 'idempotency-key': once } : {}),
      };
    },
    refused(status, data) {
      const body = (typeof data === 'object' && data !== null ? data : parsed(data)) as
        | Partial<ProblemBody>
        | undefined;
      const title = label(texts.unexpected);
      if (!body?.code) return new CallFailed({ code: 'unexpected', title, status });
      const failure = new CallFailed({
        ...body,
        code: body.code,
        title: chineseIn(body.title ?? title, language()),
        ...(body.detail === undefined ? {} : { detail: chineseIn(body.detail, language()) }),
        status,
      });
      if (failure.code === 'not-signed-in') signedOut();
      return failure;
    },
    noAnswer: () =>
      new CallFailed({
        code: 'no-answer',
        title: label(texts.title),
        detail: label(texts.detail),
        status: 0,
      }),
  };
  return client;
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy in between may answer in HTML
  }
}
