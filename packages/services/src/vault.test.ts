import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dataKeyOf, openVault } from './vault.ts';

const key = () => randomBytes(32).toString('base64');

describe('the vault', () => {
  const first = key();
  const indexKey = key();
  const vault = openVault({ dataKeys: [first], indexKey });

  it('gives back what was sealed, and never the same ciphertext twice', () => {
    const a = vault.seal('phone', '19999000001');
    const b = vault.seal('phone', '19999000001');
    expect(vault.openText('phone', a)).toBe('19999000001');
    expect(a.equals(b)).toBe(false);
    expect(a.includes('19999000001')).toBe(false);
  });

  it('refuses a value that was altered or moved to another place', () => {
    const sealed = vault.seal('phone', '19999000001');
    expect(() => vault.open('id', sealed)).toThrow();
    const altered = Buffer.from(sealed);
    altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1;
    expect(() => vault.open('phone', altered)).toThrow();
  });

  it('opens values of an older key after rotation and seals with the newest', () => {
    const rotated = openVault({ dataKeys: [first, key()], indexKey });
    const old = vault.seal('phone', '1');
    expect(rotated.openText('phone', old)).toBe('1');
    expect(dataKeyOf(old)).toBe(0);
    expect(dataKeyOf(rotated.seal('phone', '1'))).toBe(1);
    expect(rotated.blind('phone', '1').equals(vault.blind('phone', '1'))).toBe(true);
  });

  it('makes blind indexes that tell nothing across uses or keys', () => {
    expect(vault.blind('phone', '1').equals(vault.blind('id', '1'))).toBe(false);
    const other = openVault({ dataKeys: [first], indexKey: key() });
    expect(vault.blind('phone', '1').equals(other.blind('phone', '1'))).toBe(false);
  });

  it('keeps the id of a key when an older one is taken out', () => {
    const second = key();
    const both = openVault({ dataKeys: [first, second], indexKey });
    const after = openVault({ dataKeys: [`1:${second}`], indexKey });
    expect(after.openText('phone', both.seal('phone', '1'))).toBe('1');
    expect(() => after.open('phone', vault.seal('phone', '1'))).toThrow(/not sealed by this vault/);
    // Put in front it is read before it writes.
    const ahead = openVault({ dataKeys: [`1:${second}`, `0:${first}`], indexKey });
    expect(ahead.openText('phone', after.seal('phone', '1'))).toBe('1');
    expect(dataKeyOf(ahead.seal('phone', '1'))).toBe(0);
  });

  it('tries every index key when something is looked for, the newest first', () => {
    const second = key();
    const both = openVault({ dataKeys: [first], indexKey: `${indexKey},${second}` });
    const after = openVault({ dataKeys: [first], indexKey: `1:${second}` });
    expect(both.blinds('phone', '1')).toEqual([after.blind('phone', '1'), vault.blind('phone', '1')]);
    expect(both.isHash('token', 'x', vault.hash('token', 'x'))).toBe(true);
    expect(both.isHash('token', 'x', after.hash('token', 'x'))).toBe(true);
    expect(both.isHash('token', 'x', vault.hash('token', 'y'))).toBe(false);
    expect(after.isHash('token', 'x', vault.hash('token', 'x'))).toBe(false);
  });

  it('refuses keys of the wrong length, ids given twice and ids out of bounds', () => {
    expect(() => openVault({ dataKeys: ['c2hvcnQ='], indexKey })).toThrow(/32 bytes/);
    expect(() => openVault({ dataKeys: [`1:${first}`, key()], indexKey })).toThrow(/given twice/);
    expect(() => openVault({ dataKeys: [`255:${first}`], indexKey })).toThrow(/0 to 254/);
    expect(() => openVault({ dataKeys: [], indexKey })).toThrow(/at least one/);
  });
});
