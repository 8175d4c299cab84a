import type { ReplyOf } from '@linli/contracts/catalog';
import type { RosterWeights } from '@linli/contracts/rosters/endpoints';
import { addDays, daysBetween } from '@linli/domain/civil-time';
import { shippedWeights } from '@linli/domain/rosters/weights';
import { mondayOf } from '@linli/domain/shifts/hours-of-work';
import { useNavigate } from '@tanstack/react-router';
import { App, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useToday } from '../../state/use-when.ts';
import { useWords } from '../../state/use-words.ts';
import { call, sentenceOf } from '../../wire/client.ts';
import { queries } from '../../wire/queries.ts';
import { rostersWords } from '../../words/rosters.ts';

type Roster = ReplyOf<'GET /rosters/:rosterId'>;
const parts = [
  'fairHours',
  'fairNights',
  'wishes',
  'pairs',
  'rest',
  'near',
] as const satisfies readonly (keyof RosterWeights)[];
/** Weights of the planner go from 0 to 10; people choose among five. */
const steps = [0, 2, 5, 8, 10] as const;

/** Says from when, for how long and what counts, and has a roster planned; or an older one made again. */
export function StartSheet({
  areaId,
  replans,
  onClose,
}: {
  areaId: string;
  replans?: Roster;
  onClose: () => void;
}) {
  const say = useWords(rostersWords);
  const today = useToday();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const first = replans ? ([replans.fromDay, today].sort().at(-1) ?? today) : addDays(mondayOf(today), 7);
  const [fromDay, setFromDay] = useState(first);
  const [weeks, setWeeks] = useState(
    replans ? Math.min(6, Math.max(1, Math.ceil((daysBetween(first, replans.untilDay) + 1) / 7))) : 2,
  );
  const [seconds, setSeconds] = useState(60);
  const [weights, setWeights] = useState<RosterWeights>(replans?.weights ?? shippedWeights);
  const [sending, setSending] = useState(false);
  const go = async () => {
    setSending(true);
    try {
      const { rosterId } = await call('POST /rosters/start', {
        areaId: replans?.areaId ?? areaId,
        fromDay,
        days: weeks * 7,
        seconds,
        weights,
        replansId: replans?.rosterId ?? null,
      });
      void queries.invalidateQueries();
      onClose();
      await navigate({ to: '/shifts/rosters/$id', params: { id: rosterId } });
    } catch (error) {
      message.error(sentenceOf(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <Modal
      open
      title={say(replans ? 'replan' : 'start')}
      okText={say('go')}
      cancelText={say('cancel')}
      confirmLoading={sending}
      okButtonProps={{ disabled: !/^\d{4}-\d\d-\d\d$/.test(fromDay) }}
      onOk={go}
      onCancel={onClose}
    >
      <p className="note">{say(replans ? 'replanText' : 'startText')}</p>
      <Form layout="vertical">
        <Form.Item label={say('fromDay')} htmlFor="roster-from">
          <Input
            id="roster-from"
            type="date"
            min={today}
            max={addDays(today, 90)}
            value={fromDay}
            onChange={({ target }) => setFromDay(target.value)}
          />
        </Form.Item>
        <Form.Item label={say('weeks')} htmlFor="roster-weeks">
          <InputNumber
            id="roster-weeks"
            min={1}
            max={6}
            value={weeks}
            onChange={(value) => setWeeks(value ?? 2)}
          />
        </Form.Item>
        <fieldset className="plain-set">
          <legend>{say('thorough')}</legend>
          <Radio.Group
            value={seconds}
            onChange={({ target }) => setSeconds(Number(target.value))}
            options={[
              { value: 20, label: say('quick') },
              { value: 60, label: say('usual') },
              { value: 180, label: say('long') },
            ]}
          />
        </fieldset>
        <fieldset className="plain-set">
          <legend>{say('weights')}</legend>
          <p className="note">{say('weightsText')}</p>
          {parts.map((part) => (
            <div key={part} className="weight">
              <label htmlFor={`weight-${part}`}>{say(part)}</label>
              <Select
                id={`weight-${part}`}
                className="filter"
                value={stepOf(weights[part])}
                onChange={(weight) => setWeights({ ...weights, [part]: weight })}
                options={steps.map((value) => ({ value, label: say(`weight${value}`) }))}
              />
            </div>
          ))}
        </fieldset>
      </Form>
    </Modal>
  );
}

/** The step nearest to a weight. */
function stepOf(weight: number): (typeof steps)[number] {
  return steps.reduce((best, step) => (Math.abs(step - weight) < Math.abs(best - weight) ? step : best));
}
