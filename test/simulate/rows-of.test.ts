import { calls, visits } from '@linli/db/reports/tables';
import { makeCallList } from '@linli/services/reports/make-call-list';
import { recordCall } from '@linli/services/reports/record-call';
import { recordVisit } from '@linli/services/reports/record-visit';
import { revealCallNumber } from '@linli/services/reports/reveal-call-number';
import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { reportOf, send, well } from '../support/rounds.ts';
import { town } from '../support/town.ts';
import { rowsOf } from './rows-of.ts';

const all = await town(4);
const { on, leader, eastHead, input, slot } = all;
const { db } = on;
const [caller] = all.volunteers;
const homes = [...all.homes.east];

/** Rows of every table, parts as their whole, but for what is gone again once its job is done. */
async function rowsNow(): Promise<Map<string, number>> {
  const tables = await db.execute<{ name: string }>(
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition and relname not in ('outbox', 'job_turns')`,
  );
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await db.execute<{ rows: number }>(
        sql`select count(*)::int as rows from ${sql.identifier(name)}`,
      );
      return [name, row?.rows ?? 0] as const;
    }),
  );
  return new Map(counts);
}

/** Rows that something adds, by table. */
async function added(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await rowsNow();
  await act();
  const after = await rowsNow();
  const grown = [...after].map(([name, rows]) => [name, rows - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, rows]) => rows !== 0));
}

it('what is counted for a report, a call and a visit is what the product writes', async () => {
  await leader.do(makeCallList, input([caller]));
  const [first, second, third] = homes;
  if (!first || !second || !third) throw new Error('no households');
  const teller = await on.as({ household: first, personId: first.personId });
  expect(await added(() => send(teller, reportOf(on, slot, first, { [first.personId]: well() })))).toEqual(
    rowsOf.report(1),
  );

  const [call] = await db.select().from(calls).where(eq(calls.householdId, second.id));
  const callId = call?.id ?? '';
  expect(
    await added(async () => {
      await caller.do(revealCallNumber, { callId });
      await caller.do(recordCall, { callId, outcome: 'will-report', untilDay: null, note: '' });
    }),
  ).toEqual(rowsOf.call);

  const visitId = on.ids.next();
  await db.insert(visits).values({
    id: visitId,
    slotId: slot.id,
    householdId: third.id,
    why: 'not-reached',
    createdAt: on.clock.now(),
  });
  expect(await added(() => eastHead.do(recordVisit, { visitId, outcome: 'reported', note: '' }))).toEqual(
    rowsOf.visit,
  );
});
