import { urgencies } from '@linli/contracts/requests/labels';
import { Text, View } from '@tarojs/components';
import { Button } from '../kit/button.tsx';
import { Paragraph } from '../kit/card.tsx';
import { Cell, List } from '../kit/list.tsx';
import { Notice } from '../kit/notice.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { useWindowWords } from './asked-for.tsx';
import { type Asking, type Kind, windowOf } from './asking.ts';
import './review-sheet.css';
import type { Review } from './use-asking.ts';
import type { Whom } from './whom.ts';
import { askWords } from './words/ask.ts';

export interface ReviewSheetProps {
  review: Review | undefined;
  kind: Kind;
  asking: Asking;
  whom: Whom;
  onClose: () => void;
  onSend: () => void;
}

/** What will be sent and by when it is promised, before it goes out. */
export function ReviewSheet({ review, kind, asking, whom, onClose, onSend }: ReviewSheetProps) {
  const say = useWords(askWords);
  const label = useLabel();
  const when = useWhen();
  const windowWords = useWindowWords();
  const promise = review?.promise;
  const lines = asking.lines.filter((line) => line.trim() !== '');
  return (
    <Sheet
      id="review"
      open={review !== undefined}
      title={say('reviewTitle')}
      onClose={onClose}
      footer={
        <>
          <Button id="review-back" kind="plain" onPress={onClose}>
            {say('reviewBack')}
          </Button>
          <Button id="review-send" onPress={onSend}>
            {say('reviewGo')}
          </Button>
        </>
      }
    >
      {promise ? (
        <View id="promise" className="promise">
          <Text className="promise__moment">
            {say('promise', { moment: when.moment(promise.deadlineAt) })}
          </Text>
          <Text>{[label(urgencies[promise.urgency]), say('promiseNote')].join(' · ')}</Text>
        </View>
      ) : (
        <Notice id="no-promise" tone="warn" title={say('offlinePromise')}>
          {say('offlineNote')}
        </Notice>
      )}
      <List>
        <Cell icon={kind.definition.picture} title={label(kind.definition.name)} note={whom.address} />
        <Cell title={say('whom')} value={whom.label} />
        <Cell title={say('when')} value={windowWords(windowOf(asking.convenient)) ?? say('soon')} />
        {kind.definition.lines && lines.length > 0 && (
          <Cell title={say('things', { count: lines.length })} note={lines.join('；')} />
        )}
        {asking.photoIds.length > 0 && (
          <Cell title={say('photos')} value={say('withPhotos', { count: asking.photoIds.length })} />
        )}
      </List>
      {asking.note.trim() !== '' && <Paragraph note>{asking.note.trim()}</Paragraph>}
    </Sheet>
  );
}
