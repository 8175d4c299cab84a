import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../state/use-words.ts';
import type { Parts } from '../wire/queries.ts';
import { shellWords } from '../words/shell.ts';
import { Failed, Nothing, Waiting } from './states.tsx';

/** A list that comes in parts: waiting, why not, nothing, or its rows and the way to more of them. */
export function Rows<T>({
  of,
  empty,
  children,
}: {
  of: Parts<T>;
  empty?: string;
  children: (items: readonly T[]) => ReactNode;
}) {
  const say = useWords(shellWords);
  if (of.loading) return <Waiting />;
  if (of.failure) return <Failed error={of.failure} onRetry={of.reload} />;
  if (of.items.length === 0) return <Nothing {...(empty === undefined ? {} : { text: empty })} />;
  return (
    <>
      <div className="scroll">{children(of.items)}</div>
      {of.more && (
        <p>
          <Button onClick={of.loadMore} loading={of.loadingMore}>
            {say('more')}
          </Button>
        </p>
      )}
    </>
  );
}
