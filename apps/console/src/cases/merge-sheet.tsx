import { temperaturePlaces } from '@linli/contracts/reports/labels';
import { requestStates, urgencies } from '@linli/contracts/requests/labels';
import type { RequestView } from '@linli/contracts/requests/values';
import { answerInWords } from '@linli/domain/reports/alert-facts';
import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { actsWords } from '../words/acts.ts';
import { mergeWords } from '../words/merge.ts';
import { useAct } from './use-act.ts';

interface SheetProps {
  request: RequestView;
  otherId: string;
  onClose: () => void;
}

/** Two requests side by side, and which of them goes on; the earlier one unless chosen otherwise. */
export function MergeSheet({ otherId, ...props }: SheetProps) {
  const say = useWords(mergeWords);
  const sayActs = useWords(actsWords);
  const act = useAct();
  const { request, onClose } = props;
  const other = useReading('GET /requests/:requestId', { requestId: otherId });
  const [intoId, setIntoId] = useState<string>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const earlier =
    other.data && other.data.submittedAt < request.submittedAt ? other.data.requestId : request.requestId;
  const stays = intoId ?? earlier;
  const goes = stays === otherId ? request.requestId : otherId;
  const send = async () => {
    setBusy(true);
    const done = await act('POST /requests/merge', {
      requestId: goes,
      intoId: stays,
      reason: reason.trim(),
    }).finally(() => setBusy(false));
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={880}
      title={say('merge')}
      okText={say('merge')}
      cancelText={sayActs('cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: reason.trim().length < 2 || other.data?.may.includes('merge') !== true }}
      onOk={send}
      onCancel={onClose}
    >
      <Part of={other}>
        {(second) => (
          <>
            <Compared pair={[request, second]} />
            <Form layout="vertical" className="below">
              <Form.Item label={say('which')}>
                <Radio.Group
                  value={stays}
                  onChange={({ target }) => setIntoId(target.value as string)}
                  options={[request, second].map(({ requestId, number }) => ({
                    value: requestId,
                    label: say('numbered', { number }),
                  }))}
                />
              </Form.Item>
              <Form.Item label={sayActs('reason')} htmlFor="merge-reason" extra={say('note')}>
                <Input.TextArea
                  id="merge-reason"
                  rows={2}
                  maxLength={200}
                  showCount
                  value={reason}
                  onChange={({ target }) => setReason(target.value)}
                />
              </Form.Item>
            </Form>
          </>
        )}
      </Part>
    </Modal>
  );
}

function Compared({ pair }: { pair: readonly [RequestView, RequestView] }) {
  const say = useWords(mergeWords);
  const label = useLabel();
  const when = useWhen();
  const saidIn = ({ definition, answers, note }: RequestView) => [
    ...definition.questions.flatMap((question) => {
      const answer = answers[question.id];
      const words = answer === undefined ? null : answerInWords(question, answer, temperaturePlaces);
      return words === null ? [] : [`${label(question.text)} ${label(words)}`];
    }),
    ...(note === '' ? [] : [note]),
  ];
  const rows: [string, (request: RequestView) => string][] = [
    [say('matter'), ({ kind }) => label(kind)],
    [say('state'), ({ state }) => label(requestStates[state])],
    [say('urgency'), ({ urgency }) => label(urgencies[urgency])],
    [say('submitted'), ({ submittedAt }) => when.moment(submittedAt)],
    [say('deadlineOf'), ({ deadlineAt }) => when.moment(deadlineAt)],
    [say('forWhom'), ({ forWhom }) => forWhom ?? say('household')],
    [say('who'), ({ withWhom }) => withWhom?.name ?? say('nobody')],
    [say('lines'), ({ lines }) => lines.map(({ text }) => text).join('\n')],
    [say('said'), (request) => saidIn(request).join('\n')],
  ];
  return (
    <div className="scroll">
      <table className="table table--compare">
        <thead>
          <tr>
            <td />
            {pair.map(({ requestId, number }) => (
              <th key={requestId} scope="col">
                {say('numbered', { number })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {pair.map((request) => (
                <td key={request.requestId}>{of(request)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
