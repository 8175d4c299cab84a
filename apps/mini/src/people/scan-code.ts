import Taro from '@tarojs/taro';

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
