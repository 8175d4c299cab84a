import { restsUntil } from '@linli/domain/matching/unfit-for';
import { guardedGate } from '@linli/test/support/duty';
import { expect, it } from 'vitest';
import type { Ctx } from '../context.ts';
import { checkOut } from '../shifts/check-out.ts';
import { loadHelpers } from './load-volunteers.ts';

// Monday, 16 November 2026, 23:30 in Shanghai.
const at = await guardedGate({ startsAt: '2026-11-16T15:30:00Z' });
const { on, area } = at;
const rest = async (who: { accountId: string }) => {
  const ctx: Ctx = { ...on.base, address: null, actor: { kind: 'system' } };
  const [helper] = await loadHelpers(ctx, on.clock.now(), {
    communityPath: area.community.path,
    among: [who.accountId],
  });
  if (!helper) throw new Error('not a helper');
  return restsUntil(helper, on.clock.now());
};
const hours = (from: Date, more: number) => new Date(from.getTime() + more * 3_600_000);

it('whoever stood at night is asked for nothing until ten hours after they left', async () => {
  const night = await at.shift({ inHours: 1.5, hours: 5.5, nightMinutes: 300 });
  const { who, claimId } = await at.placed({ shift: night });
  expect(await rest(who)).toBeNull();
  at.goTo(night);
  await at.scan(who, claimId);
  // There now: at least until the end and the rest after it.
  expect(await rest(who)).toEqual(hours(night.endsAt, 10));
  await at.left({ shift: night });
  on.clock.set(hours(night.endsAt, 0.25));
  await who.do(checkOut, { claimId });
  expect(await rest(who)).toEqual(hours(night.endsAt, 10.25));
  on.clock.set(hours(night.endsAt, 10.25));
  expect(await rest(who)).toBeNull();
});

it('a duty by day asks for no rest, nor one to which nobody came', async () => {
  const day = await at.left();
  expect(await rest(day.who)).toBeNull();
  const night = await at.shift({ inHours: 1, nightMinutes: 300 });
  const missing = await at.placed({ shift: night });
  on.clock.set(night.endsAt);
  expect(await rest(missing.who)).toBeNull();
});
