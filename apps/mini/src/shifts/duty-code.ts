/** A changing code of a checkpoint as the server makes it. */
const code = /linli:duty:([0-9a-f-]{36}):\d{1,12}:[\w-]{22}/;

const page = '/volunteers/my-shifts/index';

/** What the picture of a code holds: on H5 an address any camera opens, on WeChat the code for our own scanner. */
export const addressForDuty = (text: string): string =>
  process.env.TARO_ENV === 'h5' ? `${location.origin}${page}?code=${encodeURIComponent(text)}` : text;

/** The code in what was scanned or pasted: the code itself, or an address that carries it; undefined when there is none. */
export function dutyCodeIn(scanned: string): string | undefined {
  const found = code.exec(scanned) ?? code.exec(decoded(scanned));
  return found?.[0];
}

/** The checkpoint a code belongs to. */
export const checkpointOf = (text: string): string | undefined => code.exec(text)?.[1];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a bare % that was never encoded
  }
}
