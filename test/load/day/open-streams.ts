import { readPieces } from '@linli/api/client/read-pieces';
import { Agent, request } from 'undici';
import type { Desk } from './load-plan.ts';

export interface OpenStreams {
  /** Streams that are open. */
  readonly open: number;
  /** Streams that ended before they were told to. */
  readonly cut: number;
  readonly heard: number;
  close(): void;
}

/** Opens the stream of live updates of every desk and keeps it open; `moved` is told of each case as it comes. */
export async function openStreams(
  urls: readonly string[],
  desks: readonly Desk[],
  moved: (desk: number, caseId: string) => void,
): Promise<OpenStreams> {
  const agent = new Agent({ bodyTimeout: 0, headersTimeout: 60_000 });
  let ending = false;
  const count = { open: 0, cut: 0, heard: 0 };
  const listen = async (desk: number, body: AsyncIterable<Buffer>) => {
    const read = readPieces();
    try {
      for await (const chunk of body)
        for (const { event, data } of read(chunk.toString())) {
          if (event !== 'case') continue;
          count.heard++;
          moved(desk, (JSON.parse(data) as { caseId: string }).caseId);
        }
    } catch {
      // Ended by whoever closes us, or cut: both are counted below.
    }
    count.open--;
    if (!ending) count.cut++;
  };
  await Promise.all(
    desks.map(async ({ token }, desk) => {
      const { statusCode, body } = await request(`${urls[desk % urls.length]}/api/live`, {
        headers: { authorization: `Bearer ${token}` },
        dispatcher: agent,
      });
      if (statusCode !== 200) throw new Error(`live answered ${statusCode}`);
      count.open++;
      void listen(desk, body);
    }),
  );
  return {
    get open() {
      return count.open;
    },
    get cut() {
      return count.cut;
    },
    get heard() {
      return count.heard;
    },
    close() {
      ending = true;
      void agent.destroy();
    },
  };
}
