import { Button } from '../kit/button.tsx';
import { Card, Stack } from '../kit/card.tsx';
import { Notice } from '../kit/notice.tsx';
import { openPage } from '../state/open-page.ts';
import { useWords } from '../state/use-words.ts';
import { homeWords } from '../words/home.ts';
import type { Kept } from './kept-report.ts';
import { outbox, useOutbox } from './my-outbox.ts';
import { AdviceList } from './sent.tsx';

/** What the phone has kept: not yet sent, refused with its reason, a question back, advice that was not read yet. */
export function OutboxCards() {
  const say = useWords(homeWords);
  const items = useOutbox();
  const waiting = items.filter((item) => item.state === 'waiting');
  return (
    <>
      {items.map((item) => (
        <KeptCard key={item.body.clientId} item={item} />
      ))}
      {waiting.length > 0 && (
        <Notice
          id="unsent"
          tone="warn"
          title={say('unsentOne', { count: waiting.length })}
          action={
            <Button id="unsent-now" kind="plain" onPress={() => outbox.flush()}>
              {say('unsentNow')}
            </Button>
          }
        >
          {say('unsentText')}
        </Notice>
      )}
    </>
  );
}

function KeptCard({ item }: { item: Kept }) {
  const say = useWords(homeWords);
  const { clientId, slotId, householdId, basis } = item.body;
  if (item.state === 'waiting') return null;
  if (item.state === 'told')
    return (
      <Card id={`told-${clientId}`} title={item.title}>
        <AdviceList advice={item.advice ?? []} />
        <Button kind="plain" onPress={() => outbox.remove(clientId)}>
          {say('adviceRead')}
        </Button>
      </Card>
    );
  const asked = item.state === 'asked-back';
  const reasons = [item.refusal?.title, item.refusal?.detail].filter(Boolean).join('；');
  return (
    <Notice
      id={`kept-${clientId}`}
      tone="bad"
      title={say(asked ? 'askedReport' : 'refusedReport', { title: item.title })}
      action={
        <Stack row>
          <Button
            onPress={() =>
              openPage('report', { slotId, householdId, basis: basis === 'self' ? undefined : basis })
            }
          >
            {asked ? say('askedAnswer') : say('refusedFix')}
          </Button>
          {!asked && (
            <Button kind="plain" onPress={() => outbox.remove(clientId)}>
              {say('refusedDrop')}
            </Button>
          )}
        </Stack>
      }
    >
      {reasons}
    </Notice>
  );
}
