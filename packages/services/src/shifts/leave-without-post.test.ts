import { claimsOn, waitFor } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { expect, it } from 'vitest';
import { cancelPlace } from './cancel-place.ts';
import { leaveWithoutPost } from './leave-without-post.ts';

const { on, shift, volunteer, claim, worker, area } = await gate();
const endPost = (who: { accountId: string }) =>
  on.sql`update appointments set until_at = ${on.clock.now().toISOString()}, end_reason = '搬走' where account_id = ${who.accountId}`;
const free = async () => leaveWithoutPost(await on.system().ctx());

it('places ahead of somebody whose post has ended are free within the hour; they are told and the next one is asked', async () => {
  const [who, next] = [await volunteer(), await volunteer()];
  const [where, begun] = [await shift({ inHours: 30, people: 1 }), await shift({ inHours: -1 })];
  await claim(who, where);
  await claim(who, begun);
  await waitFor(on, next, where);
  await endPost(who);
  await worker.advance({ minutes: 60 });
  expect(await claimsOn(on, where)).toMatchObject([
    { accountId: who.accountId, state: 'taken-off', endedBy: null },
    { accountId: next.accountId, way: 'waitlist' },
  ]);
  expect(
    await on.sql`select from notices where account_id = ${who.accountId} and kind = 'shift-called-off'`,
  ).toHaveLength(1);
  expect(await claimsOn(on, begun)).toMatchObject([{ accountId: who.accountId, state: 'claimed' }]);
});

it('whoever has another post keeps their places, and nothing happens twice', async () => {
  const [stays, goes] = [await volunteer(), await volunteer()];
  const where = await shift({ inHours: 60 });
  await claim(stays, where);
  const { id: claimId } = await claim(goes, where);
  await endPost(stays);
  await on.post(stays.accountId, 'building-head', area.building);
  await endPost(goes);
  const freed = await Promise.all([free(), free()]);
  expect(freed.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect((await claimsOn(on, where)).map(({ state }) => state).sort()).toEqual(['claimed', 'taken-off']);
  await expect(goes.do(cancelPlace, { claimId, reason: '' })).rejects.toMatchObject({ code: 'not-allowed' });
});
