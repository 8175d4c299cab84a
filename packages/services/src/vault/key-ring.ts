import { hkdfSync } from 'node:crypto';

/** Keys of one purpose by their ids; the last one named writes, all of them read. */
export interface KeyRing {
  /** Id of the key that writes, 0 to 254. */
  readonly current: number;
  /** The key that writes. */
  readonly newest: Buffer;
  /** All keys by id, the one that writes first. */
  readonly byId: ReadonlyMap<number, Buffer>;
}

/** Tells one key from another and nothing about either. */
export const fingerprintOf = (key: Buffer): string =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'linli fingerprint', 8)).toString('hex');

const mostId = 254;

/**
 * Reads keys as they are configured: `id:base64`, or base64 alone for one whose id is its place in the list, as all were written
 * before keys could be taken out again. An id stays with its key for good, because what rests names it.
 *
 * @param name of the purpose, for messages
 * @throws Error for a key that is not 32 bytes in base64, an id out of bounds or given twice, or no key at all
 */
export function readKeyRing(name: string, written: readonly string[]): KeyRing {
  const keys = new Map<number, Buffer>();
  for (const [place, text] of written.entries()) {
    const [, id, base64 = ''] = /^(?:(\d{1,3}):)?(.*)$/.exec(text.trim()) ?? [];
    const number = id === undefined ? place : Number(id);
    const key = Buffer.from(base64, 'base64');
    if (key.length !== 32) throw new Error(`${name} must be 32 bytes in base64`);
    if (number > mostId) throw new Error(`${name}: ids go from 0 to ${mostId}`);
    if (keys.has(number)) throw new Error(`${name}: the id ${number} is given twice`);
    keys.set(number, key);
  }
  const last = [...keys].at(-1);
  if (!last) throw new Error(`${name}: at least one is needed`);
  return { current: last[0], newest: last[1], byId: new Map([last, ...keys]) };
}
