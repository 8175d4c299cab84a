import { Form, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { useAct } from '../cases/use-act.ts';
import { useWords } from '../state/use-words.ts';
import { shiftsWords } from '../words/shifts.ts';
import type { SettleAct, ToSettle } from './settle-page.tsx';

const texts = { confirmHours: 'confirmText', noShow: 'noShowText', cameAfterAll: 'cameText' } as const;

/** Settles one duty as second party: its hours, that somebody did not come, or a dispute. */
export function SettleSheet({
  item: { person, minutes: measured, shift },
  act,
  onClose,
}: {
  item: ToSettle;
  act: SettleAct;
  onClose: () => void;
}) {
  const say = useWords(shiftsWords);
  const send = useAct();
  const [minutes, setMinutes] = useState(measured ?? shift.minutes);
  const [upheld, setUpheld] = useState(true);
  const { claimId } = person;
  const changed = minutes !== measured;
  const settle = (reason: string): Promise<boolean> => {
    switch (act) {
      case 'confirmHours':
        return send('POST /shifts/confirm-hours', { claimId, minutes: changed ? minutes : null, reason });
      case 'noShow':
        return send('POST /shifts/record-no-show', { claimId, reason });
      case 'cameAfterAll':
        return send('POST /shifts/check-in-for', { claimId, reason });
      case 'decide':
        return send('POST /shifts/decide-dispute', {
          claimId,
          upheld,
          minutes: upheld ? minutes : null,
          reason,
        });
    }
  };
  return (
    <ReasonSheet
      title={`${say(act)} · ${person.name}`}
      label={say('reason')}
      least={act === 'confirmHours' && !changed ? 0 : 2}
      onSend={settle}
      onClose={onClose}
    >
      {act !== 'decide' && <p className="note">{say(texts[act])}</p>}
      {act === 'decide' && (
        <Form.Item>
          <Radio.Group
            aria-label={say('decide')}
            value={upheld}
            onChange={({ target }) => setUpheld(target.value === true)}
            options={[
              { value: true, label: say('uphold') },
              { value: false, label: say('refuse') },
            ]}
          />
        </Form.Item>
      )}
      {(act === 'confirmHours' || (act === 'decide' && upheld)) && (
        <Form.Item label={say(act === 'decide' ? 'served' : 'minutesLabel')} htmlFor="settle-minutes">
          <InputNumber
            id="settle-minutes"
            min={act === 'decide' ? 0 : 1}
            max={24 * 60}
            value={minutes}
            onChange={(value) => setMinutes(value ?? measured ?? shift.minutes)}
          />
        </Form.Item>
      )}
    </ReasonSheet>
  );
}
