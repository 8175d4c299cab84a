import { hearCases } from '@linli/api/client/hear-cases';
import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { openStream } from '../wire/open-stream.ts';
import { session } from './session.ts';

const hearing = hearCases(openStream);
session.subscribe(() => hearing.forget());

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
    const forget = hearing.listen((moved) => {
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
