import { Text, View } from '@tarojs/components';
import { createElement, type ReactNode } from 'react';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { accessible } from './accessible.ts';
import { classes } from './classes.ts';
import './label.css';

export interface FieldFrame {
  id: string;
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value, in words; announced when it appears. */
  error?: string | undefined;
  required?: boolean;
}

interface LabelledProps extends FieldFrame {
  /** The control is one text box that a native label can name (H5). */
  wraps?: boolean;
  children: ReactNode;
}

/** Label above, control, then hint and error below. */
export function Labelled({ id, label, hint, error, required, wraps = false, children }: LabelledProps) {
  const say = useWords(kitWords);
  const text = (
    <View className="field__label">
      <Text>{label}</Text>
      {required === false && <Text className="field__optional">{say('optional')}</Text>}
    </View>
  );
  // A native label is the only way to name the <input> that Taro draws inside its own element.
  const native = wraps && process.env.TARO_ENV === 'h5';
  const frame = native ? (
    createElement('label', { className: 'field__frame' }, text, children)
  ) : (
    <View className="field__frame">
      {text}
      {children}
    </View>
  );
  return (
    <View id={`${id}-field`} className={classes('field', error !== undefined && 'field--wrong')}>
      {frame}
      {hint !== undefined && error === undefined && <View className="field__hint">{hint}</View>}
      <View id={`${id}-error`} {...accessible({ live: 'polite' })}>
        {error !== undefined && <View className="field__error">{error}</View>}
      </View>
    </View>
  );
}
