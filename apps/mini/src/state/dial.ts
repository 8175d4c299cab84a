import Taro from '@tarojs/taro';

/** Opens the phone's dialler. On a computer without one nothing happens: the number stands on the page too. */
export function dial(phone: string): void {
  Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined); // rejects when the person does not call
}
