import type { CallFailed } from '@linli/api/client/call-failed';
import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { clock } from '../state/clock.ts';
import { keepAnswer, keptAnswer } from '../state/kept.ts';
import { failureOf } from './attempt.ts';

/** What a page has loaded so far. Old data stays while newer is fetched, and when that fails. */
export interface Loaded<T> {
  data: T | undefined;
  /** When `data` came, by the phone's clock; undefined for an answer kept from before. */
  loadedAt: Date | undefined;
  /** Nothing to show yet. */
  loading: boolean;
  failure: CallFailed | undefined;
  reload: () => Promise<void>;
  /** Shows something before the server has confirmed it. */
  put: (data: T) => void;
}

interface State<T> {
  data?: T | undefined;
  loadedAt?: Date | undefined;
  failure?: CallFailed | undefined;
}

/**
 * Loads when the page opens, when it comes back into sight, and when `about` changes. The newest answer wins. With `keep`
 * the last answer of that name stays on the phone and is shown at once, also without network.
 */
export function useLoad<T>(load: () => Promise<T>, about: readonly unknown[] = [], keep?: string): Loaded<T> {
  const [state, setState] = useState<State<T>>(() =>
    keep === undefined ? {} : { data: keptAnswer<T>(keep) },
  );
  const newest = useRef(0);
  const name = useRef(keep);
  name.current = keep;
  const current = useRef(load);
  current.current = load;
  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    try {
      const data = await current.current();
      if (name.current !== undefined) keepAnswer(name.current, data);
      if (mine === newest.current) setState({ data, loadedAt: clock.now(), failure: undefined });
    } catch (error) {
      const failure = failureOf(error);
      if (mine === newest.current) setState((before) => ({ ...before, failure }));
    }
  }, []);
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    reload();
    return () => {
      newest.current += 1; // an answer for a page that has gone is dropped
    };
  }, [reload, ...about]);
  useDidShow(() => {
    if (shown.current) reload();
  });
  return {
    data: state.data,
    loadedAt: state.loadedAt,
    failure: state.failure,
    loading: state.data === undefined && state.failure === undefined,
    reload,
    put(data) {
      newest.current += 1; // an answer that is still on its way is older
      setState({ data, loadedAt: clock.now(), failure: undefined });
    },
  };
}

/** What the kit's `Page` is told of it: a failure only while there is nothing to show. */
export function shellOf({
  data,
  loading,
  failure,
  reload,
}: Pick<Loaded<unknown>, 'data' | 'loading' | 'failure' | 'reload'>): {
  loading: boolean;
  failure: CallFailed | undefined;
  onRetry: () => Promise<void>;
} {
  return { loading, failure: data === undefined ? failure : undefined, onRetry: reload };
}
