import Taro from '@tarojs/taro';

/** What is kept on the phone, by key. Writing may throw when the phone is full. */
export interface Storage {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
  remove(key: string): void;
  keys(): string[];
}

/** Storage of this phone: `wx` storage on weapp, localStorage on H5. */
export const phoneStorage: Storage = {
  read(key) {
    const value: unknown = Taro.getStorageSync(key);
    return value === '' ? undefined : value; // weapp answers '' for a key that does not exist
  },
  write: (key, value) => Taro.setStorageSync(key, value),
  remove: (key) => Taro.removeStorageSync(key),
  keys: () => [...Taro.getStorageInfoSync().keys],
};
