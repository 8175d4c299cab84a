import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph, Stack } from '../kit/card.tsx';
import { Field } from '../kit/field.tsx';
import { ReasonSheet } from '../kit/reason-sheet.tsx';
import { Stars } from '../kit/stars.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../state/use-words.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import type { RequestView } from './asked-for.tsx';
import { requestWords } from './words/request.ts';

export interface CloseCardProps {
  request: RequestView;
  onChanged: () => Promise<unknown>;
}

/** Is it solved? Yes by one tap; no opens it again with what is missing. Staff answer as they were told on the phone. */
export function ConfirmCard({ request, onChanged }: CloseCardProps) {
  const say = useWords(requestWords);
  const [wrong, setWrong] = useState(false);
  const { requestId, state, reader, may } = request;
  const basis = reader === 'staff' ? ('phone' as const) : ('self' as const);
  if (!may.includes('confirm')) return null;
  const tell = async (solved: boolean, reason: string) => {
    const done = await attempt(() => call('POST /requests/confirm', { requestId, solved, basis, reason }));
    if (done) toast(say(solved ? 'confirmed' : 'reopened'));
    await onChanged();
    return done;
  };
  const sheet = wrong && (
    <ReasonSheet
      id="not-solved"
      title={say('notSolvedTitle')}
      text={say('notSolvedText')}
      label={say('notSolvedTitle')}
      action={say('notSolvedGo')}
      onClose={() => setWrong(false)}
      onDone={(reason) => tell(false, reason)}
    />
  );
  // After it was confirmed only the other answer is left.
  if (state !== 'done')
    return (
      <>
        <Button id="confirm-not" kind="plain" wide onPress={() => setWrong(true)}>
          {say('confirmAfter')}
        </Button>
        {sheet}
      </>
    );
  return (
    <Card id="confirm-card" title={say('confirmTitle')}>
      <Paragraph note>{say(basis === 'phone' ? 'confirmPhone' : 'confirmText')}</Paragraph>
      <Stack row>
        <Button id="confirm-solved" icon="check" onPress={() => tell(true, '')}>
          {say('confirmYes')}
        </Button>
        <Button id="confirm-not" kind="plain" onPress={() => setWrong(true)}>
          {say('confirmNo')}
        </Button>
      </Stack>
      {sheet}
    </Card>
  );
}

/** One to five stars, once. */
export function RateCard({ request, onChanged }: CloseCardProps) {
  const say = useWords(requestWords);
  const [stars, setStars] = useState<number>();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const { requestId, rating, may } = request;
  if (rating !== null) return <Paragraph note>{say('ratedAs', { count: rating })}</Paragraph>;
  if (!may.includes('rate')) return null;
  const rate = async () => {
    setAsked(true);
    if (stars === undefined) return;
    const done = await attempt(() => call('POST /requests/rate', { requestId, stars, note: note.trim() }));
    if (done) toast(say('rated'));
    await onChanged();
  };
  return (
    <Card id="rate-card" title={say('rateTitle')}>
      <Stars
        id="stars"
        label={say('rateTitle')}
        hideLabel
        value={stars}
        meanings={[say('star1'), say('star2'), say('star3'), say('star4'), say('star5')]}
        error={asked && stars === undefined ? say('rateMissing') : undefined}
        onChange={setStars}
      />
      <Field
        id="rate-note"
        label={say('rateNote')}
        required={false}
        lines
        max={500}
        value={note}
        onChange={setNote}
      />
      <Button id="rate-go" onPress={rate}>
        {say('rateGo')}
      </Button>
    </Card>
  );
}

/** The resident needs it no longer. */
export function CancelButton({ request, onChanged }: CloseCardProps) {
  const say = useWords(requestWords);
  const [open, setOpen] = useState(false);
  const { requestId, may } = request;
  if (!may.includes('cancel')) return null;
  const cancel = async (reason: string) => {
    const done = await attempt(() => call('POST /requests/cancel', { requestId, reason }));
    if (done) toast(say('cancelled'));
    await onChanged();
    return done;
  };
  return (
    <>
      <Button id="cancel" kind="plain" wide onPress={() => setOpen(true)}>
        {say('cancel')}
      </Button>
      {open && (
        <ReasonSheet
          id="cancel-sheet"
          title={say('cancelTitle')}
          text={say('cancelText')}
          label={say('cancelLabel')}
          optional
          danger
          action={say('cancelGo')}
          onClose={() => setOpen(false)}
          onDone={cancel}
        />
      )}
    </>
  );
}
