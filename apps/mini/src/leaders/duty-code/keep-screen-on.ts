import Taro from '@tarojs/taro';

let lock: Promise<{ release: () => Promise<void> } | undefined> | undefined;

/** Keeps the screen from going dark while a page that is read by others is shown; where a phone cannot, nothing happens. */
export function keepScreenOn(on: boolean): void {
  if (process.env.TARO_ENV !== 'h5') {
    Taro.setKeepScreenOn({ keepScreenOn: on }).catch(() => undefined);
    return;
  }
  if (on) lock ??= navigator.wakeLock?.request('screen').catch(() => undefined);
  else {
    lock?.then((held) => held?.release()).catch(() => undefined);
    lock = undefined;
  }
}
