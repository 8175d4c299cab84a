import type { ReplyOf } from '@linli/contracts/catalog';
import { type PairKind, pairKinds, pairStates } from '@linli/contracts/rosters/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { List } from '../../kit/list.tsx';
import { Pager } from '../../kit/pager.tsx';
import { Person } from '../../kit/person.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { useMe } from '../../state/me.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { kitWords } from '../../words/kit.ts';
import { FindColleague } from '../find-colleague.tsx';
import { availabilityWords } from '../words/availability.ts';

type Pair = ReplyOf<'GET /rosters/pairs'>['items'][number];

/** Partners: asked of me, agreed, asked by me; and asking somebody. */
export function Pairs() {
  const say = useWords(availabilityWords);
  const pairs = usePages((cursor) => call('GET /rosters/pairs', { cursor }));
  const [asking, setAsking] = useState(false);
  return (
    <Card id="pairs" title={say('pairs')}>
      <Paragraph note>{say('pairsText')}</Paragraph>
      {pairs.items.length > 0 && (
        <List>
          {pairs.items.map((pair) => (
            <PairRow key={pair.pairId} pair={pair} onChanged={pairs.reload} />
          ))}
        </List>
      )}
      {pairs.items.length === 0 && !pairs.loading && <Paragraph note>{say('pairsNone')}</Paragraph>}
      {pairs.more && <Pager id="pairs-more" more onMore={pairs.loadMore} />}
      <Button id="pair-ask" kind="soft" icon="plus" onPress={() => setAsking(true)}>
        {say('pairAsk')}
      </Button>
      {asking && <AskPair onClose={() => setAsking(false)} onDone={pairs.reload} />}
    </Card>
  );
}

function PairRow({ pair, onChanged }: { pair: Pair; onChanged: () => Promise<unknown> }) {
  const say = useWords(availabilityWords);
  const label = useLabel();
  const mine = useMe()?.accountId;
  const { pairId, kind, state, toMe, people } = pair;
  const name = people
    .filter(({ accountId }) => accountId !== mine)
    .map((one) => one.name)
    .join(' ');
  const answer = async (agrees: boolean) => {
    const done = await attempt(() => call('POST /rosters/answer-pair', { pairId, agrees }));
    if (done) toast(say(agrees ? 'agreed' : 'disagreed'));
    await onChanged();
  };
  const end = async () => {
    const title = say('pairEndTitle', { name });
    if (!(await confirm({ title, text: say('pairEndText'), action: say('pairEnd') }))) return;
    if (await attempt(() => call('POST /rosters/end-pair', { pairId }))) toast(say('pairEnded'));
    await onChanged();
  };
  return (
    <Person
      id={`pair-${pairId}`}
      name={name}
      note={toMe ? `${say('pairToMe')} · ${label(pairKinds[kind])}` : label(pairKinds[kind])}
      tags={<Tag tone={state === 'agreed' ? 'ok' : 'warn'}>{label(pairStates[state])}</Tag>}
      aside={
        toMe ? (
          <Stack row>
            <Button id={`pair-${pairId}-yes`} label={`${say('agree')} ${name}`} onPress={() => answer(true)}>
              {say('agree')}
            </Button>
            <Button
              id={`pair-${pairId}-no`}
              kind="plain"
              label={`${say('disagree')} ${name}`}
              onPress={() => answer(false)}
            >
              {say('disagree')}
            </Button>
          </Stack>
        ) : (
          <Button id={`pair-${pairId}-end`} kind="link" label={`${say('pairEnd')} ${name}`} onPress={end}>
            {say('pairEnd')}
          </Button>
        )
      }
    />
  );
}

function AskPair({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<unknown> }) {
  const say = useWords(availabilityWords);
  const kit = useWords(kitWords);
  const label = useLabel();
  const [accountId, setAccountId] = useState<string>();
  const [kind, setKind] = useState<PairKind>();
  const [tried, setTried] = useState(false);
  const ask = async () => {
    setTried(true);
    if (accountId === undefined || kind === undefined) return;
    if (!(await attempt(() => call('POST /rosters/ask-pair', { kind, accountId })))) return;
    toast(say('pairAsked'));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="ask-pair"
      open
      title={say('pairAsk')}
      onClose={onClose}
      footer={
        <>
          <Button id="ask-pair-cancel" kind="plain" onPress={onClose}>
            {kit('cancel')}
          </Button>
          <Button id="ask-pair-go" onPress={ask}>
            {say('pairGo')}
          </Button>
        </>
      }
    >
      <Stack>
        <FindColleague
          value={accountId}
          error={tried && accountId === undefined ? say('chooseOne') : undefined}
          onChange={setAccountId}
        />
        <Choice
          id="pair-kind"
          label={say('pairKind')}
          value={kind}
          error={tried && kind === undefined ? say('chooseOne') : undefined}
          options={(Object.keys(pairKinds) as PairKind[]).map((value) => ({
            value,
            label: label(pairKinds[value]),
          }))}
          onChange={setKind}
        />
      </Stack>
    </Sheet>
  );
}
