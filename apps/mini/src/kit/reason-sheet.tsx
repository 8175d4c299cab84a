import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { Button } from './button.tsx';
import { Paragraph, Stack } from './card.tsx';
import './chips.css';
import { Field } from './field.tsx';
import { Sheet } from './sheet.tsx';

export interface ReasonSheetProps {
  id: string;
  title: string;
  /** What will happen. */
  text?: ReactNode;
  label?: string;
  /** Ready-made reasons, a tap each. */
  ready?: readonly string[];
  action: string;
  danger?: boolean;
  /** The reason may be left out. */
  optional?: boolean;
  onClose: () => void;
  /** The sheet closes when this answers something; on failure it stays with what was typed. */
  onDone: (reason: string) => Promise<unknown>;
}

/** Asks why before something is done that goes on record. Mount it to open it. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { id, title, text, ready = [], action, danger, optional = false, onClose, onDone } = props;
  const say = useWords(kitWords);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState(false);
  const go = async () => {
    if (!optional && reason.trim().length < 2) {
      setWrong(true);
      return;
    }
    if ((await onDone(reason.trim())) !== undefined) onClose();
  };
  return (
    <Sheet
      id={id}
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button id={`${id}-cancel`} kind="plain" onPress={onClose}>
            {say('cancel')}
          </Button>
          <Button id={`${id}-do`} kind={danger ? 'danger' : 'primary'} onPress={go}>
            {action}
          </Button>
        </>
      }
    >
      <Stack>
        {text !== undefined && <Paragraph>{text}</Paragraph>}
        {ready.length > 0 && (
          <View className="chips">
            {ready.map((one) => (
              <Button key={one} kind={reason === one ? 'primary' : 'soft'} onPress={() => setReason(one)}>
                {one}
              </Button>
            ))}
          </View>
        )}
        <Field
          id={`${id}-reason`}
          label={props.label ?? say('reason')}
          value={reason}
          lines
          max={200}
          {...(optional ? { required: false } : {})}
          error={wrong && reason.trim().length < 2 ? say('reasonTooShort') : undefined}
          onChange={setReason}
        />
      </Stack>
    </Sheet>
  );
}
