import type { LocalText } from '@linli/contracts/problem';
import { Text, View } from '@tarojs/components';
import { pressable } from '../kit/accessible.ts';
import { Button } from '../kit/button.tsx';
import { Paragraph, Stack } from '../kit/card.tsx';
import { Icon } from '../kit/icon.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { dial } from '../state/dial.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import './emergency.css';
import { askWords } from './words/ask.ts';

export type EmergencyNumber = '120' | '110' | '119';
const all: readonly EmergencyNumber[] = ['120', '110', '119'];
const meanings = { '120': 'n120', '110': 'n110', '119': 'n119' } as const;

/** The three numbers, a tap each; stands above everything where help is asked for. */
export function EmergencyRow() {
  const say = useWords(askWords);
  return (
    <View className="emergency">
      <Text className="emergency__text">{say('dangerShort')}</Text>
      <View className="emergency__numbers">
        {all.map((number) => (
          <View
            key={number}
            id={`call-${number}`}
            className="emergency__number pressable"
            {...pressable({ label: `${say('callNumber', { number })} ${say(meanings[number])}` }, () =>
              dial(number),
            )}
          >
            <Icon name="call" size={18} />
            <Text className="emergency__digits">{number}</Text> <Text>{say(meanings[number])}</Text>
          </View>
        ))}
      </View>
    </View>
  );
}

export interface DangerSheetProps {
  /** What to look for, in the words of the kind; closed without. */
  danger: { ask: LocalText; call: readonly EmergencyNumber[] } | null | undefined;
  /** Back to the form: nothing is sent. */
  onClose: () => void;
  /** It has been read; what was under way goes on. */
  onGoOn: () => void;
}

/** Stops before anything is sent where life may be in danger: whom to call, large, a tap each. */
export function DangerSheet({ danger, onClose, onGoOn }: DangerSheetProps) {
  const say = useWords(askWords);
  const label = useLabel();
  return (
    <Sheet
      id="danger"
      open={danger !== null && danger !== undefined}
      alert
      full
      title={say('dangerTitle')}
      onClose={onClose}
      footer={
        <>
          <Button id="danger-none" kind="plain" onPress={onGoOn}>
            {say('dangerNo')}
          </Button>
          <Button id="danger-called" kind="plain" onPress={onGoOn}>
            {say('dangerCalled')}
          </Button>
        </>
      }
    >
      <Stack>
        <View className="danger__ask">
          <Icon name="alert" size={40} />
          <Text>{danger ? label(danger.ask) : ''}</Text>
        </View>
        {danger?.call.map((number) => (
          <Button
            key={number}
            id={`danger-call-${number}`}
            kind="danger"
            icon="call"
            wide
            onPress={() => dial(number)}
          >
            {`${say('callNumber', { number })} · ${say(meanings[number])}`}
          </Button>
        ))}
        <Paragraph note>{say('dangerAfter')}</Paragraph>
      </Stack>
    </Sheet>
  );
}
