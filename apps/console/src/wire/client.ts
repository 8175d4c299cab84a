import { asFailure, type CallFailed } from '@linli/api/client/call-failed';
import { hearCases } from '@linli/api/client/hear-cases';
import { openClient } from '@linli/api/client/open-client';
import { requestOf } from '@linli/api/client/request-of';
import { streamByFetch } from '@linli/api/client/stream-by-fetch';
import type { CatalogKey, InputOf, ReplyOf } from '@linli/contracts/catalog';
import { labelIn } from '@linli/contracts/label-in';
import { noAnswer } from '@linli/contracts/no-answer';
import { newId } from '../state/new-id.ts';
import { forgetSession, useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';

const milliseconds = 20_000;
/** A register of a district is tens of megabytes, and is gone through before it is answered. */
const uploadMs = 180_000;

/** The API as this computer reaches it. A 401 also ends the session on it. */
export const client = openClient({
  async send({ url, body, ...request }) {
    const answer = await fetch(`/api${url}`, {
      ...request,
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(milliseconds),
    });
    return { status: answer.status, data: await answer.json().catch(() => undefined) };
  },
  token: () => useSession.getState().token,
  language: () => useSettings.getState().language,
  newId,
  signedOut: forgetSession,
});

export const { call } = client;

/** Moved cases, heard over one stream however many parts of a page listen. */
export const hearing = hearCases((since, onText) =>
  streamByFetch(
    '/api/live',
    {
      ...client.headers(false, undefined),
      accept: 'text/event-stream',
      ...(since ? { 'last-event-id': since } : {}),
    },
    onText,
  ),
);
useSession.subscribe(() => hearing.forget());

/** Any error as a failure to show, in the reader's language. */
export const failureOf = (error: unknown): CallFailed =>
  asFailure(error, labelIn(noAnswer.unexpected, useSettings.getState().language));

/** A failure in one sentence, with what is wrong with single fields. */
export function sentenceOf(error: unknown): string {
  const { title, detail, errors } = failureOf(error);
  return [title, detail, ...new Set(errors.map(({ message }) => message))].filter(Boolean).join('; ');
}

/**
 * Sends a file as the body of an upload endpoint; its fields go into the query.
 * @throws CallFailed as `call` does
 */
export async function upload<K extends CatalogKey>(
  key: K,
  input: InputOf<K>,
  file: Blob,
  type: string,
): Promise<ReplyOf<K>> {
  const { method, url } = requestOf(key, input as Record<string, unknown>, true);
  const answer = await fetch(`/api${url}`, {
    method,
    headers: { ...client.headers(false, newId()), 'content-type': type },
    body: file,
    signal: AbortSignal.timeout(uploadMs),
  }).catch(() => undefined);
  if (answer === undefined) throw client.noAnswer();
  const data: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw client.refused(answer.status, data);
  return data as ReplyOf<K>;
}
