import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { toast } from '../../kit/toast.tsx';
import { PhotosField } from '../../requests/photos-field.tsx';
import { fenOf } from '../../requests/yuan.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { errandWords } from '../words/errand.ts';

export interface ReceiptFormProps {
  requestId: string;
  onRecorded: () => Promise<unknown>;
}

/** What was paid, with a photo of the receipt; written down only. */
export function ReceiptForm({ requestId, onRecorded }: ReceiptFormProps) {
  const say = useWords(errandWords);
  const [amount, setAmount] = useState('');
  const [asked, setAsked] = useState(false);
  const [photoIds, setPhotoIds] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<'sending' | 'failed'>();
  // The photo field of the next receipt starts empty.
  const [turn, setTurn] = useState(0);
  const amountFen = fenOf(amount);
  const record = async () => {
    setAsked(true);
    if (amountFen === undefined) return;
    if (open === 'sending') return toast({ text: say('photosWait'), tone: 'bad' });
    const [photoId = null] = photoIds;
    const done = await attempt(() =>
      call('POST /requests/record-receipt', { requestId, amountFen, photoId }),
    );
    if (!done) return;
    toast(say('receiptDone'));
    setAmount('');
    setAsked(false);
    setPhotoIds([]);
    setTurn(turn + 1);
    await onRecorded();
  };
  return (
    <Card id="receipt" title={say('receipt')}>
      <Paragraph note>{say('receiptNote')}</Paragraph>
      <Field
        id="amount"
        label={say('amount')}
        kind="decimal"
        unit={say('yuan')}
        max={10}
        value={amount}
        error={asked && amountFen === undefined ? say('amountWrong') : undefined}
        onChange={setAmount}
      />
      <PhotosField
        key={turn}
        id="receipt-photo"
        label={say('receiptPhoto')}
        required={false}
        max={1}
        about={{ requestId }}
        photoIds={photoIds}
        onChange={(ids, still) => {
          setPhotoIds(ids);
          setOpen(still);
        }}
      />
      <Button id="receipt-go" kind="soft" onPress={record}>
        {say('receiptGo')}
      </Button>
    </Card>
  );
}
