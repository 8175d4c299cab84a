import { type Cell, compactText, isBlank, plainText, WHOLE_NUMBER, wholeNumber } from './cell-text.ts';

/**
 * A door as the register knows it. `building` is `3`, `A`, `别墅12` or `5组`; `unit` is `2` or null where a
 * building has none; `door` is `301`, `301A`, `5东` or `整栋` for a villa.
 */
export type Address = {
  readonly compound: string | null;
  readonly building: string;
  readonly unit: string | null;
  readonly door: string;
};

export type AddressFault =
  | 'address-missing'
  | 'address-no-door'
  | 'address-turned-into-date'
  | 'address-unreadable';

export type AddressReading =
  | { readonly ok: true; readonly address: Address; readonly text: string }
  | { readonly ok: false; readonly reason: AddressFault };

export type AddressParts = {
  readonly compound?: Cell;
  readonly building?: Cell;
  readonly unit?: Cell;
  readonly door?: Cell;
};

/** The door of a villa: one household has the whole building. */
export const WHOLE_BUILDING = '整栋';

const N = WHOLE_NUMBER;
const BUILDING = `(?<building>${N}[A-Za-z]?|[A-Za-z]\\d{0,2})`;
const BUILDING_WORD = '(?:号楼|号栋|栋楼|#楼|栋|幢|座|#|楼|号|(?<group>组|队))';
const UNIT = `(?<unit>${N}|[A-Za-z甲乙丙丁])`;
const UNIT_WORD = '(?:单元|单|门栋|门|梯)';
const DOOR_WORD = '(?:号房间|号房|房间|号室|室|房|号|户)?';
const FLOOR = `(?:(?:${N})(?:层|楼)-?)?`;
const SIDE = '[东西中南北左右]{1,2}';
const DOOR = `(?:${FLOOR}(?<door>${N}[A-Za-z]?(?:-\\d{1,2})?)${DOOR_WORD}|(?:(?<floor>${N})(?:层|楼)?-?)?(?<side>${SIDE})(?:户|室|门|边)?)`;
const COMPOUND = '(?<compound>.*?)';
const GAP = '[-,，/、]?';

const WORDED = new RegExp(
  `^${COMPOUND}${GAP}${BUILDING}${BUILDING_WORD}${GAP}(?:${UNIT}${UNIT_WORD}${GAP})?${DOOR}$`,
  'u',
);
const DASHED = new RegExp(
  `^(?:(?<compound>.*?[^\\dA-Za-z零〇一二两三四五六七八九十百-])-?)??${BUILDING}(?:号楼|栋|幢|座|#)?-(?:${UNIT}(?:单元)?-)?(?:(?<door>\\d{1,5}[A-Za-z]?)(?:室|房|号)?|(?:(?<floor>\\d{1,2})(?:层|楼)?-?)?(?<side>${SIDE})(?:户|室|门|边)?)$`,
  'u',
);
const UNIT_DASH = new RegExp(
  `^${COMPOUND}${GAP}${BUILDING}(?:号楼|栋|幢|座|#)(?<unit>\\d{1,2})-(?<door>\\d{3,5}[A-Za-z]?)(?:室|房|号)?$`,
  'u',
);
const LETTER_DOOR =
  /^(?<compound>.*?[^A-Za-z\d-])??-?(?<building>[A-Za-z])-?(?<door>\d{3,5}[A-Za-z]?)(?:室|房|号)?$/u;
const VILLA = new RegExp(
  `^${COMPOUND}${GAP}(?:(?<before>${N}[A-Za-z]?)(?:号|栋|#)?(?:独栋|联排|双拼|叠拼)?别墅|(?:独栋|联排|双拼|叠拼)?别墅(?<after>${N}[A-Za-z]?)(?:号|栋|#)?(?:整栋)?)$`,
  'u',
);
const BUILDING_ONLY = new RegExp(
  `^(?:.*?(?:${N}|[A-Za-z])${BUILDING_WORD}(?:${UNIT}${UNIT_WORD})?|\\d{1,5}|\\d{1,2}-\\d{1,2})$`,
  'u',
);
const PHASE = new RegExp(`(${N})期`, 'u');
const NUMBER_FIRST = new RegExp(`^(${N})?(.*)$`, 'u');
const LONGEST_ADDRESS = 100;

/**
 * Reads an address as people write it (`1栋2单元301`, `1-2-301`, `１号楼二单元301室`, `A座1502`, `12号别墅`,
 * `舜华路2000号凤凰城3#楼1单元5楼东户`). Province, city, street and house number before the compound are
 * dropped. A two-part `3-301` has no unit; `3-5` could mean anything and is not read.
 */
export function parseAddress(cell: Cell): AddressReading {
  if (isBlank(cell)) return { ok: false, reason: 'address-missing' };
  const spaced = plainText(cell)
    .replace(/\([^()]*\)$/u, '')
    .replace(/[()]/gu, '')
    .trim();
  if (spaced.length > LONGEST_ADDRESS) return { ok: false, reason: 'address-unreadable' };
  // Excel turns a typed 1-2-03 into a date; the digits that were typed are gone.
  if (/^(?:19|20)\d\d-\d\d-\d\d$/u.test(spaced)) return { ok: false, reason: 'address-turned-into-date' };
  const compact = spaced.replaceAll(' ', '');
  // A space may part building from door (`1 2 301`) or mean nothing (`3 栋 2 单 元`): the first reading wins.
  const dashed = spaced
    .replace(/(?<=[\dA-Za-z栋幢座元楼#]) *[-/、.,_ ] *(?=[\dA-Za-z])/gu, '-')
    .replaceAll(' ', '');
  for (const text of dashed === compact ? [compact] : [dashed, compact]) {
    for (const pattern of [VILLA, WORDED, UNIT_DASH, DASHED, LETTER_DOOR]) {
      const reading = fromGroups(pattern.exec(text)?.groups ?? {});
      if (reading !== null) return reading;
    }
  }
  if (BUILDING_ONLY.test(compact)) return { ok: false, reason: 'address-no-door' };
  return { ok: false, reason: 'address-unreadable' };
}

/**
 * Reads an address spread over columns (楼号 3, 单元 2, 房号 301). A door column that holds a whole address is
 * taken as it is, with the other columns filling what it does not say.
 */
export function addressFromParts(parts: AddressParts): AddressReading {
  const compound = compoundName(plainText(parts.compound ?? null));
  const building = isBlank(parts.building ?? null) ? '' : compactText(parts.building ?? null);
  const unit = isBlank(parts.unit ?? null) ? '' : compactText(parts.unit ?? null);
  const written = isBlank(parts.door ?? null) ? '' : compactText(parts.door ?? null);
  const villa = /^(?:整|全)(?:栋|幢|套|部)$/u.test(written);
  const door = villa ? '' : written;
  if (building === '' && door === '') return { ok: false, reason: 'address-missing' };
  if (building === '') return withCompound(parseAddress(door), compound);
  if (villa || (/别墅/u.test(building) && door === '')) {
    const number = building.replace(/(?:号|栋|幢|#)+(?:楼)?$/u, '');
    return withCompound(parseAddress(/别墅/u.test(building) ? building : `别墅${number}`), compound);
  }
  if (door === '') return { ok: false, reason: 'address-no-door' };
  const whole = parseAddress(door);
  if (whole.ok) return withCompound(whole, compound);
  const word = /\d$|[A-Za-z]$|[一二三四五六七八九十]$/u.test(building) ? '栋' : '';
  const unitWord = unit === '' || /元|门|梯$/u.test(unit) ? '' : '单元';
  return withCompound(parseAddress(`${building}${word}${unit}${unitWord}${door}`), compound);
}

/** The one spelling of an address: `凤凰城 3栋2单元301`, `A座1502`, `12号别墅`, `5组12号`. */
export function addressText(address: Address): string {
  const prefix = address.compound === null ? '' : `${address.compound} `;
  return prefix + doorText(address);
}

/** `addressText` without the compound. */
export function doorText({ building, unit, door }: Omit<Address, 'compound'>): string {
  if (building.startsWith('别墅')) return `${building.slice(2)}号别墅`;
  if (/[组队]$/u.test(building)) return `${building}${door}号`;
  const word = /^[A-Z]/u.test(building) ? '座' : '栋';
  return `${building}${word}${unit === null ? '' : `${unit}单元`}${door}`;
}

/** How a building is called as an area: `3栋`, `A座`, `12号别墅`, `5组`. */
export function buildingName(building: string): string {
  if (building.startsWith('别墅')) return `${building.slice(2)}号别墅`;
  if (/[组队]$/u.test(building)) return building;
  return `${building}${/^[A-Z]/u.test(building) ? '座' : '栋'}`;
}

/** The building an area's name stands for (`3号楼` → `3`); a name that is none of the usual ones stands for itself. */
export function buildingOfName(name: string): string {
  const reading = parseAddress(`${compactText(name)}${/别墅/u.test(name) ? '' : '101'}`);
  return reading.ok && reading.address.compound === null ? reading.address.building : compactText(name);
}

/** The unit an area's name stands for: `二单元` → `2`. */
export function unitOfName(name: string): string {
  return label(compactText(name).replace(new RegExp(`${UNIT_WORD}$`, 'u'), ''));
}

/** The name of a compound in one spelling: without the places above it, phases in digits (二期 → 2期). */
export function compoundName(text: string): string | null {
  const name = withoutPlacesAbove(compactText(text))
    .replace(/^.*?(?:路|街|大道|巷)\d+号(?:院)?/u, '')
    .replace(/^\d+弄/u, '')
    .replace(PHASE, (_, n: string) => `${wholeNumber(n) ?? n}期`)
    .replace(/[-,，:：]+$/u, '');
  return name === '' ? null : name;
}

/** Province, city, district, street, community, each of them optional. */
const PLACES_ABOVE = [
  /^\p{Script=Han}{2,6}?(?:省|自治区)/u,
  /^\p{Script=Han}{2,4}?(?:市|自治州)/u,
  /^\p{Script=Han}{1,5}?(?<![小社])(?:区|县)/u,
  /^\p{Script=Han}{1,7}?(?:街道(?:办事处)?|镇|乡)/u,
  /^\p{Script=Han}{1,9}?(?:社区|居委会|村委会)/u,
];

/** One level alone may be part of the name (都市花园, 香槟小镇): it goes only with another, or when it cannot be a name. */
function withoutPlacesAbove(text: string): string {
  let rest = text;
  let levels = 0;
  for (const place of PLACES_ABOVE) {
    const found = place.exec(rest)?.[0];
    if (found === undefined || found.length === rest.length) continue;
    rest = rest.slice(found.length);
    levels += /(?:省|自治区|街道|办事处|社区|委会)$/u.test(found) ? 2 : 1;
  }
  return levels >= 2 ? rest : text;
}

function fromGroups(found: Record<string, string | undefined>): AddressReading | null {
  const compound = compoundName(found.compound ?? '');
  if (compound !== null && /\d(?:栋|号楼|幢|单元)/u.test(compound)) return null;
  const villa = found.before ?? found.after;
  if (villa !== undefined) {
    return done({ compound, building: `别墅${label(villa)}`, unit: null, door: WHOLE_BUILDING });
  }
  const building = found.building;
  if (building === undefined) return null;
  const door = found.door === undefined ? sideDoor(found.floor, found.side) : label(found.door);
  if (door === null) return null;
  // `3-5`: neither a flat number nor a floor with a side.
  if (found.unit === undefined && found.group === undefined && /^\d{1,2}$/u.test(door)) return null;
  return done({
    compound,
    building: label(building) + (found.group ?? ''),
    unit: found.unit === undefined ? null : label(found.unit),
    door,
  });
}

function sideDoor(floor: string | undefined, side: string | undefined): string | null {
  if (side === undefined) return null;
  return floor === undefined ? side : `${wholeNumber(floor) ?? floor}${side}`;
}

/** A number without leading zeros and in digits, letters in upper case. */
function label(text: string): string {
  const [, number = '', rest = ''] = NUMBER_FIRST.exec(text) ?? [];
  const value = number === '' ? '' : String(wholeNumber(number) ?? number);
  return value + rest.toUpperCase();
}

function done(address: Address): AddressReading {
  return { ok: true, address, text: addressText(address) };
}

function withCompound(reading: AddressReading, compound: string | null): AddressReading {
  if (!reading.ok || reading.address.compound !== null || compound === null) return reading;
  return done({ ...reading.address, compound });
}
