import { describe, expect, it } from 'vitest';
import { addressText, parseAddress } from './address.ts';
import { writtenAddress } from './written-address.ts';

describe('a written address', () => {
  it.each([
    [{ compound: '凤凰城', building: '3栋', unit: '2单元', door: '301' }, '凤凰城 3栋2单元301'],
    [{ compound: null, building: 'A座', unit: null, door: '1502' }, 'A座1502'],
    [{ compound: null, building: '12号别墅', unit: null, door: '整栋' }, '12号别墅'],
    [{ compound: null, building: '5组', unit: null, door: '12' }, '5组12号'],
  ])('%o is %s, as the import spells it', (place, text) => {
    expect(writtenAddress(place)).toBe(text);
    const reading = parseAddress(text.replace(' ', ''));
    expect(reading.ok && addressText(reading.address)).toBe(text);
  });
});
