import type { ReplyOf } from '@linli/contracts/catalog';
import type { DutySpan } from '@linli/contracts/escalation/team-endpoints';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { useWords } from '../state/use-words.ts';
import { teamsWords } from '../words/teams.ts';
import { weekdays } from './use-duty.ts';

type Member = ReplyOf<'GET /escalation/teams'>['items'][number]['members'][number];

/** The spans being written, each with a name that stays while others come and go. */
interface Draft extends DutySpan {
  readonly key: number;
}
const usual: DutySpan = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' };

/** Says when a member of a team answers. */
export function HoursSheet({ member, onClose }: { member: Member; onClose: () => void }) {
  const say = useWords(teamsWords);
  const act = useAct();
  const [drafts, setDrafts] = useState<readonly Draft[]>(
    (member.spans ?? []).map((span, key) => ({ ...span, key })),
  );
  const [wrong, setWrong] = useState(false);
  const change = (key: number, changed: Partial<DutySpan>) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...changed } : draft)));
  const send = async () => {
    const spans = drafts.map(({ days, from, until }) => ({ days, from, until }));
    const bad = spans.some(({ days, from, until }) => days.length === 0 || !from || until <= from);
    setWrong(bad);
    if (
      !bad &&
      (await act('POST /escalation/set-team-hours', { appointmentId: member.appointmentId, spans }))
    )
      onClose();
  };
  const last = Math.max(-1, ...drafts.map(({ key }) => key));
  return (
    <Modal
      open
      title={say('hoursOf', { name: member.name })}
      okText={say('ok')}
      cancelText={say('cancel')}
      onOk={send}
      onCancel={onClose}
    >
      <p className="note">{say('hoursNote')}</p>
      {drafts.map(({ key, days, from, until }) => (
        <fieldset key={key} className="acts">
          <legend className="heard">{say('days')}</legend>
          <Checkbox.Group
            aria-label={say('days')}
            value={days}
            options={weekdays.map((value) => ({ value, label: say(`day${value}`) }))}
            onChange={(chosen) => change(key, { days: chosen })}
          />
          <label htmlFor={`from-${key}`}>
            {say('from')}{' '}
            <Input
              id={`from-${key}`}
              type="time"
              className="time"
              value={from}
              onChange={({ target }) => change(key, { from: target.value })}
            />
          </label>
          <label htmlFor={`until-${key}`}>
            {say('until')}{' '}
            <Input
              id={`until-${key}`}
              type="time"
              className="time"
              value={until}
              onChange={({ target }) => change(key, { until: target.value })}
            />
          </label>
          <Button onClick={() => setDrafts(drafts.filter((draft) => draft.key !== key))}>
            {say('remove')}
          </Button>
        </fieldset>
      ))}
      {wrong && (
        <p className="bad" role="alert">
          {say('wrong')}
        </p>
      )}
      <Button
        disabled={drafts.length >= 14}
        onClick={() => setDrafts([...drafts, { ...usual, key: last + 1 }])}
      >
        {say('add')}
      </Button>
    </Modal>
  );
}
