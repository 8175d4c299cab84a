import { gapSteps } from '@linli/db/reports/tables';
import { roundOf, slotsOf } from '@linli/test/support/rounds';
import { town } from '@linli/test/support/town';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { sweepDue } from './sweep-due.ts';

it('one ladder that fails does not keep the others waiting, and says so', async () => {
  const { on, area, slot, at } = await town(1);
  const broken = await roundOf(on, area.community, { form: 'six-questions' });
  const [brokenSlot] = await slotsOf(on, broken.roundId);
  await on.sql`update forms set definition = '{}' where key = 'six-questions'`;
  await on.db
    .update(gapSteps)
    .set({ dueAt: sql`${gapSteps.dueAt} - interval '1 minute'` })
    .where(eq(gapSteps.slotId, brokenSlot?.id ?? ''));
  at('10:00');
  await expect(sweepDue(await on.system().ctx())).rejects.toThrow();
  const done = (slotId: string) =>
    on.db.$count(gapSteps, and(eq(gapSteps.slotId, slotId), isNotNull(gapSteps.doneAt)));
  expect(await done(slot.id)).toBe(3);
  expect(await done(brokenSlot?.id ?? '')).toBe(0);
});
