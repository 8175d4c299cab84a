import { type Piece, readPieces } from './read-pieces.ts';
import type { OpenStream } from './stream-by-fetch.ts';

/** Told that a case moved; undefined when any may have. */
export type CaseListener = (caseId: string | undefined) => void;

export interface Hearing {
  /** Hears from now on; the stream is open while somebody does. Ended by the returned function. */
  listen(listener: CaseListener): () => void;
  /** Somebody else is signed in: the number heard last means nothing to them. */
  forget(): void;
}

const pollMs = 15_000;
const longestWaitMs = 30_000;

/**
 * Hears of moved cases over one stream (ADR 0041), opened again whenever it is cut; while there is none it says every 15 s
 * that anything may have moved.
 *
 * @param openStream opens `GET /api/live`, from after a number on
 */
export function hearCases(
  openStream: (since: string | undefined, onText: (text: string) => void) => OpenStream,
): Hearing {
  const listeners = new Set<CaseListener>();
  let stop: (() => void) | undefined;
  let last: string | undefined;
  /** This account may not hear: it is not asked again. */
  let refused = false;

  function tell(caseId: string | undefined): void {
    for (const listener of [...listeners]) listener(caseId);
  }

  function took({ event, id, data }: Piece): void {
    if (event === 'case') tell((JSON.parse(data) as { caseId: string }).caseId);
    if (event === 'reload') tell(undefined);
    last = id ?? last;
  }

  function start(): () => void {
    let open: OpenStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let hearing = false;
    const poll = setInterval(() => {
      if (!hearing) tell(undefined);
    }, pollMs);
    const connect = async (waitMs: number) => {
      const read = readPieces();
      let heard = false;
      open = openStream(last, (text) => {
        hearing = true;
        heard = true;
        for (const piece of read(text)) took(piece);
      });
      const how = await open.over;
      hearing = false;
      refused ||= how === 'refused';
      if (stopped || refused) return;
      const next = heard ? 1_000 : Math.min(waitMs * 2, longestWaitMs);
      timer = setTimeout(() => connect(next), next);
    };
    if (!refused) connect(1_000);
    return () => {
      stopped = true;
      clearInterval(poll);
      clearTimeout(timer);
      open?.end();
    };
  }

  return {
    listen(listener) {
      listeners.add(listener);
      stop ??= start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
    forget() {
      last = undefined;
      refused = false;
    },
  };
}
