import type { ReplyOf } from '@linli/contracts/catalog';
import { declineReasons } from '@linli/contracts/matching/labels';
import { Text, View } from '@tarojs/components';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph, Stack } from '../kit/card.tsx';
import { choose } from '../kit/choose.tsx';
import { Icon } from '../kit/icon.tsx';
import { toast } from '../kit/toast.tsx';
import { useWindowWords } from '../requests/asked-for.tsx';
import { Countdown } from '../requests/countdown.tsx';
import { goVolunteers } from '../requests/go-volunteers.ts';
import { UrgencyTag } from '../requests/state-tag.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { useFitSentence } from './fit-words.ts';
import './offer-card.css';
import { helpingWords } from './words/helping.ts';

export type Offer = ReplyOf<'GET /matching/offers/:offerId'>;

export interface OfferCardProps {
  offer: Offer;
  onAnswered: () => Promise<unknown>;
}

/** One offer: what, where, why me, how long it stands, yes or no. A bundle shows its stops in the order of the way. */
export function OfferCard({ offer, onAnswered }: OfferCardProps) {
  const say = useWords(helpingWords);
  const label = useLabel();
  const when = useWhen();
  const { offerId, requests, expiresAt } = offer;
  const [first] = requests;
  if (!first) return null;
  const accept = async () => {
    const done = await attempt(() => call('POST /matching/accept-offer', { offerId }));
    if (done) {
      toast(say('accepted'));
      if (requests.length === 1) goVolunteers('errand', { requestId: first.requestId });
      else goVolunteers('errands');
    }
    await onAnswered();
  };
  const decline = async () => {
    const options = Object.entries(declineReasons).map(([value, text]) => ({
      value: value as keyof typeof declineReasons,
      label: label(text),
    }));
    const reason = await choose({ title: say('declineTitle'), options, value: undefined });
    if (reason === undefined) return;
    const done = await attempt(() => call('POST /matching/decline-offer', { offerId, reason }));
    if (done) toast(say('declined'));
    await onAnswered();
  };
  return (
    <Card
      id={`offer-${offerId}`}
      kind="now"
      title={requests.length > 1 ? say('bundle', { count: requests.length }) : label(first.kind)}
      aside={<Countdown until={expiresAt} seconds />}
    >
      {requests.map((request, at) => (
        <Stop key={request.requestId} request={request} number={requests.length > 1 ? at + 1 : undefined} />
      ))}
      <Paragraph note>{say('answerBy', { time: when.moment(expiresAt) })}</Paragraph>
      <Stack row>
        <Button id={`offer-${offerId}-yes`} icon="check" onPress={accept}>
          {requests.length > 1 ? say('acceptAll') : say('accept')}
        </Button>
        <Button id={`offer-${offerId}-no`} kind="plain" onPress={decline}>
          {say('decline')}
        </Button>
      </Stack>
      <Paragraph note>{say('freeToSay')}</Paragraph>
    </Card>
  );
}

/** One request of an offer: where, when, how long, and why this person. */
export function Stop({
  request,
  number,
}: {
  request: Offer['requests'][number];
  /** Place on the way; alone it has none. */
  number: number | undefined;
}) {
  const say = useWords(helpingWords);
  const label = useLabel();
  const when = useWhen();
  const windowWords = useWindowWords();
  const why = useFitSentence()(request.fit);
  const window = windowWords(request);
  return (
    <View className="stop">
      <View className="stop__picture">
        {number === undefined ? <Icon name={request.picture} size={30} /> : <Text>{number}</Text>}
      </View>
      <View className="stop__main">
        {number !== undefined && <Text className="stop__kind">{label(request.kind)}</Text>}
        <Text className="stop__place">{request.place}</Text>
        <Text>
          {[
            window === undefined ? '' : say('windowIs', { window }),
            say('untilDeadline', { moment: when.moment(request.deadlineAt) }),
            say('takes', { count: request.takesMinutes }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <View className="stop__tags">
          <UrgencyTag urgency={request.urgency} />
        </View>
        {why !== undefined && <Text className="stop__why">{why}</Text>}
      </View>
    </View>
  );
}
