import { randomBytes } from 'node:crypto';
import { UUID } from 'uuidv7';
import type { Clock, Ids } from './context.ts';

/**
 * UUIDv7 (RFC 9562) with the time of the given clock and a counter that keeps ids of one process rising within a
 * millisecond, so that rows written together keep their order.
 */
export function idsBy(clock: Clock): Ids {
  let lastMs = 0;
  let counter = 0;
  return {
    next() {
      const now = clock.now().getTime();
      if (now > lastMs) {
        lastMs = now;
        counter = randomBytes(2).readUInt16BE(0) & 0x3ff;
      } else if (++counter > 0xfff) {
        lastMs += 1;
        counter = 0;
      }
      const random = randomBytes(8);
      return UUID.fromFieldsV7(
        lastMs,
        counter,
        random.readUInt32BE(0) & 0x3fffffff,
        random.readUInt32BE(4),
      ).toString();
    },
  };
}
