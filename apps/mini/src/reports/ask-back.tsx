import type { LocalText } from '@linli/contracts/problem';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { reportWords } from '../words/report.ts';

export interface AskedBack {
  key: string;
  personId: string | null;
  text: LocalText;
}

interface AskBackProps {
  questions: readonly AskedBack[];
  nameOf: (personId: string | null) => string | undefined;
  onChange: () => void;
  onConfirm: () => void;
}

/** Asks about answers that cannot both be right; they can be changed or confirmed as they are. */
export function AskBack({ questions, nameOf, onChange, onConfirm }: AskBackProps) {
  const say = useWords(reportWords);
  const label = useLabel();
  return (
    <Sheet
      id="ask-back"
      open={questions.length > 0}
      alert
      title={say('askTitle')}
      onClose={onChange}
      footer={
        <>
          <Button id="ask-change" kind="primary" onPress={onChange}>
            {say('askCheck')}
          </Button>
          <Button id="ask-confirm" kind="plain" onPress={onConfirm}>
            {say('askConfirm')}
          </Button>
        </>
      }
    >
      {questions.map(({ key, personId, text }) => (
        <Notice key={key} tone="warn" title={nameOf(personId)}>
          {label(text)}
        </Notice>
      ))}
    </Sheet>
  );
}
