import type { Sex } from '@linli/contracts/people/values';
import { residentIdCheck } from '@linli/domain/people/id-number';
import type { Random } from './random.ts';

/**
 * Phones of the demo begin with 154. No carrier was given this prefix: the mobile pattern for China in Google's
 * libphonenumber is `1(?:[38]\d|4[57]|[59][0-35-9]|6[25-7]|7[0-35-8])\d{8}`, in which 154 (and 194) are left out.
 */
export const DEMO_PHONE_PREFIX = '154';

/** `n` below 100 million; the same number gives the same phone. */
export const demoPhone = (n: number): string => DEMO_PHONE_PREFIX + String(n).padStart(8, '0');

/**
 * Id numbers of the demo begin with 100000. In GB/T 2260 that stands for the country as a whole, not for a place, so
 * no card carries it; the checksum is right, so that they pass every test a real one passes.
 */
export const DEMO_REGION = '100000';

/** Where the numbers of one place begin. */
export interface NumberSeries {
  /** Six digits beginning with 10000, of which no place in GB/T 2260 begins. */
  readonly region: string;
  readonly phones: number;
  readonly plates: number;
  readonly passports: number;
}

/** Gives out resident id numbers, none of them twice. */
export function demoIds(region: string): (birthDate: string, sex: Sex, random: Random) => string {
  const given = new Set<string>();
  return (birthDate, sex, random) => {
    for (;;) {
      const order = random.between(0, 499) * 2 + (sex === 'male' ? 1 : 0);
      const first17 = region + birthDate.replaceAll('-', '') + String(order).padStart(3, '0');
      if (given.has(first17)) continue;
      given.add(first17);
      return first17 + residentIdCheck(first17);
    }
  };
}

/** Passports of the demo: no country begins its numbers with DEMO. */
export const demoPassport = (n: number): string => `DEMO${String(n).padStart(5, '0')}`;

/** Letters and digits of plates: without I and O. */
const PLATE_SIGNS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Plates of the demo begin with 鲁Z; Shandong gives out A–H, J–N, P–S, U–W and Y. */
export function demoPlate(n: number): string {
  let signs = '';
  for (let rest = n; signs.length < 5; rest = Math.floor(rest / PLATE_SIGNS.length)) {
    signs = (PLATE_SIGNS[rest % PLATE_SIGNS.length] ?? '') + signs;
  }
  return `鲁Z${signs}`;
}
