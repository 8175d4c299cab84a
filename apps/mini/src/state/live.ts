import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { openStream } from '../wire/open-stream.ts';
import { type Piece, readPieces } from '../wire/read-pieces.ts';
import { session } from './session.ts';

/** Told that a case moved; undefined when any may have. */
type Listener = (caseId: string | undefined) => void;

const listeners = new Set<Listener>();
const pollMs = 15_000;
const longestWaitMs = 30_000;

let stop: (() => void) | undefined;
let last: string | undefined;
/** This account may not hear: it is not asked again. */
let refused = false;

session.subscribe(() => {
  last = undefined;
  refused = false;
});

function tell(caseId: string | undefined): void {
  for (const listener of [...listeners]) listener(caseId);
}

function took({ event, id, data }: Piece): void {
  if (event === 'case') tell((JSON.parse(data) as { caseId: string }).caseId);
  if (event === 'reload') tell(undefined);
  last = id ?? last;
}

/** Keeps one stream open until told to stop; while there is none it says every 15 s that anything may have moved. */
function start(): () => void {
  let open: ReturnType<typeof openStream> | undefined;
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

function listen(listener: Listener): () => void {
  listeners.add(listener);
  stop ??= start();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

/** Whether the page is the one in front and the app or the tab is in sight. */
function useInSight(): boolean {
  const [inFront, setInFront] = useState(true);
  const [inSight, setInSight] = useState(true);
  useDidShow(() => setInFront(true));
  useDidHide(() => setInFront(false));
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5') {
      const look = () => setInSight(document.visibilityState === 'visible');
      document.addEventListener('visibilitychange', look);
      return () => document.removeEventListener('visibilitychange', look);
    }
    const show = () => setInSight(true);
    const hide = () => setInSight(false);
    Taro.onAppShow(show);
    Taro.onAppHide(hide);
    return () => {
      Taro.offAppShow(show);
      Taro.offAppHide(hide);
    };
  }, []);
  return inFront && inSight;
}

/** Changes that come together are one. */
const gatherMs = 250;

/**
 * Calls `onChange` when a case moved (this one only with `caseId`), as the server says it; accounts that may not hear, and
 * phones that cannot stream, look every 15 s. Nothing is heard while the page is out of sight; what moved meanwhile is
 * told when it comes back.
 */
export function useLive(onChange: () => unknown, caseId?: string): void {
  const current = useRef(onChange);
  current.current = onChange;
  const inSight = useInSight();
  useEffect(() => {
    if (!inSight) return;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const forget = listen((moved) => {
      if (caseId !== undefined && moved !== undefined && moved !== caseId) return;
      gathering ??= setTimeout(() => {
        gathering = undefined;
        current.current();
      }, gatherMs);
    });
    return () => {
      clearTimeout(gathering);
      forget();
    };
  }, [inSight, caseId]);
}
