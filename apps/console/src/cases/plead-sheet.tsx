import { type PleaKind, pleaKinds } from '@linli/contracts/requests/labels';
import { DatePicker, Form, Radio } from 'antd';
import { useState } from 'react';
import { useLabel, useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';
import { chinaInstant } from './china-instant.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import { useAct } from './use-act.ts';

const kinds = Object.keys(pleaKinds) as PleaKind[];

/** Asks the post above for an extension, a return or a suspension 延期/回退/挂账. */
export function PleadSheet({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const say = useWords(actsWords);
  const label = useLabel();
  const act = useAct();
  const [kind, setKind] = useState<PleaKind>('extend');
  const [untilAt, setUntilAt] = useState<string | null>(null);
  return (
    <ReasonSheet
      title={say('plead')}
      label={say('reason')}
      onClose={onClose}
      onSend={(reason) =>
        act('POST /requests/plead', { requestId, kind, reason, untilAt: kind === 'return' ? null : untilAt })
      }
    >
      <Form.Item label={say('pleadWhat')}>
        <Radio.Group
          value={kind}
          onChange={({ target }) => setKind(target.value as PleaKind)}
          options={kinds.map((value) => ({ value, label: label(pleaKinds[value]) }))}
        />
      </Form.Item>
      {kind !== 'return' && (
        <Form.Item label={say('untilLabel')}>
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            onChange={(chosen) => setUntilAt(chosen ? chinaInstant(chosen) : null)}
          />
        </Form.Item>
      )}
    </ReasonSheet>
  );
}
