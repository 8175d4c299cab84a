import type { CaseKind } from '@linli/contracts/cases/labels';
import { DatePicker, Form } from 'antd';
import { useState } from 'react';
import { useWords } from '../state/use-words.ts';
import { actsWords } from '../words/acts.ts';
import { chinaInstant } from './china-instant.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import { useAct } from './use-act.ts';

/** 督办: asks from above for an answer by a time. */
export function SuperviseSheet({
  caseKind,
  caseId,
  onClose,
}: {
  caseKind: CaseKind;
  caseId: string;
  onClose: () => void;
}) {
  const say = useWords(actsWords);
  const act = useAct();
  const [answerBy, setAnswerBy] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const send = async (ask: string) => {
    setMissing(answerBy === null);
    return answerBy !== null && act('POST /escalation/supervise', { caseKind, caseId, ask, answerBy });
  };
  return (
    <ReasonSheet title={say('supervise')} label={say('superviseAsk')} onClose={onClose} onSend={send}>
      <Form.Item
        label={say('untilLabel')}
        htmlFor="answer-by"
        {...(missing ? { validateStatus: 'error', help: say('chooseOne') } : {})}
      >
        <DatePicker
          id="answer-by"
          showTime={{ format: 'HH:mm' }}
          onChange={(chosen) => setAnswerBy(chosen ? chinaInstant(chosen) : null)}
        />
      </Form.Item>
    </ReasonSheet>
  );
}
