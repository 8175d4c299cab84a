import { useDidShow } from '@tarojs/taro';
import { type PropsWithChildren, useEffect } from 'react';
import { followKeyboard } from './kit/keyboard.ts';
import './kit/tokens.css';
import { outbox, watchOutbox } from './reports/my-outbox.ts';
import { watchNetwork } from './state/network.ts';
import { useSettings } from './state/settings.ts';

const onWeb = process.env.TARO_ENV === 'h5';

watchNetwork();
watchOutbox();
if (onWeb) followKeyboard(document);

export default function App({ children }: PropsWithChildren) {
  const { language } = useSettings();
  useEffect(() => {
    if (onWeb) document.documentElement.lang = language;
  }, [language]);
  useDidShow(() => {
    outbox.flush();
  });
  return children;
}
