import { Problem } from '@linli/contracts/problem';
import { type CaseMove, hears, type Watched } from '@linli/services/cases/watch-cases';
import type { Hub } from './hub.ts';

export interface StreamLimits {
  /** Streams of one account: a desk on the phone and one on the computer, and some that nobody closed. */
  readonly perAccount: number;
  readonly perProcess: number;
  /** Pieces that wait for a slow reader before the stream is ended; it comes back and asks for what it missed. */
  readonly waiting: number;
  /** Milliseconds between two comments that keep proxies from ending a silent stream. */
  readonly heartbeatMs: number;
  /** Milliseconds between two looks at whether the account may still hear. */
  readonly recheckMs: number;
}

export const usualLimits: StreamLimits = {
  perAccount: 6,
  perProcess: 2_000,
  waiting: 256,
  heartbeatMs: 20_000,
  recheckMs: 30_000,
};

/** Why a stream ended; for the metric. */
export type Ending = 'left' | 'slow' | 'not-allowed' | 'closing';

export interface StreamMetrics {
  /** Streams open now. */
  open(streams: number): void;
  told(): void;
  ended(why: Ending): void;
}

export interface Streams {
  /**
   * Opens the stream of an account: what it missed since `since`, then each move as it commits.
   * @throws Problem too-many-requests when the account or the process has as many as it may
   */
  open(who: {
    accountId: string;
    watched: Watched;
    since: number | null;
    /** What the account may hear now; null when nothing any more. @throws when that cannot be found out now */
    again: () => Promise<Watched | null>;
  }): Promise<ReadableStream<Uint8Array>>;
  close(): Promise<void>;
}

const text = new TextEncoder();
const piece = (event: string, id: number, data: object): string =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
const pieceOf = ({ seq, caseKind, caseId }: CaseMove): string => piece('case', seq, { caseKind, caseId });

/** All streams of this process, fed by one hub. */
export function openStreams(hub: Hub, limits: StreamLimits, metrics: StreamMetrics): Streams {
  const perAccount = new Map<string, number>();
  const enders = new Set<(why: Ending) => void>();
  let closing = false;

  function count(accountId: string, change: 1 | -1): void {
    const now = (perAccount.get(accountId) ?? 0) + change;
    if (now === 0) perAccount.delete(accountId);
    else perAccount.set(accountId, now);
  }

  return {
    async open({ accountId, since, again, ...who }) {
      let { watched } = who;
      const full = enders.size >= limits.perProcess || (perAccount.get(accountId) ?? 0) >= limits.perAccount;
      if (full || closing) throw new Problem('too-many-requests', { retryAfterSeconds: 60 });
      let leave: (() => void) | undefined;
      let over = false;
      let out: ReadableStreamDefaultController<Uint8Array> | undefined;
      const send = (said: string) => {
        if (over || !out) return;
        if ((out.desiredSize ?? 0) <= 0) end('slow');
        else out.enqueue(text.encode(said));
      };
      const heartbeat = setInterval(() => send(': still here\n\n'), limits.heartbeatMs);
      const recheck = setInterval(async () => {
        const now = await again().catch(() => watched);
        if (now === null) end('not-allowed');
        else watched = now;
      }, limits.recheckMs);
      const end = (why: Ending) => {
        if (over) return;
        over = true;
        clearInterval(heartbeat);
        clearInterval(recheck);
        leave?.();
        enders.delete(end);
        count(accountId, -1);
        metrics.open(enders.size);
        metrics.ended(why);
        if (why === 'slow') out?.error(new Error('the reader is too slow'));
        else if (why !== 'left') out?.close();
      };
      enders.add(end);
      count(accountId, 1);
      metrics.open(enders.size);
      const readable = new ReadableStream<Uint8Array>(
        {
          start: (controller) => {
            out = controller;
          },
          cancel: () => end('left'),
        },
        new CountQueuingStrategy({ highWaterMark: limits.waiting }),
      );

      const tell = (move: CaseMove) => {
        if (!hears(watched, move)) return;
        send(pieceOf(move));
        metrics.told();
      };
      // What commits while the missed moves are read waits for them, so that the last number told is a safe place to go on from.
      let held: CaseMove[] | undefined = [];
      try {
        leave = await hub.join({
          moved: (move) => (held ? held.push(move) : tell(move)),
          missedMuch: () => send(piece('reload', hub.newest(), {})),
        });
        const from = hub.newest();
        const missed = since === null ? [] : await hub.since(since);
        if (over) leave();
        send(piece(missed === null ? 'reload' : 'ready', from, {}));
        for (const move of [...(missed ?? []), ...held]) tell(move);
        held = undefined;
      } catch (error) {
        end('closing');
        throw error;
      }
      return readable;
    },
    async close() {
      closing = true;
      for (const end of [...enders]) end('closing');
      await hub.close();
    },
  };
}
