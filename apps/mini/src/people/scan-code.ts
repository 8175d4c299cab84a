import Taro from '@tarojs/taro';
import { addressOf } from '../state/open-page.ts';

/** The household code in a scanned text: the code itself, or an address that carries it as `code=`. */
export function codeIn(scanned: string): string | undefined {
  const carried = /[?&]code=([^&#]+)/.exec(scanned)?.[1];
  const code = (carried === undefined ? scanned : decodeURIComponent(carried)).trim();
  return /^[\w-]{6,64}$/.test(code) ? code : undefined;
}

/** Scans with WeChat's own scanner; undefined when nothing was scanned. */
export async function scanCode(): Promise<string | undefined> {
  const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => undefined);
  return scanned === undefined ? undefined : codeIn(scanned.result);
}

/** What the QR code of a household holds: on H5 an address any camera opens, on WeChat the code for our own scanner. */
export function addressForCode(code: string): string {
  return process.env.TARO_ENV === 'h5' ? `${location.origin}${addressOf('join', { code })}` : code;
}
