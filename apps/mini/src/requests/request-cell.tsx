import type { ReplyOf } from '@linli/contracts/catalog';
import { isOver } from '@linli/domain/requests/life';
import { Text, View } from '@tarojs/components';
import { Cell } from '../kit/list.tsx';
import { Tag } from '../kit/tag.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import './request-cell.css';
import { StateTag } from './state-tag.tsx';
import { useWhoHas } from './who-has.ts';
import { requestWords } from './words/request.ts';

export type RequestRow = ReplyOf<'GET /requests/mine'>['items'][number];

/** A request in a list: what it is, where it stands, by when. */
export function RequestCell({ request, onPress }: { request: RequestRow; onPress: () => void }) {
  const say = useWords(requestWords);
  const label = useLabel();
  const when = useWhen();
  const whoHas = useWhoHas();
  const { number, kind, picture, state, deadlineAt, submittedAt, place, paused, reopened } = request;
  const over = isOver(state);
  const time = over ? when.moment(submittedAt) : say('by', { moment: when.moment(deadlineAt) });
  const who = over ? undefined : whoHas(request);
  return (
    <Cell
      id={`request-${number}`}
      icon={picture}
      title={label(kind)}
      note={
        <View className="request-cell">
          {paused ? (
            <Tag tone="info">{say('paused')}</Tag>
          ) : reopened > 0 && !over ? (
            <Tag tone="warn">{say('again')}</Tag>
          ) : (
            <StateTag state={state} />
          )}
          <Text>{[time, who].filter(Boolean).join(' · ')}</Text>
          <Text>{place}</Text>
        </View>
      }
      onPress={onPress}
    />
  );
}
