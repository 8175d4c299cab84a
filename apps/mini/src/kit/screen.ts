import Taro from '@tarojs/taro';

let room: { paddingTop: string; paddingRight: string } | undefined;

/** Padding that keeps the page's head clear of the status bar and, on WeChat, of the capsule at its right. */
export function headRoom(): { paddingTop: string; paddingRight: string } | Record<string, never> {
  if (process.env.TARO_ENV === 'h5') return {};
  if (!room) {
    const { statusBarHeight = 0, windowWidth } = Taro.getWindowInfo();
    const capsule = Taro.getMenuButtonBoundingClientRect();
    room = { paddingTop: `${statusBarHeight}px`, paddingRight: `${windowWidth - capsule.left + 8}px` };
  }
  return room;
}
