import { guardedGate } from '@linli/test/support/duty';
import { describe, expect, it } from 'vitest';
import { revealNumber } from './reveal-number.ts';

const at = await guardedGate();
const { on, placed } = at;
const looks = async () =>
  (
    await on.sql<{ subject_id: string }[]>`
      select subject_id from audit_entries where action = 'shifts.reveal-number' order by at`
  ).map((row) => row.subject_id);

describe('the number of somebody on a shift', () => {
  it('is shown to who leads there, and that is written down', async () => {
    const { who, claimId } = await placed();
    const before = await looks();
    expect((await at.lead.do(revealNumber, { claimId })).phone).toMatch(/^1\d{10}$/);
    expect((await looks()).slice(before.length)).toEqual([who.accountId]);
  });

  it('is not shown to others, nor to themselves, nor once the duty is over', async () => {
    const { who, claimId } = await placed();
    const other = await at.volunteer();
    await expect(other.do(revealNumber, { claimId })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(who.do(revealNumber, { claimId })).rejects.toMatchObject({ code: 'not-allowed' });
    await on.sql`update claims set state = 'taken-off' where id = ${claimId}`;
    await expect(at.lead.do(revealNumber, { claimId })).rejects.toMatchObject({ code: 'already-done' });
  });
});
