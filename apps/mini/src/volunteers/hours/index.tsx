import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Pager } from '../../kit/pager.tsx';
import { goVolunteers } from '../../requests/go-volunteers.ts';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useMe } from '../../state/me.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { hoursWords } from '../words/hours.ts';
import { CorrectSheet } from './correct-sheet.tsx';
import { Corrections } from './corrections.tsx';
import { type Hours, Summary } from './summary.tsx';

type Entry = Hours['items'][number];

const kinds = { errand: 'kindErrand', shift: 'kindShift', correction: 'kindCorrection' } as const;

/** Hours of service, errands and shifts together: by month, with stars; what is wrong is corrected on request. */
export default function HoursPage() {
  useMe();
  const say = useWords(hoursWords);
  const when = useWhen();
  const { length } = useShiftTimes();
  const head = useLoad(() => call('GET /hours/mine', { limit: 1 }));
  const pages = usePages((cursor) => call('GET /hours/mine', { cursor }));
  const corrections = usePages((cursor) => call('GET /hours/corrections', { cursor }));
  const [correcting, setCorrecting] = useState<Entry | 'missing'>();
  const reload = () => Promise.all([head.reload(), pages.reload(), corrections.reload()]);
  useRefresh(reload);
  const none = pages.items.length === 0;
  return (
    <Page
      title={say('title')}
      loading={pages.loading}
      failure={none ? pages.failure : undefined}
      onRetry={reload}
    >
      {none ? (
        <Empty text={say('none')} note={say('noneNote')} />
      ) : (
        <>
          {head.data && <Summary head={head.data} />}
          <List id="entries" title={say('entries')}>
            {pages.items.map((entry) => (
              <Cell
                key={entry.entryId}
                title={[say(kinds[entry.kind]), entry.place].filter(Boolean).join(' · ')}
                note={[when.moment(entry.fromAt), entry.reason].filter(Boolean).join(' · ')}
                value={
                  <>
                    {entry.minutes < 0
                      ? say('less', { length: length(-entry.minutes) })
                      : length(entry.minutes)}
                    {entry.kind !== 'correction' && (
                      <Button
                        id={`correct-${entry.entryId}`}
                        kind="link"
                        label={`${say('correct')} ${when.moment(entry.fromAt)}`}
                        onPress={() => setCorrecting(entry)}
                      >
                        {say('correct')}
                      </Button>
                    )}
                  </>
                }
              />
            ))}
          </List>
          <Pager id="more" more={pages.more} onMore={pages.loadMore} />
        </>
      )}
      <Corrections pages={corrections} />
      <List>
        <Cell
          id="correct-missing"
          icon="plus"
          title={say('missing')}
          onPress={() => setCorrecting('missing')}
        />
        <Cell
          id="to-my-shifts"
          icon="chat"
          title={say('toMine')}
          note={say('toMineNote')}
          onPress={() => goVolunteers('my-shifts')}
        />
      </List>
      {correcting !== undefined && (
        <CorrectSheet
          entry={correcting === 'missing' ? undefined : correcting}
          onClose={() => setCorrecting(undefined)}
          onDone={reload}
        />
      )}
    </Page>
  );
}
