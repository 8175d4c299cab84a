import { ScrollView, Text, View } from '@tarojs/components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { accessible, pressable } from './accessible.ts';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import './sheet.css';

export interface SheetProps {
  id: string;
  open: boolean;
  title: string;
  /** An answer is wanted before anything else goes on. */
  alert?: boolean;
  /** Over the whole screen: nothing else is to be looked at now. */
  full?: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons that stay in sight below the content. */
  footer?: ReactNode;
}

/** A dialog from the bottom. On H5 the focus goes in, stays inside, and returns to where it was. */
export function Sheet({ open, ...rest }: SheetProps) {
  return open ? <OpenSheet {...rest} /> : null;
}

function OpenSheet(props: Omit<SheetProps, 'open'>) {
  const { id, title, alert = false, full = false, onClose, children, footer } = props;
  const say = useWords(kitWords);
  const dialog = useRef<{ focus?: () => void }>();
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return;
    const before = document.activeElement;
    // Taro's elements move their children when first drawn, which takes the focus away again.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => dialog.current?.focus?.());
    });
    return () => {
      cancelAnimationFrame(frame);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <View className="sheet" catchMove>
      <View className="sheet__veil" onClick={onClose} {...accessible({ hidden: true })} />
      <View
        id={id}
        ref={dialog}
        className={classes('sheet__panel', 'moves', full && 'sheet__panel--full')}
        {...accessible({ role: alert ? 'alertdialog' : 'dialog', label: title, modal: true })}
        {...(process.env.TARO_ENV === 'h5' ? { tabIndex: -1 } : {})}
      >
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <View
            id={`${id}-close`}
            className="sheet__close pressable"
            {...pressable({ label: say('close') }, onClose)}
          >
            <Icon name="close" />
          </View>
        </View>
        <ScrollView scrollY className="sheet__body">
          <View className="sheet__content">{children}</View>
        </ScrollView>
        {footer !== undefined && <View className="sheet__foot">{footer}</View>}
      </View>
    </View>
  );
}
