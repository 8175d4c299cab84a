import type { SlotPlan } from '@linli/contracts/reports/values';
import { Form, Input } from 'antd';
import { useWords } from '../state/use-words.ts';
import { roundWords } from '../words/round.ts';

const windows = {
  once: [],
  daily: ['window'],
  'morning-evening': ['morning', 'evening'],
} as const satisfies Record<SlotPlan['kind'], readonly string[]>;

/** From when until when each slot of a day takes reports. */
export function SlotFields({ kind }: { kind: SlotPlan['kind'] }) {
  const say = useWords(roundWords);
  return windows[kind].map((window) => (
    <fieldset key={window} className="rows">
      <legend>{say(window)}</legend>
      <div className="pairs">
        {(['from', 'until'] as const).map((end) => (
          <Form.Item
            key={end}
            name={['slots', window, end]}
            label={say(end)}
            rules={[{ required: true, message: say('needed') }]}
          >
            <Input type="time" />
          </Form.Item>
        ))}
      </div>
    </fieldset>
  ));
}
