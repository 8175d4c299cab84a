import { Link } from '@tanstack/react-router';
import { Alert, Button, Empty, Result, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../state/use-words.ts';
import { failureOf } from '../wire/client.ts';
import { shellWords } from '../words/shell.ts';

/** Something is being read. */
export function Waiting() {
  const say = useWords(shellWords);
  return (
    <div className="waiting" role="status">
      <Spin />
      <span className="heard">{say('loading')}</span>
    </div>
  );
}

/** Why there is nothing to show, and a way to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const say = useWords(shellWords);
  const { title, detail } = failureOf(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={detail}
      action={<Button onClick={onRetry}>{say('retry')}</Button>}
    />
  );
}

/** Nothing is there, which is an answer. */
export function Nothing({ text }: { text?: string }) {
  const say = useWords(shellWords);
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text ?? say('empty')} />;
}

interface Source<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** What one reading brought: waiting, why not, or the content. Old data stays when a newer reading fails. */
export function Part<T>({ of, children }: { of: Source<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <Failed error={of.error} onRetry={() => of.refetch()} />;
  return <Waiting />;
}

/** An address of nothing. */
export function NotFound() {
  const say = useWords(shellWords);
  return (
    <main id="content">
      <Result
        status="404"
        title={<h1 className="result-title">{say('notFound')}</h1>}
        subTitle={say('notFoundNote')}
        extra={<Link to="/now">{say('toNow')}</Link>}
      />
    </main>
  );
}

/** A page that fell over. */
export function Broken({ error, reset }: { error: unknown; reset: () => void }) {
  const say = useWords(shellWords);
  return (
    <main id="content" className="page">
      <h1>{say('broken')}</h1>
      <Failed error={error} onRetry={reset} />
    </main>
  );
}
