import { Text, View } from '@tarojs/components';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { accessible } from './accessible.ts';
import { Icon } from './icon.tsx';
import './steps.css';

export interface Step {
  key: string;
  title: string;
  note?: string;
  state: 'done' | 'current' | 'todo';
}

/** What has happened and what comes next, from top to bottom. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const say = useWords(kitWords);
  const spoken = { done: say('done'), current: say('current'), todo: say('toDo') };
  return (
    <View className="steps" {...accessible({ role: 'list' })}>
      {steps.map((step) => (
        <View key={step.key} className={`step step--${step.state}`} {...accessible({ role: 'listitem' })}>
          <View className="step__mark">{step.state === 'done' && <Icon name="check" size={14} />}</View>
          <View className="step__main">
            <Text className="step__title">{step.title}</Text>
            <Text className="heard">{spoken[step.state]}</Text>
            {step.note !== undefined && <Text className="step__note">{step.note}</Text>}
          </View>
        </View>
      ))}
    </View>
  );
}
