import { Heading } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Page } from '../../kit/page.tsx';
import { Pager } from '../../kit/pager.tsx';
import { useMe } from '../../state/me.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { type Relieve, RelieveCard } from '../relieve-card.tsx';
import { relieveWords } from '../words/relieves.ts';

/** Stand-ins and swaps: asked of me, asked by me, and what became of them. */
export default function RelievesPage() {
  useMe();
  const say = useWords(relieveWords);
  const pages = usePages((cursor) => call('GET /shifts/relieves', { cursor }));
  useRefresh(pages.reload, 30);
  const none = pages.items.length === 0;
  const parts = {
    toMe: pages.items.filter(({ state, mine }) => state === 'open' && !mine),
    mine: pages.items.filter(({ state, mine }) => state === 'open' && mine),
    over: pages.items.filter(({ state }) => state !== 'open'),
  };
  return (
    <Page
      title={say('title')}
      loading={pages.loading}
      failure={none ? pages.failure : undefined}
      onRetry={pages.reload}
    >
      {none && <Empty text={say('none')} note={say('noneNote')} />}
      {(Object.entries(parts) as [keyof typeof parts, Relieve[]][]).map(
        ([part, items]) =>
          items.length > 0 && [
            <Heading key={part}>{say(part)}</Heading>,
            ...items.map((relieve) => (
              <RelieveCard key={relieve.relieveId} relieve={relieve} onChanged={pages.reload} />
            )),
          ],
      )}
      {!none && <Pager id="more" more={pages.more} onMore={pages.loadMore} />}
    </Page>
  );
}
