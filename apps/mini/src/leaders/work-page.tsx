import { Text, View } from '@tarojs/components';
import { Page, type PageProps } from '../kit/page.tsx';
import { useWords } from '../state/use-words.ts';
import { wallClock } from '../state/when.ts';
import './leaders.css';
import { useRefresh } from '../wire/use-refresh.ts';
import { isFilled, type Source } from './source.ts';
import { deskWords } from './words/desk.ts';

export interface WorkPageProps extends Omit<PageProps, 'loading' | 'failure' | 'onRetry'> {
  /** What the page cannot do without, the most important first. */
  of: readonly Source[];
  /** Loaded again with the rest, but the page shows without it. */
  also?: readonly Source[];
  /** Loads again every so many seconds while the page is in sight. */
  seconds?: number;
}

/**
 * A page over things that are loaded: skeleton until all are there, failure with retry while one is missing, and what is
 * there stays, marked as old, when a later load fails. Pull-down loads again.
 */
export function WorkPage({ of, also = [], seconds, children, ...page }: WorkPageProps) {
  const say = useWords(deskWords);
  const reload = () => Promise.all([...of, ...also].map((source) => source.reload()));
  useRefresh(reload, seconds);
  const missing = of.find((source) => !isFilled(source) && source.failure);
  const loading = of.some((source) => !isFilled(source));
  const old = of.find((source) => isFilled(source) && source.failure);
  return (
    <Page
      offline={say('offline')}
      {...page}
      loading={loading}
      failure={missing?.failure && { title: missing.failure.title, detail: missing.failure.detail }}
      onRetry={reload}
    >
      {old && (
        <View className="stale">
          <Text>
            {old.loadedAt ? say('stale', { time: wallClock(old.loadedAt).time }) : say('staleUnknown')}
          </Text>
        </View>
      )}
      {children}
    </Page>
  );
}
