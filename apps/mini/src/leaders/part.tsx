import type { ReactNode } from 'react';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { Pager } from '../kit/pager.tsx';
import { Skeleton } from '../kit/waiting.tsx';
import { useOnline } from '../state/network.ts';
import { useWords } from '../state/use-words.ts';
import type { Loaded } from '../wire/use-load.ts';
import type { Pages } from '../wire/use-pages.ts';
import { kitWords } from '../words/kit.ts';
import { isFilled, type Source } from './source.ts';
import { deskWords } from './words/desk.ts';

/** A part of a page that is loaded apart: its own skeleton and its own failure, so that the rest can be used. */
export function Part<T>({
  of,
  rows = 1,
  children,
}: {
  of: Loaded<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  return of.data === undefined ? <Unfilled of={of} rows={rows} /> : children(of.data);
}

/** A list of as many is worth saying where it ends. */
const worthSaying = 20;

/** A list that comes in parts: skeleton, failure, `empty` when there is nothing, and the way to more at its end. */
export function Rows<T>({
  id,
  of,
  empty,
  children,
}: {
  id: string;
  of: Pages<T>;
  empty: ReactNode;
  children: (items: readonly T[]) => ReactNode;
}) {
  if (!isFilled(of)) return <Unfilled of={of} rows={4} />;
  if (of.items.length === 0) return <>{empty}</>;
  return (
    <>
      {children(of.items)}
      {(of.more || of.items.length >= worthSaying) && (
        <Pager id={`${id}-more`} more={of.more} onMore={of.loadMore} />
      )}
    </>
  );
}

function Unfilled({ of, rows }: { of: Source; rows: number }) {
  const say = useWords(deskWords);
  const sayKit = useWords(kitWords);
  const online = useOnline();
  if (of.failure === undefined) return <Skeleton rows={rows} />;
  return (
    <Notice
      tone="warn"
      title={say('partFailed')}
      action={
        <Button kind="plain" onPress={of.reload}>
          {sayKit('retry')}
        </Button>
      }
    >
      {online ? of.failure.title : sayKit('loadFailedOffline')}
    </Notice>
  );
}
