import { rateWindows } from '@linli/db/identity/tables';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { countInPostgres } from './rate-limits.ts';

const s = await stage();
const limits = countInPostgres(s.base);
const refused = (seconds: number) => ({ code: 'too-many-requests', retryAfterSeconds: seconds });

describe('does', () => {
  it('tells how many attempts are left', async () => {
    expect([await limits.take('join-code', 'a'), await limits.take('join-code', 'a')]).toEqual([19, 18]);
  });

  it('keeps keys hashed', async () => {
    await limits.take('code-by-phone', '19999000001');
    const rows = await s.db.select().from(rateWindows);
    expect(rows.map(({ key }) => key.toString('latin1')).join('')).not.toContain('19999');
  });
});

describe('refuses', () => {
  it('says when to come back, and takes attempts again then', async () => {
    await limits.take('code-by-phone', 'b');
    s.clock.advance(0.5);
    await expect(limits.take('code-by-phone', 'b')).rejects.toMatchObject(refused(30));
    s.clock.advance(0.5);
    await limits.take('code-by-phone', 'b');
  });

  it('an attempt refused by the short window costs none of the long one', async () => {
    for (let sent = 0; sent < 5; sent++) {
      await limits.take('code-by-phone', 'c');
      for (let tap = 0; tap < 3; tap++) await expect(limits.take('code-by-phone', 'c')).rejects.toThrow();
      s.clock.advance(1);
    }
    await expect(limits.take('code-by-phone', 'c')).rejects.toMatchObject(refused(55 * 60));
  });

  it('counts kinds and keys apart', async () => {
    await limits.take('code-by-phone', 'd');
    await limits.take('code-by-phone', 'e');
    await limits.take('code-by-address', 'd');
  });
});

describe('races and repeats', () => {
  it('of many attempts at once exactly the allowed number gets through', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 16 }, () => limits.take('second-factor', 'g')),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });
});
