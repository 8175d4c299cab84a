import { expect, vi } from 'vitest';

interface Piece {
  event: string;
  id: number;
  data: string;
}

/** Opens `GET /api/live` as a desk does and keeps what was said; answers when the stream said it is ready. */
export async function listenTo(url: string, token: string, since?: number) {
  const leave = new AbortController();
  const answer = await fetch(`${url}/api/live`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(since === undefined ? {} : { 'last-event-id': String(since) }),
    },
    signal: leave.signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`live answers ${answer.status}`);
  const pieces: Piece[] = [];
  let comments = 0;
  let over = false;
  const read = async (body: ReadableStream<Uint8Array>) => {
    let rest = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + chunk).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        if (part.startsWith(':')) comments += 1;
        else {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? '';
          pieces.push({ event: field('event'), id: Number(field('id')), data: field('data') });
        }
      }
    }
  };
  read(answer.body)
    .catch(() => undefined) // left, or cut
    .finally(() => {
      over = true;
    });
  const waiting = { timeout: 30_000, interval: 10 };
  await vi.waitFor(() => expect(pieces[0]?.event).toMatch(/ready|reload/), waiting);
  const cases = () =>
    pieces.flatMap(({ event, data }) =>
      event === 'case' ? [(JSON.parse(data) as { caseId: string }).caseId] : [],
    );
  return {
    headers: answer.headers,
    pieces: () => pieces,
    comments: () => comments,
    cases,
    lastId: () => pieces.at(-1)?.id ?? 0,
    hears: (caseId: string) => vi.waitFor(() => expect(cases()).toContain(caseId), waiting),
    ended: () => vi.waitFor(() => expect(over).toBe(true), waiting),
    end: () => leave.abort(),
  };
}
