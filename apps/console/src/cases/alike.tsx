import type { ReplyOf } from '@linli/contracts/catalog';
import { requestStates, urgencies } from '@linli/contracts/requests/labels';
import type { RequestView } from '@linli/contracts/requests/values';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Card } from '../shell/card.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { mergeWords } from '../words/merge.ts';
import { MergeSheet } from './merge-sheet.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import { TimeLeftText } from './time-left-text.tsx';
import { useAct } from './use-act.ts';

type Alike = ReplyOf<'GET /requests/alike'>['items'][number];

/** What a request goes on as or what goes on as it, and what else of the household may be the same matter. */
export function Alike({ request }: { request: RequestView }) {
  return (
    <>
      <Merged request={request} />
      {request.reader === 'staff' && <Others request={request} />}
    </>
  );
}

function Merged({ request: { requestId, mergedInto, merged, may } }: { request: RequestView }) {
  const say = useWords(mergeWords);
  const label = useLabel();
  const when = useWhen();
  const act = useAct();
  const [undoing, setUndoing] = useState(false);
  if (mergedInto === null && merged.length === 0) return null;
  const to = (id: string, number: number) => (
    <Link to="/cases/$kind/$id" params={{ kind: 'request', id }}>
      {say('numbered', { number })}
    </Link>
  );
  return (
    <Card title={say('title')}>
      {mergedInto && (
        <p>
          {say('goesOnAs')}{' '}
          {mergedInto.mayOpen
            ? to(mergedInto.requestId, mergedInto.number)
            : say('numbered', { number: mergedInto.number })}{' '}
          <span className="note">
            {label(requestStates[mergedInto.state])} ·{' '}
            {say('deadline', { moment: when.moment(mergedInto.deadlineAt) })}
          </span>
        </p>
      )}
      {merged.length > 0 && (
        <p>
          {say('holds')}{' '}
          {merged.map((each) => [' ', <span key={each.requestId}>{to(each.requestId, each.number)}</span>])}
        </p>
      )}
      {may.includes('undo-merge') && <Button onClick={() => setUndoing(true)}>{say('undo')}</Button>}
      {undoing && (
        <ReasonSheet
          title={say('undo')}
          label={say('undoWhy')}
          onClose={() => setUndoing(false)}
          onSend={(reason) => act('POST /requests/undo-merge', { requestId, reason })}
        />
      )}
    </Card>
  );
}

function Others({ request }: { request: RequestView }) {
  const say = useWords(mergeWords);
  const label = useLabel();
  const [comparing, setComparing] = useState<Alike>();
  const alike = useReading('GET /requests/alike', { requestId: request.requestId });
  const items = alike.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={say('others')}>
      <ul className="plain">
        {items.map((each) => (
          <li key={each.requestId}>
            <Link to="/cases/$kind/$id" params={{ kind: 'request', id: each.requestId }}>
              {label(each.kind)} {each.number}
            </Link>{' '}
            {each.sameMatter && <strong>{say('sameMatter')}</strong>}{' '}
            <span className="note">
              {label(requestStates[each.state])} · {label(urgencies[each.urgency])} ·{' '}
              <TimeLeftText request={each} />
            </span>{' '}
            {request.may.includes('merge') && (
              <Button size="small" onClick={() => setComparing(each)}>
                {say('compare')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {comparing && (
        <MergeSheet request={request} otherId={comparing.requestId} onClose={() => setComparing(undefined)} />
      )}
    </Card>
  );
}
