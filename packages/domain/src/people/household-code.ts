/** Days a household code can be used for. */
export const HOUSEHOLD_CODE_LASTS_DAYS = 180;

/** No 0/O, 1/I/L, 2/Z, 5/S: whatever is misread stands for one thing only. 29 is prime, which the check needs. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRTUVWXY';
const LENGTH = 12;
const GROUP = 4;
const LOOKS_LIKE: Readonly<Record<string, string>> = { S: '5', Z: '2' };

/** How many random symbols a code takes, and from how many each is drawn: about 53 bits. */
export const householdCodeDraws = { symbols: LENGTH - 1, outOf: ALPHABET.length } as const;

/** Weighted sum over the alphabet's positions; 0 for a code that is written right. */
const weigh = (symbols: readonly number[]): number =>
  symbols.reduce((sum, symbol, at) => sum + symbol * (LENGTH - at), 0) % ALPHABET.length;

/** The code for symbols drawn at random, with its check character: `7KMA2QXR9DF4`. */
export function householdCode(drawn: readonly number[]): string {
  const check = (ALPHABET.length - weigh(drawn)) % ALPHABET.length;
  return [...drawn, check].map((symbol) => ALPHABET[symbol]).join('');
}

/** As it is printed: `7KMA-2QXR-9DF4`. */
export const printedCode = (code: string): string =>
  code.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? code;

/**
 * The code somebody typed or scanned, in its one spelling: spaces, dashes, case and full-width letters do not matter, S and Z are
 * taken for 5 and 2. Null when it cannot be a code: the check finds each single wrong character and each two that
 * changed places.
 */
export function readHouseholdCode(typed: string): string | null {
  const code = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}·.]/gu, ''),
  ]
    .map((letter) => LOOKS_LIKE[letter] ?? letter)
    .join('');
  const symbols = [...code].map((letter) => ALPHABET.indexOf(letter));
  return symbols.length === LENGTH && !symbols.includes(-1) && weigh(symbols) === 0 ? code : null;
}
