import Taro from '@tarojs/taro';
import { createStore, useStore } from './store.ts';

/** Whether the phone says it has a network. */
export const online = createStore(true);

/** Whether there is a network, followed by the component. */
export const useOnline = (): boolean => useStore(online);

/** Starts following the phone's network; called once at launch. */
export function watchNetwork(): void {
  Taro.onNetworkStatusChange((change) => online.set(change.isConnected));
  Taro.getNetworkType()
    .then((answer) => online.set(answer.networkType !== 'none'))
    .catch(() => online.set(true));
}
