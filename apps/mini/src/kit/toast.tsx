import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { useSettings } from '../state/settings.ts';
import { createStore, useStore } from '../state/store.ts';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { accessible } from './accessible.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import './toast.css';

export interface Message {
  text: string;
  tone?: 'ok' | 'bad';
  /** Takes back what was just done; offered as long as the message stands. */
  undo?: () => unknown;
}

const current = createStore<Message | undefined>(undefined);

/** Says briefly what has happened. A new message replaces the one before. */
export function toast(message: Message | string): void {
  current.set(typeof message === 'string' ? { text: message } : { ...message });
}

/** Takes the message away, when what it said is no longer so. */
export function hush(): void {
  current.set(undefined);
}

/** Where `toast` appears, a live region; part of every page. */
export function ToastRegion() {
  const say = useWords(kitWords);
  const { elder } = useSettings();
  const message = useStore(current);
  useEffect(() => {
    if (!message) return;
    const seconds = (message.undo ? 8 : 4) * (elder ? 2 : 1);
    const timer = setTimeout(() => current.set(undefined), seconds * 1000);
    return () => clearTimeout(timer);
  }, [message, elder]);
  return (
    <View className="toasts" {...accessible({ role: 'status', live: 'polite' })}>
      {message && (
        <View className={`toast toast--${message.tone ?? 'ok'}`}>
          <Icon name={message.tone === 'bad' ? 'alert' : 'check'} />
          <Text className="toast__text">{message.text}</Text>
          {message.undo && (
            <Button
              id="toast-undo"
              kind="link"
              onPress={() => {
                current.set(undefined);
                return message.undo?.();
              }}
            >
              {say('undo')}
            </Button>
          )}
        </View>
      )}
    </View>
  );
}
