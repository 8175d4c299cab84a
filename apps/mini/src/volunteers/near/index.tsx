import type { ReplyOf } from '@linli/contracts/catalog';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Page } from '../../kit/page.tsx';
import { Pager } from '../../kit/pager.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWindowWords } from '../../requests/asked-for.tsx';
import { goVolunteers } from '../../requests/go-volunteers.ts';
import { UrgencyTag } from '../../requests/state-tag.tsx';
import { useLive } from '../../state/live.ts';
import { useMe } from '../../state/me.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { useFitSentence } from '../fit-words.ts';
import { helpingWords } from '../words/helping.ts';

type Near = ReplyOf<'GET /matching/near'>['items'][number];

/** Open requests near me that I could take, most pressing first. */
export default function NearPage() {
  useMe();
  const say = useWords(helpingWords);
  const pages = usePages((cursor) => call('GET /matching/near', { cursor }));
  useRefresh(pages.reload);
  useLive(pages.reload);
  const none = pages.items.length === 0;
  return (
    <Page
      title={say('near')}
      loading={pages.loading}
      failure={none ? pages.failure : undefined}
      onRetry={pages.reload}
    >
      {none ? (
        <Empty text={say('nearNone')} note={say('nearNoneNote')} />
      ) : (
        <>
          <Paragraph note>{say('nearText')}</Paragraph>
          {pages.items.map((request) => (
            <NearCard key={request.requestId} request={request} onTaken={pages.reload} />
          ))}
          <Pager id="more" more={pages.more} onMore={pages.loadMore} />
        </>
      )}
    </Page>
  );
}

function NearCard({ request, onTaken }: { request: Near; onTaken: () => Promise<unknown> }) {
  const say = useWords(helpingWords);
  const label = useLabel();
  const when = useWhen();
  const windowWords = useWindowWords();
  const why = useFitSentence();
  const { requestId, kind, place, urgency, deadlineAt, fit } = request;
  const window = windowWords(request);
  const take = async () => {
    const yes = await confirm({
      title: say('takeTitle', { kind: label(kind) }),
      text: say('takeText'),
      action: say('take'),
    });
    if (!yes) return;
    const done = await attempt(() => call('POST /matching/take', { requestId }));
    if (done) {
      toast(say('taken'));
      goVolunteers('errand', { requestId });
    } else await onTaken();
  };
  return (
    <Card id={`near-${request.number}`} title={label(kind)} aside={<UrgencyTag urgency={urgency} />}>
      <Paragraph>{place}</Paragraph>
      <Paragraph note>
        {[
          window === undefined ? '' : say('windowIs', { window }),
          say('untilDeadline', { moment: when.moment(deadlineAt) }),
          why(fit),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Paragraph>
      <Button id={`near-${request.number}-take`} kind="soft" icon="check" onPress={take}>
        {say('take')}
      </Button>
    </Card>
  );
}
