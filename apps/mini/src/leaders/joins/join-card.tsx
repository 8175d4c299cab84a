import type { ReplyOf } from '@linli/contracts/catalog';
import { relations } from '@linli/contracts/people/labels';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { joinsWords } from '../words/joins.ts';

export type JoinRequest = ReplyOf<'GET /people/join-requests'>['items'][number];

const ways = { code: 'wayCode', phone: 'wayPhone', ask: 'wayAsk' } as const;

/** One request: who asks, for which address, on what ground. */
export function JoinCard({
  join,
  onConfirm,
  onRefuse,
}: {
  join: JoinRequest;
  onConfirm: () => void;
  onRefuse: () => void;
}) {
  const say = useWords(joinsWords);
  const label = useLabel();
  const when = useWhen();
  const phone = join.applicantPhoneMasked ?? say('noPhone');
  return (
    <Card
      id={`join-${join.joinId}`}
      title={join.applicantName}
      aside={<Tag tone={join.way === 'ask' ? 'plain' : 'info'}>{say(ways[join.way])}</Tag>}
    >
      <Paragraph>{join.address}</Paragraph>
      <Paragraph note>{say('says', { relation: label(relations[join.relation]), phone })}</Paragraph>
      {join.message !== '' && <Paragraph note>{say('writes', { message: join.message })}</Paragraph>}
      <Paragraph note>{say('askedAt', { moment: when.moment(join.askedAt) })}</Paragraph>
      <View className="actions">
        <Button id={`confirm-${join.joinId}`} onPress={onConfirm}>
          {say('confirm')}
        </Button>
        <Button id={`refuse-${join.joinId}`} kind="plain" onPress={onRefuse}>
          {say('refuse')}
        </Button>
      </View>
    </Card>
  );
}
