import { Button } from '../kit/button.tsx';
import { Stack } from '../kit/card.tsx';
import { Notice } from '../kit/notice.tsx';
import { openPage } from '../state/open-page.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import type { KeptAsk } from './kept-ask.ts';
import { asks, useAsks } from './my-asks.ts';
import { askWords } from './words/ask.ts';

const titles = {
  waiting: 'waiting',
  asked: 'asked',
  refused: 'refusedTitle',
  'same-open': 'sameTitle',
  'call-first': 'callFirst',
  'text-refused': 'textRefusedTitle',
} as const;

/** What the phone has kept of requests: not yet sent, received, or not taken with its reason. */
export function KeptAsks() {
  return useAsks().map((ask) => <KeptAskNotice key={ask.body.clientId} ask={ask} />);
}

function KeptAskNotice({ ask }: { ask: KeptAsk }) {
  const say = useWords(askWords);
  const label = useLabel();
  const when = useWhen();
  const { state, body, asked, kindKey, refusal } = ask;
  const { clientId, householdId, forPersonId, basis } = body;
  const id = `ask-${clientId}`;
  const kind = label(ask.kind);
  if (state === 'waiting')
    return (
      <Notice
        id={id}
        tone="warn"
        title={say('keptWaiting', { kind })}
        action={
          <Button id={`${id}-now`} kind="plain" onPress={() => asks.flush()}>
            {say('sendNow')}
          </Button>
        }
      >
        {say('waitingNote')}
      </Notice>
    );
  if (state === 'asked' && asked)
    return (
      <Notice
        id={id}
        tone="ok"
        title={say('keptAsked', { kind, number: asked.number })}
        action={
          <Button
            kind="plain"
            onPress={() => {
              asks.remove(clientId);
              openPage('request', { requestId: asked.requestId });
            }}
          >
            {say('see')}
          </Button>
        }
      >
        {say('keptAskedNote', { moment: when.moment(asked.deadlineAt) })}
      </Notice>
    );
  const reasons = [refusal?.title, refusal?.detail].filter(Boolean).join('；');
  return (
    <Notice
      id={id}
      tone="bad"
      title={say('keptWrong', { kind, what: say(titles[state]) })}
      action={
        <Stack row>
          <Button
            onPress={() =>
              openPage('ask-form', { kind: kindKey, householdId, personId: forPersonId ?? undefined, basis })
            }
          >
            {state === 'same-open' ? say('see') : say('refusedGo')}
          </Button>
          <Button kind="plain" onPress={() => asks.remove(clientId)}>
            {say('refusedDrop')}
          </Button>
        </Stack>
      }
    >
      {reasons || undefined}
    </Notice>
  );
}
