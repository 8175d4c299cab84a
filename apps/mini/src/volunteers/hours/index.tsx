import { Card, Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Pager } from '../../kit/pager.tsx';
import { useMe } from '../../state/me.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { helpingWords } from '../words/helping.ts';

const kinds = { errand: 'kindErrand', shift: 'kindShift', correction: 'kindCorrection' } as const;

/** Hours of service, errands and shifts together. */
export default function HoursPage() {
  useMe();
  const say = useWords(helpingWords);
  const when = useWhen();
  const total = useLoad(async () => (await call('GET /hours/mine', { limit: 1 })).total);
  const pages = usePages((cursor) => call('GET /hours/mine', { cursor }));
  useRefresh(() => Promise.all([total.reload(), pages.reload()]));
  const none = pages.items.length === 0;
  return (
    <Page
      title={say('hours')}
      loading={pages.loading}
      failure={none ? pages.failure : undefined}
      onRetry={pages.reload}
    >
      {none ? (
        <Empty text={say('hoursNone')} note={say('hoursNoneNote')} />
      ) : (
        <>
          {total.data && (
            <Card
              id="hours-total"
              title={say('total', {
                hours: Math.floor(total.data.minutes / 60),
                minutes: total.data.minutes % 60,
              })}
            >
              <Paragraph note>{say('totalNote', { count: total.data.entries })}</Paragraph>
            </Card>
          )}
          <List>
            {pages.items.map(({ entryId, kind, fromAt, minutes }) => (
              <Cell
                key={entryId}
                title={say(kinds[kind])}
                note={when.moment(fromAt)}
                value={say('length', { minutes })}
              />
            ))}
          </List>
          <Pager id="more" more={pages.more} onMore={pages.loadMore} />
        </>
      )}
    </Page>
  );
}
