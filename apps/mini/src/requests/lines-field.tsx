import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { pressable } from '../kit/accessible.ts';
import { Button } from '../kit/button.tsx';
import { Field } from '../kit/field.tsx';
import { Icon } from '../kit/icon.tsx';
import { type FieldFrame, Labelled } from '../kit/label.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../state/use-words.ts';
import { mostLines, typedInto } from './asking.ts';
import './lines-field.css';
import { askWords } from './words/ask.ts';

export interface LinesFieldProps extends Omit<FieldFrame, 'label'> {
  lines: readonly string[];
  onChange: (lines: string[]) => void;
}

/** A shopping list, a box for each thing; Enter makes the next, a pasted list is taken apart, nothing is reworded. */
export function LinesField({ lines, onChange, ...frame }: LinesFieldProps) {
  const say = useWords(askWords);
  // A box that was split is drawn anew: its own text still holds the line break.
  const [turn, setTurn] = useState(0);
  const [focusAt, setFocusAt] = useState<number>();
  useEffect(() => {
    if (focusAt === undefined || process.env.TARO_ENV !== 'h5') return;
    const frame = requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`#${idOf(focusAt)} textarea`)?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [focusAt, turn]);
  const goOn = (next: { lines: string[]; at: number }) => {
    onChange(next.lines);
    setFocusAt(next.at);
    setTurn(turn + 1);
  };
  const type = (at: number, typed: string) => {
    if (/[\r\n]/.test(typed)) goOn(typedInto(lines, at, typed));
    else onChange(lines.map((line, index) => (index === at ? typed : line)));
  };
  const remove = (at: number) => {
    const left = lines.filter((_, index) => index !== at);
    onChange(left.length > 0 ? left : ['']);
    setTurn(turn + 1);
  };
  const add = () => {
    if (lines.length >= mostLines) toast({ text: say('listFull', { most: mostLines }), tone: 'bad' });
    else goOn({ lines: [...lines, ''], at: lines.length });
  };
  return (
    <Labelled {...frame} label={say('list')} hint={say('listHint')}>
      <View className="lines">
        {lines.map((line, at) => (
          <Field
            key={`${turn}-${at}`}
            id={idOf(at)}
            label={say('line', { number: at + 1 })}
            hideLabel
            lines="one"
            focus={at === focusAt}
            value={line}
            placeholder={at === 0 ? say('lineGhost') : ''}
            onChange={(typed) => type(at, typed)}
            aside={
              lines.length > 1 || line !== '' ? (
                <View
                  id={`${idOf(at)}-remove`}
                  className="lines__remove pressable"
                  {...pressable({ label: say('lineRemove', { number: at + 1 }) }, () => remove(at))}
                >
                  <Icon name="close" size={18} />
                </View>
              ) : undefined
            }
          />
        ))}
        <Button id="line-add" kind="soft" icon="plus" onPress={add}>
          {say('lineAdd')}
        </Button>
      </View>
    </Labelled>
  );
}

const idOf = (at: number) => `line-${at}`;
