import { Text, View } from '@tarojs/components';
import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { type ReactNode, useEffect, useState } from 'react';
import { useOnline } from '../state/network.ts';
import { useSettings } from '../state/settings.ts';
import { useWords } from '../state/use-words.ts';
import { kitWords } from '../words/kit.ts';
import { accessible, pressable } from './accessible.ts';
import { Button } from './button.tsx';
import { ChooseDialog } from './choose.tsx';
import { classes } from './classes.ts';
import { ConfirmDialog } from './confirm.tsx';
import { Icon } from './icon.tsx';
import { Notice } from './notice.tsx';
import './page.css';
import { headRoom } from './screen.ts';
import { ToastRegion } from './toast.tsx';
import { Skeleton } from './waiting.tsx';

export interface PageProps {
  title: string;
  /** The home page has no way back. */
  root?: boolean;
  /** Skeleton instead of the content. */
  loading?: boolean;
  /** Says why there is nothing to show; `onRetry` adds a button. What is already shown should stay: pass it only without data. */
  failure?: { title: string; detail?: string | undefined } | undefined;
  onRetry?: () => unknown;
  /** What having no network means here; else that what is entered is sent later. */
  offline?: string;
  /** Beside the title: one icon button or a tag. */
  aside?: ReactNode;
  /** Buttons that stay in sight at the bottom. */
  footer?: ReactNode;
  children?: ReactNode;
}

/**
 * The shell of every page: title and way back, offline banner, skeleton or failure or content, sticky footer, and the
 * places where `toast` and `confirm` appear.
 */
export function Page(props: PageProps) {
  const { title, root = false, loading, failure, onRetry, offline, aside, footer, children } = props;
  const say = useWords(kitWords);
  const { elder } = useSettings();
  const online = useOnline();
  const inFront = useInFront();
  useEffect(() => {
    if (inFront) Taro.setNavigationBarTitle({ title }).catch(() => undefined);
  }, [title, inFront]);
  const waits = loading === true && failure === undefined;
  return (
    <View className={classes('page', elder && 'page--elder')}>
      <View className="page__head" style={headRoom()}>
        {!root && (
          <View
            id="back"
            className="page__back pressable"
            {...pressable({ label: hasPageBelow() ? say('back') : say('home') }, goBack)}
          >
            <Icon name={hasPageBelow() ? 'back' : 'home'} />
          </View>
        )}
        <Text
          id="page-title"
          className={classes('page__title', root && 'page__title--root')}
          {...accessible({ role: 'heading', level: 1 })}
        >
          {title}
        </Text>
        {aside}
      </View>
      <View className="page__body" {...accessible({ role: 'main' })}>
        {!online && (
          <View className="page__offline" {...accessible({ role: 'status' })}>
            <Icon name="offline" />
            <Text>{offline ?? say('offline')}</Text>
          </View>
        )}
        {failure !== undefined && (
          <Notice
            id="failure"
            tone="bad"
            title={failure.title}
            action={
              onRetry && (
                <Button id="retry" kind="plain" onPress={onRetry}>
                  {say('retry')}
                </Button>
              )
            }
          >
            {failure.detail}
          </Notice>
        )}
        {waits && <Skeleton />}
        {failure === undefined && !waits && children}
      </View>
      {footer !== undefined && !waits && failure === undefined && (
        <View className="page__foot">{footer}</View>
      )}
      {inFront && <ChooseDialog />}
      {inFront && <ConfirmDialog />}
      {inFront && <ToastRegion />}
    </View>
  );
}

/** Back to the page below, or home when there is none (opened from a shared link). */
export function goBack(): void {
  if (hasPageBelow()) Taro.navigateBack();
  else Taro.reLaunch({ url: '/pages/home/index' });
}

function hasPageBelow(): boolean {
  return Taro.getCurrentPages().length > 1;
}

/** Whether this page is the one in sight; pages below stay mounted. */
function useInFront(): boolean {
  const [inFront, setInFront] = useState(true);
  useDidShow(() => setInFront(true));
  useDidHide(() => setInFront(false));
  return inFront;
}
