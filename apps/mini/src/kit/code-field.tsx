import { useEffect, useState } from 'react';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import type { FieldFrame } from './label.tsx';

export interface CodeFieldProps extends FieldFrame {
  value: string;
  onChange: (value: string) => void;
  /** Sends a code; resolves to the seconds until another may be asked for, rejects when none was sent. */
  onSend: () => Promise<number>;
  /** There is something to send a code to. */
  ready: boolean;
}

/** A one-time code of up to six digits, with the button that sends it and counts down to the next. */
export function CodeField({ onSend, ready, value, onChange, ...frame }: CodeFieldProps) {
  const say = useWords(kitWords);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  const send = async () => setLeft(await onSend().catch(() => 0));
  return (
    <Field
      {...frame}
      value={value}
      onChange={(typed) => onChange(typed.replace(/\D/g, '').slice(0, 6))}
      kind="number"
      max={6}
      autocomplete="one-time-code"
      aside={
        <Button id={`${frame.id}-send`} kind="link" disabled={!ready || left > 0} onPress={send}>
          {left > 0 ? say('codeAgain', { seconds: left }) : say('codeGet')}
        </Button>
      }
    />
  );
}
