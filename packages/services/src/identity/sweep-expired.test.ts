import { idempotencyKeys, rateWindows, sessions, signInCodes } from '@linli/db/identity/tables';
import { stage } from '@linli/test/support/stage';
import { expect, it } from 'vitest';
import { answerOnce } from './answer-once.ts';
import { requestCode } from './request-code.ts';
import { sweepExpired } from './sweep-expired.ts';

const s = await stage();
const DAY = 24 * 60;
const counts = async () => ({
  codes: await s.db.$count(signInCodes),
  windows: await s.db.$count(rateWindows),
  answers: await s.db.$count(idempotencyKeys),
  sessions: await s.db.$count(sessions),
});
const sweep = () => s.system().do((ctx) => sweepExpired(ctx), undefined);

it('deletes what nobody can use any more, and nothing before', async () => {
  const caller = await s.as();
  await s.visitor().do(requestCode, { phone: s.phone() });
  const request = { endpoint: 'POST /x', bodyHash: Buffer.from('x') };
  await caller.do((ctx) => answerOnce(ctx, 'key-0001', request, async () => 1), undefined);
  const all = await counts();
  expect(all).toEqual({ codes: 1, windows: 5, answers: 1, sessions: 1 });
  await sweep();
  expect(await counts()).toEqual(all);
  s.clock.advance(2 * DAY);
  await sweep();
  expect(await counts()).toEqual({ codes: 0, windows: 0, answers: 1, sessions: 1 });
  s.clock.advance(14 * DAY);
  await sweep();
  expect(await counts()).toEqual({ codes: 0, windows: 0, answers: 0, sessions: 1 });
  s.clock.advance((60 + 90) * DAY);
  await Promise.all([sweep(), sweep()]);
  expect(await counts()).toEqual({ codes: 0, windows: 0, answers: 0, sessions: 0 });
});
