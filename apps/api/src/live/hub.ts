import type { Db } from '@linli/db/client';
import { listen } from '@linli/jobs/listen';
import { caseChannel } from '@linli/services/cases/tell-case';
import { type CaseMove, movesSince, newestMove, readMove } from '@linli/services/cases/watch-cases';
import type { Ctx } from '@linli/services/context';

/** What an open stream hears: a move, or that more was missed than is worth telling singly. */
export interface Hearer {
  moved(move: CaseMove): void;
  missedMuch(): void;
}

export interface Hub {
  /** From here on the hearer hears every move that commits; ended by the returned function. */
  join(hearer: Hearer): Promise<() => void>;
  /** Moves after a number, with some before it (see `overlap`); null when there are too many. */
  since(seq: number): Promise<CaseMove[] | null>;
  /** The newest move known here. */
  newest(): number;
  close(): Promise<void>;
}

/**
 * Numbers are given when a row is written and commits come in another order: whoever asks again is told those shortly
 * before as well. A move told twice costs one more reading.
 */
const overlap = 100;
/** More than these are not told singly. */
const mostMissed = 1_000;

/**
 * One session of Postgres that hears of moved cases for all streams of this process. It opens with the first stream,
 * connects again when it is lost, and then, as also now and then without cause, looks for what it did not hear.
 */
export function openHub(options: {
  url: string;
  db: Db;
  log: Ctx['log'];
  /** Milliseconds between two looks at the connection, and between two looks at the table. */
  lookMs?: number;
  readMs?: number;
}): Hub {
  const { url, db, log, lookMs = 1_000, readMs = 15_000 } = options;
  const hearers = new Set<Hearer>();
  const told = new Set<number>();
  let last: number | undefined;
  let opening: Promise<void> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  let readAt = 0;
  let closed = false;

  const listener = listen(url, {
    channel: caseChannel,
    name: 'linli live',
    onTold: (payload) => {
      const move = readMove(payload);
      if (move) tell(move);
    },
  });

  function tell(move: CaseMove): void {
    if (told.has(move.seq)) return;
    told.add(move.seq);
    if (told.size > 4 * mostMissed) for (const old of [...told].slice(0, 2 * mostMissed)) told.delete(old);
    last = Math.max(last ?? 0, move.seq);
    for (const hearer of [...hearers]) hearer.moved(move);
  }

  async function read(): Promise<void> {
    readAt = performance.now();
    if (last === undefined) {
      last = await newestMove(db);
      return;
    }
    const missed = await since(last);
    if (missed) for (const move of missed) tell(move);
    else {
      last = await newestMove(db);
      for (const hearer of [...hearers]) hearer.missedMuch();
    }
  }

  async function since(seq: number): Promise<CaseMove[] | null> {
    const moves = await movesSince(db, Math.max(0, seq - overlap), mostMissed + overlap + 1);
    return moves.length > mostMissed + overlap ? null : moves;
  }

  async function look(): Promise<void> {
    try {
      const connected = await listener.ensure();
      if (connected || performance.now() - readAt >= readMs) await read();
    } catch (error) {
      log.warn({ err: error }, 'live updates: Postgres is not heard');
    }
    if (!closed) looking = setTimeout(look, lookMs);
    else await listener.close();
  }

  return {
    async join(hearer) {
      opening ??= read().then(look);
      await opening.catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      hearers.add(hearer);
      return () => {
        hearers.delete(hearer);
      };
    },
    since,
    newest: () => last ?? 0,
    async close() {
      closed = true;
      clearTimeout(looking);
      await listener.close();
    },
  };
}
