import { clock } from '../state/clock.ts';

/**
 * An id made on the phone, 8–64 characters of `[a-z0-9-]`. WeChat has no random source for UUIDs at hand; time plus
 * randomness is unique enough beside the account.
 */
export function newId(): string {
  const random = () => Math.random().toString(36).slice(2, 10).padEnd(8, '0');
  return `${clock.now().getTime().toString(36)}-${random()}${random()}`;
}
