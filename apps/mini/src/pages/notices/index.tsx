import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Pager } from '../../kit/pager.tsx';
import { Tag } from '../../kit/tag.tsx';
import { type NoticeView, noticePages } from '../../notices/notice-pages.ts';
import { useNoticeText } from '../../notices/notice-text.ts';
import { SubscribeCard } from '../../notices/subscribe-card.tsx';
import { useMe } from '../../state/me.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { noticesWords } from '../../words/notices.ts';

/** My inbox, unread first; a tap reads a notice and opens what it is about. */
export default function Notices() {
  useMe();
  const say = useWords(noticesWords);
  const pages = usePages((cursor) => call('GET /notices', { cursor }));
  usePullDownRefresh(() => {
    pages.reload().finally(() => Taro.stopPullDownRefresh());
  });
  const unread = pages.items.filter(({ readAt }) => readAt === null);
  const read = pages.items.filter(({ readAt }) => readAt !== null);
  const open = (notice: NoticeView) => {
    // What it is about opens at once; that it was read may be told late.
    if (notice.readAt === null)
      call('POST /notices/mark-read', { noticeIds: [notice.noticeId] })
        .then(pages.reload)
        .catch(() => undefined);
    noticePages[notice.kind]?.(notice.facts);
  };
  const readAll = async () => {
    await attempt(() => call('POST /notices/mark-read', {}));
    await pages.reload();
  };
  return (
    <Page
      title={say('inbox')}
      loading={pages.loading}
      failure={pages.items.length === 0 ? pages.failure : undefined}
      onRetry={pages.reload}
    >
      {!pages.loading && pages.items.length === 0 && <Empty text={say('none')} note={say('noneNote')} />}
      {unread.length > 0 && (
        <>
          <List id="unread" title={say('new')}>
            {unread.map((notice) => (
              <Line key={notice.noticeId} notice={notice} onOpen={() => open(notice)} />
            ))}
          </List>
          <Button id="read-all" kind="plain" icon="check" onPress={readAll}>
            {say('readAll')}
          </Button>
        </>
      )}
      {read.length > 0 && (
        <List id="read">
          {read.map((notice) => (
            <Line key={notice.noticeId} notice={notice} onOpen={() => open(notice)} />
          ))}
        </List>
      )}
      <Pager id="more" more={pages.more} onMore={pages.loadMore} />
      <SubscribeCard />
    </Page>
  );
}

function Line({ notice, onOpen }: { notice: NoticeView; onOpen: () => void }) {
  const say = useWords(noticesWords);
  const when = useWhen();
  const { title, text } = useNoticeText()(notice);
  return (
    <Cell
      title={title}
      note={`${text} · ${when.moment(notice.at)}`}
      {...(notice.readAt === null ? { value: <Tag tone="warn">{say('new')}</Tag> } : {})}
      onPress={onOpen}
    />
  );
}
