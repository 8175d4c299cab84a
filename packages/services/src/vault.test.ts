import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openVault } from './vault.ts';

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
    expect(rotated.keyOf(old)).toBe(0);
    expect(rotated.keyOf(rotated.seal('phone', '1'))).toBe(1);
    expect(rotated.blind('phone', '1').equals(vault.blind('phone', '1'))).toBe(true);
  });

  it('makes blind indexes that tell nothing across uses or keys', () => {
    expect(vault.blind('phone', '1').equals(vault.blind('id', '1'))).toBe(false);
    const other = openVault({ dataKeys: [first], indexKey: key() });
    expect(vault.blind('phone', '1').equals(other.blind('phone', '1'))).toBe(false);
  });

  it('refuses keys of the wrong length', () => {
    expect(() => openVault({ dataKeys: ['c2hvcnQ='], indexKey })).toThrow(/32 bytes/);
  });
});
