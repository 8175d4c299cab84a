import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { settings } from '../state/settings.ts';
import { wireWords } from '../words/wire.ts';
import { sayIn } from '../words/words.ts';
import { asFailure, type CallFailed } from './call-failed.ts';

/** What a page has loaded so far. Old data stays while newer is fetched, and when that fails. */
export interface Loaded<T> {
  data: T | undefined;
  /** Nothing to show yet. */
  loading: boolean;
  failure: CallFailed | undefined;
  reload: () => Promise<void>;
  /** Shows something before the server has confirmed it. */
  put: (data: T) => void;
}

/** Loads when the page opens, when it comes back into sight, and when `about` changes. The newest answer wins. */
export function useLoad<T>(load: () => Promise<T>, about: readonly unknown[] = []): Loaded<T> {
  const [state, setState] = useState<{ data?: T; failure?: CallFailed | undefined }>({});
  const newest = useRef(0);
  const current = useRef(load);
  current.current = load;
  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    try {
      const data = await current.current();
      if (mine === newest.current) setState({ data, failure: undefined });
    } catch (error) {
      const failure = asFailure(error, sayIn(wireWords, settings.get().language)('unexpected'));
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
    failure: state.failure,
    loading: state.data === undefined && state.failure === undefined,
    reload,
    put: (data) => setState({ data, failure: undefined }),
  };
}
