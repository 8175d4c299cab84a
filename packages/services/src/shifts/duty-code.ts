import { createHmac, timingSafeEqual } from 'node:crypto';

/** A code stands on the screen so long, and is good for as long again: nobody's phone is that fast. */
export const codeWindowMs = 30_000;

const windowAt = (now: Date): number => Math.floor(now.getTime() / codeWindowMs);

// 128 bits; the rest of the hash would only make the picture finer.
const macOf = (key: Buffer, checkpointId: string, window: number): string =>
  createHmac('sha256', key)
    .update(`linli:duty:${checkpointId}:${window}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');

/** The code of a checkpoint at a moment, `linli:duty:<checkpoint>:<window>:<mac>`, and when the next one takes its place. */
export function codeAt(key: Buffer, checkpointId: string, now: Date): { text: string; until: Date } {
  const window = windowAt(now);
  return {
    text: `linli:duty:${checkpointId}:${window}:${macOf(key, checkpointId, window)}`,
    until: new Date((window + 1) * codeWindowMs),
  };
}

const shape = /^linli:duty:([0-9a-f-]{36}):(\d{1,12}):([\w-]{22})$/;

/**
 * Why a code does not open this checkpoint now; null: it does. It is good in its window and the one after. Which of the
 * parts is wrong is not told, and takes the same time; a real code that has passed is.
 */
export function codeRefusal(
  key: Buffer,
  checkpointId: string,
  text: string,
  now: Date,
): 'wrong-code' | 'old-code' | null {
  const [, id, digits, mac] = shape.exec(text.trim()) ?? [];
  if (id !== checkpointId || digits === undefined || mac === undefined) return 'wrong-code';
  const window = Number(digits);
  const right = timingSafeEqual(
    Buffer.from(macOf(key, checkpointId, window), 'latin1'),
    Buffer.from(mac, 'latin1'),
  );
  const age = windowAt(now) - window;
  if (!right || age < 0) return 'wrong-code';
  return age > 1 ? 'old-code' : null;
}
