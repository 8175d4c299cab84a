import type { ReplyOf } from '@linli/contracts/catalog';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { Card } from '../shell/card.tsx';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Nothing, Part } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';
import { peopleWords } from '../words/people.ts';
import { HandoverGroup } from './handover-group.tsx';
import { SuccessorSelect } from './successor-select.tsx';
import { type PlanState, usePlan } from './use-plan.ts';

type Preview = ReplyOf<'POST /succession/preview'>;
const route = getRouteApi('/desk/people/$id/handover');

/** 交接: who gets what of somebody who leaves, what stands against it, what they should know; then all of it in one step. */
export function Handover() {
  const say = useWords(peopleWords);
  const { id: accountId } = route.useParams();
  const state = usePlan(accountId);
  return (
    <Part of={state.preview}>
      {(preview) => (
        <>
          <h1>{say('handoverOf', { name: preview.name })}</h1>
          <p className="note">{say('handoverNote')}</p>
          {preview.groups.length === 0 ? (
            <Nothing text={say('nothingOpen')} />
          ) : (
            <>
              <Choices preview={preview} state={state} leaverId={accountId} />
              <Finish preview={preview} state={state} />
            </>
          )}
        </>
      )}
    </Part>
  );
}

function Choices({ preview, state, leaverId }: { preview: Preview; state: PlanState; leaverId: string }) {
  const say = useWords(peopleWords);
  return (
    <Card title={say('to')}>
      <div className="filters">
        <label htmlFor="all">
          {say('all')}
          <SuccessorSelect
            id="all"
            value={state.all}
            names={state.names}
            leaverId={leaverId}
            withStay={false}
            onChange={state.chooseAll}
          />
        </label>
      </div>
      <div className="scroll">
        <table className="table">
          <ColumnHeads of={['open', 'to', 'state', 'acts']} say={say} />
          <tbody>
            {preview.groups.map((group) => (
              <HandoverGroup key={group.kind} group={group} state={state} leaverId={leaverId} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Finish({ preview, state }: { preview: Preview; state: PlanState }) {
  const say = useWords(peopleWords);
  const navigate = route.useNavigate();
  const { message, modal } = App.useApp();
  const [letters, setLetters] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const { moving, refused, unnamed, staying, follows, elsewhere, ladders, successors } = preview;
  const send = async () => {
    try {
      const { handoverId } = await call('POST /succession/hand-over', {
        ...state.plan,
        seen: preview.seen,
        reason: reason.trim(),
        letters: successors.flatMap(({ accountId: toAccountId }) => {
          const text = letters[toAccountId]?.trim();
          return text ? [{ toAccountId, text }] : [];
        }),
      });
      message.success(say('done'));
      await queries.invalidateQueries();
      await navigate({ to: '/handovers/$id', params: { id: handoverId } });
    } catch (error) {
      message.error(sentenceOf(error));
      await queries.invalidateQueries();
    }
  };
  const ask = () => {
    const missing = reason.trim().length < 2;
    setShort(missing);
    if (missing) return;
    modal.confirm({
      title: say('ask'),
      content: (
        <ul className="plain">
          {successors.map(({ accountId, name, count }) => (
            <li key={accountId}>{say('askMany', { name, count })}</li>
          ))}
          {staying > 0 && <li>{say('staying', { count: staying })}</li>}
        </ul>
      ),
      okText: say('doIt'),
      cancelText: say('cancel'),
      onOk: send,
    });
  };
  return (
    <Card title={say('letters')}>
      {successors.map(({ accountId, name }) => (
        <label key={accountId} className="letter" htmlFor={`letter-${accountId}`}>
          {say('letterTo', { name })}
          <Input.TextArea
            id={`letter-${accountId}`}
            rows={3}
            maxLength={500}
            value={letters[accountId] ?? ''}
            onChange={({ target }) => setLetters({ ...letters, [accountId]: target.value })}
          />
        </label>
      ))}
      <label className="letter" htmlFor="why">
        {say('reasonLabel')}
        <Input
          id="why"
          maxLength={200}
          value={reason}
          aria-invalid={short}
          {...(short ? { status: 'error' as const, 'aria-describedby': 'reason-short' } : {})}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {short && (
        <p id="reason-short" className="bad">
          {say('reasonShort')}
        </p>
      )}
      <div role="status">
        {refused > 0 ? (
          <Alert type="warning" showIcon title={say('refusedCount', { count: refused })} />
        ) : (
          <p>
            {[
              say('moving', { count: moving }),
              ...(unnamed > 0 ? [say('unnamed', { count: unnamed })] : []),
              ...(staying > 0 ? [say('staying', { count: staying })] : []),
              ...(follows.pleas + follows.joins > 0 ? [say('follows', follows)] : []),
            ].join(' · ')}
          </p>
        )}
        {ladders > 0 && <p className="bad">{say('ladders', { count: ladders })}</p>}
        {elsewhere > 0 && <p className="note">{say('elsewhere', { count: elsewhere })}</p>}
      </div>
      <p>
        <Button
          type="primary"
          disabled={refused + unnamed > 0 || moving === 0 || state.preview.isPlaceholderData}
          onClick={ask}
        >
          {say('doIt')}
        </Button>
      </p>
    </Card>
  );
}
