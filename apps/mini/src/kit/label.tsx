import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
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
  /** The label is already on the screen, e.g. as the title of a dialog; screen readers still hear it. */
  hideLabel?: boolean;
}

/** Label above, control, then hint and error below. */
export function Labelled({
  id,
  label,
  hint,
  error,
  required,
  hideLabel = false,
  children,
}: FieldFrame & { children: ReactNode }) {
  const say = useWords(kitWords);
  return (
    <View id={`${id}-field`} className={classes('field', error !== undefined && 'field--wrong')}>
      <View className="field__frame">
        {!hideLabel && (
          <View className="field__label">
            <Text>{label}</Text>
            {required === false && <Text className="field__optional">{say('optional')}</Text>}
          </View>
        )}
        {children}
      </View>
      {hint !== undefined && error === undefined && <View className="field__hint">{hint}</View>}
      <View id={`${id}-error`} {...accessible({ live: 'polite' })}>
        {error !== undefined && <View className="field__error">{error}</View>}
      </View>
    </View>
  );
}
