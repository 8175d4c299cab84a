import type { ReplyOf } from '@linli/contracts/catalog';
import { nextActions } from '@linli/contracts/matching/labels';
import { Text, View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Tag } from '../../kit/tag.tsx';
import { Countdown } from '../../requests/countdown.tsx';
import { goVolunteers } from '../../requests/go-volunteers.ts';
import { useLive } from '../../state/live.ts';
import { useMe } from '../../state/me.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { errandWords } from '../words/errand.ts';
import { helpingWords } from '../words/helping.ts';
import { inTrips } from './in-trips.ts';

export type Errand = ReplyOf<'GET /matching/errands'>['items'][number];

/** What I have taken, one next action each; errands taken together are one way with its stops in order. */
export default function ErrandsPage() {
  useMe();
  const say = useWords(errandWords);
  const helping = useWords(helpingWords);
  const errands = useLoad(() => call('GET /matching/errands', {}), [], 'errands');
  useRefresh(errands.reload, 30);
  useLive(errands.reload);
  const trips = inTrips(errands.data?.items ?? []);
  return (
    <Page title={say('errands')} {...shellOf(errands)}>
      {trips.length === 0 && <Empty text={say('none')} note={say('noneNote')} />}
      {trips.map((trip) => (
        <Stack key={trip[0]?.request.requestId}>
          {trip.length > 1 && <Paragraph note>{say('route')}</Paragraph>}
          {trip.map((errand, at) => (
            <ErrandCard
              key={errand.request.requestId}
              errand={errand}
              stop={trip.length > 1 ? at + 1 : undefined}
              onChanged={errands.reload}
            />
          ))}
        </Stack>
      ))}
      <List>
        <Cell id="to-offers" icon="hand" title={helping('offers')} onPress={() => goVolunteers('offers')} />
        <Cell id="to-near" icon="pin" title={helping('toNear')} onPress={() => goVolunteers('near')} />
        <Cell id="to-hours" icon="star" title={helping('toHours')} onPress={() => goVolunteers('hours')} />
      </List>
    </Page>
  );
}

interface ErrandCardProps {
  errand: Errand;
  /** Place on the way; alone it has none. */
  stop: number | undefined;
  onChanged: () => Promise<unknown>;
}

function ErrandCard({ errand, stop, onChanged }: ErrandCardProps) {
  const say = useWords(errandWords);
  const label = useLabel();
  const when = useWhen();
  const { request, next, linesOpen } = errand;
  const { requestId, number, kind, place, deadlineAt } = request;
  const open = () => goVolunteers('errand', { requestId });
  // Setting out needs no page; everything else is done where the list and the door are.
  const act = async () => {
    if (next !== 'start') return open();
    await attempt(() => call('POST /requests/start', { requestId }));
    await onChanged();
    open();
  };
  return (
    <Card
      id={`errand-${number}`}
      title={label(kind)}
      aside={
        stop === undefined ? (
          <Countdown until={deadlineAt} />
        ) : (
          <Tag tone="info">{say('stop', { number: stop })}</Tag>
        )
      }
    >
      <Paragraph>{place}</Paragraph>
      <View>
        <Text>
          {[
            say('by', { moment: when.moment(deadlineAt) }),
            linesOpen > 0 ? say('linesOpen', { count: linesOpen }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </View>
      <Stack row>
        <Button id={`errand-${number}-next`} kind={next === 'wait' ? 'plain' : 'primary'} onPress={act}>
          {label(nextActions[next])}
        </Button>
        {next === 'start' && (
          <Button id={`errand-${number}-open`} kind="plain" onPress={open}>
            {say('open')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
