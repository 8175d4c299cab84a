import { createStore, useStore } from '../state/store.ts';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { Button } from './button.tsx';
import { Paragraph } from './card.tsx';
import { Sheet } from './sheet.tsx';

export interface Question {
  title: string;
  /** What will happen, and that it cannot be undone if so. */
  text: string;
  /** The verb on the button: 删除, 退出, … */
  action: string;
  danger?: boolean;
}

interface Open extends Question {
  answer: (yes: boolean) => void;
}

const open = createStore<Open | undefined>(undefined);

/** Asks before something that cannot be undone; for the rest do it and offer undo (`toast`). Resolves to yes or no. */
export function confirm(question: Question): Promise<boolean> {
  open.get()?.answer(false);
  return new Promise((resolve) => {
    open.set({
      ...question,
      answer(yes) {
        open.set(undefined);
        resolve(yes);
      },
    });
  });
}

/** Where `confirm` appears; part of every page. */
export function ConfirmDialog() {
  const say = useWords(kitWords);
  const question = useStore(open);
  if (!question) return null;
  return (
    <Sheet
      id="confirm"
      open
      alert
      title={question.title}
      onClose={() => question.answer(false)}
      footer={
        <>
          <Button id="confirm-no" kind="plain" onPress={() => question.answer(false)}>
            {say('cancel')}
          </Button>
          <Button
            id="confirm-yes"
            kind={question.danger ? 'danger' : 'primary'}
            onPress={() => question.answer(true)}
          >
            {question.action}
          </Button>
        </>
      }
    >
      <Paragraph>{question.text}</Paragraph>
    </Sheet>
  );
}
