import { notices } from '@linli/db/notices/tables';
import { guardedGate } from '@linli/test/support/duty';
import { and, asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { askCorrection } from '../hours/ask-correction.ts';
import { confirmHours } from './confirm-hours.ts';

const at = await guardedGate();
const { on, lead, otherSecretary, left, worker } = at;
const told = async (who: { accountId: string }) =>
  (
    await on.db
      .select()
      .from(notices)
      .where(and(eq(notices.accountId, who.accountId), eq(notices.kind, 'hours-to-confirm')))
      .orderBy(asc(notices.id))
  ).map(({ facts }) => facts);
const morning = (day: number) => on.clock.set(new Date(`2026-11-${day}T00:31:00Z`));

it('those who lead nearest hear once a morning whose hours wait, and of nobody’s own', async () => {
  const one = await left();
  await left();
  // A secretary stood as well: the others hear of it.
  await left({ who: lead, shift: await at.shift({ inHours: 1 }) });
  await worker.runUntilIdle();
  expect(await told(lead)).toEqual([]);
  morning(17);
  await worker.advance({ minutes: 11 });
  await worker.advance({ hours: 2 });
  expect(await told(lead)).toEqual([{ people: 2 }]);
  expect(await told(otherSecretary)).toEqual([{ people: 3 }]);
  // There is somebody nearer than the street, and the grid is not where the gate stands.
  expect(await told(at.dutyOfficer)).toEqual([]);
  expect(await told(at.gridLeader)).toEqual([]);
  await otherSecretary.do(confirmHours, { claimId: one.claimId, minutes: null, reason: '' });
  morning(18);
  await worker.advance({ minutes: 11 });
  expect(await told(lead)).toEqual([{ people: 2 }, { people: 1 }]);
});

it('one who leads alone does not confirm their own: the next above hears of it', async () => {
  const doors = await at.checkpoint({ areaId: at.area.beside.id });
  const stand = await at.shift({ inHours: 1, at: doors });
  await at.claim(at.outsider, stand);
  await on.sql`update claims set state = 'on-duty', checked_in_at = starts_at where shift_id = ${stand.id}`;
  await on.sql`update claims set state = 'left', checked_out_at = ends_at where shift_id = ${stand.id}`;
  morning(19);
  await worker.advance({ minutes: 11 });
  expect(await told(at.outsider)).toEqual([]);
  expect((await told(lead)).at(-1)).toEqual({ people: 2 });
});

it('who asks for a correction is counted for those who may decide it', async () => {
  const who = await at.volunteer({ post: at.area.beside });
  const fromAt = '2026-11-15T02:00:00.000Z';
  await who.do(askCorrection, { entryId: null, fromAt, minutes: 60, reason: '那天没有卡口码' });
  const before = await told(at.outsider);
  morning(20);
  await worker.advance({ minutes: 11 });
  expect(await told(at.outsider)).toEqual([...before, { people: 1 }]);
});
