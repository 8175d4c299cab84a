import { Form, Radio } from 'antd';
import { useState } from 'react';
import { useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import { useAct } from './use-act.ts';

/** What somebody without a phone of their own said when they were called back 回访: solved, or not, which opens it again. */
export function ConfirmSheet({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const say = useWords(actsWords);
  const act = useAct();
  const [solved, setSolved] = useState(true);
  return (
    <ReasonSheet
      title={say('confirm')}
      label={say('confirmWords')}
      least={solved ? 0 : 2}
      onClose={onClose}
      onSend={(reason) => act('POST /requests/confirm', { requestId, solved, basis: 'phone', reason })}
    >
      <Form.Item label={say('confirmAsk')}>
        <Radio.Group
          value={solved}
          onChange={({ target }) => setSolved(target.value as boolean)}
          options={[
            { value: true, label: say('solvedYes') },
            { value: false, label: say('solvedNo') },
          ]}
        />
      </Form.Item>
    </ReasonSheet>
  );
}
