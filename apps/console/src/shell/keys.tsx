import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { useWords } from '../state/use-words.ts';
import { shellWords } from '../words/shell.ts';
import type { pages } from './pages.ts';

/** So long after `g` the next key names a page. */
const togetherMs = 1_500;

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.role === 'combobox');

/** Follows the keyboard and shows what it can do: `g` and a letter opens a page, `?` this list. */
export function Keys({
  shown,
  pages: reachable,
  onShow,
}: {
  shown: boolean;
  pages: readonly (typeof pages)[number][];
  onShow: (shown: boolean) => void;
}) {
  const say = useWords(shellWords);
  const navigate = useNavigate();
  const goneAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (typesText(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const page = reachable.find(({ key }) => key === event.key);
      if (event.key === '?') onShow(true);
      else if (event.key === 'g') goneAt.current = event.timeStamp;
      else if (page && event.timeStamp - goneAt.current < togetherMs) void navigate({ to: page.to });
      if (event.key !== 'g') goneAt.current = Number.NEGATIVE_INFINITY;
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [reachable, navigate, onShow]);
  return (
    <Modal open={shown} title={say('keys')} footer={null} onCancel={() => onShow(false)}>
      <dl className="keys">
        {reachable.map(({ name, key }) => (
          <div key={name}>
            <dt>
              <kbd>g</kbd> <kbd>{key}</kbd>
            </dt>
            <dd>{say(name)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{say('keyHelp')}</dd>
        </div>
      </dl>
    </Modal>
  );
}
