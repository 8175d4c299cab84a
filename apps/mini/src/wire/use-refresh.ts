import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

/**
 * Reloads on pull-down and, with `seconds`, again and again while the page is in sight. A reload that is still under way
 * is waited for, never overtaken.
 */
export function useRefresh(reload: () => Promise<unknown>, seconds?: number): void {
  const current = useRef(reload);
  current.current = reload;
  const [inFront, setInFront] = useState(true);
  useDidShow(() => setInFront(true));
  useDidHide(() => setInFront(false));
  usePullDownRefresh(() => {
    current.current().finally(() => Taro.stopPullDownRefresh());
  });
  useEffect(() => {
    if (seconds === undefined || !inFront) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const wait = () => {
      timer = setTimeout(async () => {
        if (inSight()) await current.current().catch(() => undefined);
        if (!gone) wait();
      }, seconds * 1000);
    };
    wait();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [seconds, inFront]);
}

/** On H5 a tab in the background is still the page in front. */
function inSight(): boolean {
  return process.env.TARO_ENV !== 'h5' || document.visibilityState === 'visible';
}
