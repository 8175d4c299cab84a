import { isOver } from '@linli/domain/requests/life';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Pager } from '../../kit/pager.tsx';
import { KeptAsks } from '../../requests/kept-asks.tsx';
import { RequestCell, type RequestRow } from '../../requests/request-cell.tsx';
import { requestWords } from '../../requests/words/request.ts';
import { useMe } from '../../state/me.ts';
import { openPage } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useRefresh } from '../../wire/use-refresh.ts';

/** Every request of my households, of relatives and of me; open ones first. */
export default function RequestsPage() {
  useMe();
  const say = useWords(requestWords);
  const pages = usePages((cursor) => call('GET /requests/mine', { cursor }));
  useRefresh(pages.reload, 30);
  const open = pages.items.filter(({ state }) => !isOver(state));
  const over = pages.items.filter(({ state }) => isOver(state));
  const none = pages.items.length === 0 && !pages.loading;
  return (
    <Page
      title={say('listTitle')}
      loading={pages.loading}
      failure={none ? pages.failure : undefined}
      onRetry={pages.reload}
      footer={
        <Button id="ask" icon="hand" onPress={() => openPage('ask')}>
          {say('ask')}
        </Button>
      }
    >
      <KeptAsks />
      {none && <Empty text={say('listNone')} note={say('listNoneNote')} />}
      <Rows title={say('listOpen')} rows={open} />
      <Rows title={say('listOver')} rows={over} />
      {!none && <Pager id="more" more={pages.more} onMore={pages.loadMore} />}
    </Page>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly RequestRow[] }) {
  if (rows.length === 0) return null;
  return (
    <List title={title}>
      {rows.map((request) => (
        <RequestCell
          key={request.requestId}
          request={request}
          onPress={() => openPage('request', { requestId: request.requestId })}
        />
      ))}
    </List>
  );
}
