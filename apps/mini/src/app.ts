import { useDidShow } from '@tarojs/taro';
import { type PropsWithChildren, useEffect } from 'react';
import { followKeyboard } from './kit/keyboard.ts';
import './kit/tokens.css';
import { outbox } from './reports/my-outbox.ts';
import { asks } from './requests/my-asks.ts';
import { incidents } from './shifts/incidents.ts';
import { watchNetwork } from './state/network.ts';
import { useSettings } from './state/settings.ts';
import { flushAll, keepSending } from './wire/phone-outbox.ts';

const onWeb = process.env.TARO_ENV === 'h5';
const outboxes = [outbox, asks, incidents];

watchNetwork();
keepSending(outboxes);
if (onWeb) followKeyboard(document);

export default function App({ children }: PropsWithChildren) {
  const { language } = useSettings();
  useEffect(() => {
    if (onWeb) document.documentElement.lang = language;
  }, [language]);
  useDidShow(() => {
    flushAll(outboxes);
  });
  return children;
}
