import Taro from '@tarojs/taro';

/** Scrolls to a field that is not right, by its id. */
export function showField(id: string | undefined): void {
  if (id === undefined) return;
  const selector = `#${id}-field`;
  setTimeout(() => Taro.pageScrollTo({ selector, offsetTop: -80, duration: 200 }).catch(() => undefined), 50);
}
