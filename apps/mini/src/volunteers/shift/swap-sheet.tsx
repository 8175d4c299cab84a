import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Stack } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Pager } from '../../kit/pager.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { Skeleton } from '../../kit/waiting.tsx';
import { useReasonText } from '../../shifts/facts-text.ts';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt, sentenceOf } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { kitWords } from '../../words/kit.ts';
import { shiftPageWords } from '../words/shift.ts';
import type { StandInSheetProps } from './stand-in-sheet.tsx';

/** Chooses a place of somebody else that can be swapped with mine, and asks them. */
export function SwapSheet({ claimId, onClose, onDone }: StandInSheetProps) {
  const say = useWords(shiftPageWords);
  const kit = useWords(kitWords);
  const times = useShiftTimes();
  const reasonText = useReasonText();
  const pages = usePages((cursor) => call('GET /shifts/swappable', { claimId, cursor }), [claimId]);
  const [withClaimId, setWithClaimId] = useState<string>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const none = pages.items.length === 0;
  const ask = async () => {
    setTried(true);
    if (withClaimId === undefined) return;
    const answer = await attempt(() =>
      call('POST /shifts/ask-swap', { claimId, withClaimId, reason: reason.trim() }),
    );
    if (!answer) return;
    if (answer.outcome === 'not-possible') {
      toast({ text: answer.reasons.map(reasonText).join('；'), tone: 'bad' });
      return pages.reload();
    }
    toast(say('swapAsked'));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="swap"
      open
      title={say('swapTitle')}
      onClose={onClose}
      footer={
        <>
          <Button id="swap-cancel" kind="plain" onPress={onClose}>
            {kit('cancel')}
          </Button>
          {!none && (
            <Button id="swap-go" onPress={ask}>
              {say('ask')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {pages.loading && <Skeleton rows={2} />}
        {pages.failure && <Notice tone="bad">{sentenceOf(pages.failure)}</Notice>}
        {none && !pages.loading && !pages.failure && (
          <Empty text={say('swapNone')} note={say('swapNoneNote')} />
        )}
        {!none && (
          <>
            <Choice
              id="swap-with"
              label={say('swapTitle')}
              hideLabel
              value={withClaimId}
              error={tried && withClaimId === undefined ? say('chooseOne') : undefined}
              options={pages.items.map(({ claimId: value, name, shift }) => ({
                value,
                label: `${name} · ${times.whole(shift)}`,
                note: `${shift.checkpoint} · ${shift.place}`,
              }))}
              onChange={setWithClaimId}
            />
            <Pager id="swap-more" more={pages.more} onMore={pages.loadMore} />
            <Field
              id="swap-reason"
              label={say('reasonLabel')}
              required={false}
              lines="one"
              max={200}
              value={reason}
              onChange={setReason}
            />
          </>
        )}
      </Stack>
    </Sheet>
  );
}
