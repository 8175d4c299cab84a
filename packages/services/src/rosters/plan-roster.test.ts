import { notices } from '@linli/db/notices/tables';
import { rosterGaps, rosterPeople, rosterPlaces, rosters } from '@linli/db/rosters/tables';
import { claims } from '@linli/db/shifts/tables';
import type { Planner } from '@linli/planner/open-planner';
import { rota } from '@linli/test/support/rosters';
import { stageWorker } from '@linli/test/support/worker';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { discardRoster } from './discard-roster.ts';
import { listGaps } from './list-gaps.ts';
import { listPeople } from './list-people.ts';
import { planRoster } from './plan-roster.ts';
import { saveAvailability } from './save-availability.ts';
import { showBoard } from './show-board.ts';
import { showRoster } from './show-roster.ts';
import { stopRoster } from './stop-roster.ts';

type Rota = Awaited<ReturnType<typeof rota>>;

const volunteers = async ({ volunteer }: Rota, count: number) => {
  const people = [];
  for (let i = 0; i < count; i++) people.push(await volunteer());
  return people;
};

/** The job's verb, as a worker calls it. */
const run = (
  { base }: Rota,
  rosterId: string,
  { planner = base.planner, attempt = 1, signal = new AbortController().signal } = {},
) =>
  planRoster(
    { ...base, planner, actor: { kind: 'system' }, address: null },
    { rosterId },
    { attempt, signal },
  );

const rowOf = async ({ on }: Rota, rosterId: string) => {
  const [row] = await on.db.select().from(rosters).where(eq(rosters.id, rosterId));
  if (!row) throw new Error('no roster');
  return row;
};

describe('planRoster does', () => {
  it('proposes a fortnight for twenty people, within every rule, and offers nothing to anybody', async () => {
    const place = await rota({ rounds: 20, thread: true });
    const { on, secretary, worker, ask } = place;
    const people = await volunteers(place, 20);
    await place.fortnight();
    const rosterId = await ask();
    await worker.runUntilIdle();
    const shown = await secretary.do(showRoster, { rosterId });
    expect(shown).toMatchObject({ state: 'proposed', places: 112, filled: 112, people: 20, toOffer: 112 });
    expect(shown.score?.total).toBeGreaterThan(80);
    expect(shown.score?.parts).toContainEqual({ part: 'coverage', score: 100 });
    expect(shown.progress?.best).toBeGreaterThan(0);
    expect(await on.db.$count(claims)).toBe(0);
    const told = and(eq(notices.accountId, secretary.accountId), eq(notices.kind, 'roster-planned'));
    expect(await on.db.$count(notices, told)).toBe(1);
    const { items } = await secretary.do(listPeople, { rosterId, limit: 100 });
    expect(items.map(({ accountId }) => accountId).sort()).toEqual(
      people.map(({ accountId }) => accountId).sort(),
    );
    // Nights weigh one and a half; nobody carries twice what another does.
    const carried = items.map((each) => each.minutes + each.nightMinutes / 2);
    expect(Math.max(...carried)).toBeLessThan(2 * Math.min(...carried));
    const board = await secretary.do(showBoard, { rosterId, fromDay: '2026-11-23', days: 2, limit: 10 });
    expect(board.items[0]?.shifts.map(({ places }) => places.length)).toEqual(Array(8).fill(2));
  });

  it('names what stays empty and what would close it; the best roster is proposed all the same', async () => {
    const place = await rota();
    const { secretary, worker, ask, on } = place;
    const [one] = await volunteers(place, 1);
    const uninsured = await place.volunteer({ insured: false });
    await one?.do(saveAvailability, {
      patterns: [{ days: 'every', from: '06:00', until: '12:00' }],
      weekHours: null,
      notOwnBuilding: false,
      away: [],
      wishes: [],
    });
    await place.days(1, { people: 1 });
    const rosterId = await ask({ days: 7 });
    await worker.runUntilIdle();
    expect(await secretary.do(showRoster, { rosterId })).toMatchObject({ places: 4, filled: 1, people: 1 });
    const { items } = await secretary.do(listGaps, { rosterId, limit: 2 });
    expect(items.map(({ missing, why, remedies }) => ({ missing, why, remedies }))).toEqual(
      Array(2).fill({
        missing: 1,
        why: [
          { reason: 'not-available', facts: { people: 1 } },
          { reason: 'not-cleared', facts: { people: 1 } },
        ],
        remedies: [{ remedy: 'insure', facts: { people: 1 } }],
      }),
    );
    const [place_] = await on.db.select().from(rosterPlaces);
    expect(place_?.accountId).toBe(one?.accountId);
    // Who gets nothing comes last, and is told why.
    const first = await secretary.do(listPeople, { rosterId, limit: 1 });
    expect(first.items).toMatchObject([{ accountId: one?.accountId, shifts: 1, keptBy: [] }]);
    const cursor = first.nextCursor ?? '';
    expect(await secretary.do(listPeople, { rosterId, cursor, limit: 1 })).toMatchObject({
      items: [{ accountId: uninsured.accountId, shifts: 0, keptBy: ['not-cleared'] }],
      nextCursor: null,
    });
  });

  it('keeps what people hold already, and plans around it', async () => {
    const place = await rota();
    const { secretary, worker, ask, on, claim } = place;
    const [a, b] = await volunteers(place, 2);
    if (!a || !b) throw new Error('nobody');
    const shifts = await place.days(1, { people: 1 });
    const [morning] = shifts;
    if (!morning) throw new Error('no shift');
    await claim(a, morning);
    const rosterId = await ask({ days: 7 });
    await worker.runUntilIdle();
    const rows = await on.db.select().from(rosterPlaces).where(eq(rosterPlaces.rosterId, rosterId));
    expect(rows.find(({ shiftId }) => shiftId === morning.id)).toMatchObject({
      accountId: a.accountId,
      kept: true,
      reasons: [{ reason: 'kept', facts: {} }],
    });
    expect((await secretary.do(showRoster, { rosterId })).toOffer).toBe(rows.length - 1);
  });
});

describe('planRoster refuses', () => {
  it('a proposal nobody wants any more: what was discarded meanwhile stays so', async () => {
    const place = await rota();
    await volunteers(place, 3);
    await place.days(1);
    const rosterId = await place.ask();
    const planner: Planner = {
      ...place.planner,
      async planRoster(problem, options) {
        const found = await place.planner.planRoster(problem, options);
        await place.secretary.do(discardRoster, { rosterId });
        return found;
      },
    };
    await run(place, rosterId, { planner });
    expect((await rowOf(place, rosterId)).state).toBe('discarded');
    expect(await place.on.db.$count(rosterPlaces)).toBe(0);
    await run(place, rosterId);
    expect((await rowOf(place, rosterId)).state).toBe('discarded');
  });

  it('to try forever: a planner that fails is tried again, and after the last try the roster says so', async () => {
    const place = await rota();
    await volunteers(place, 1);
    await place.days(1);
    const rosterId = await place.ask();
    const broken: Planner = {
      ...place.planner,
      planRoster: () => Promise.reject(new Error('the thread died')),
    };
    await expect(run(place, rosterId, { planner: broken, attempt: 1 })).rejects.toThrow('the thread died');
    expect((await rowOf(place, rosterId)).state).toBe('planning');
    await run(place, rosterId, { planner: broken, attempt: 3 });
    expect((await rowOf(place, rosterId)).state).toBe('failed');
    // And another one may be asked for.
    await place.ask();
  });
});

describe('planRoster in races and repeats', () => {
  it('a worker that comes again after the first one died makes the same proposal once', async () => {
    const place = await rota();
    await volunteers(place, 6);
    await place.days(3);
    const rosterId = await place.ask();
    const dies = new AbortController();
    const planner: Planner = {
      ...place.planner,
      planRoster(problem, options) {
        dies.abort(new Error('shut down'));
        return place.planner.planRoster(problem, options);
      },
    };
    await expect(run(place, rosterId, { planner, signal: dies.signal })).rejects.toThrow('shut down');
    expect((await rowOf(place, rosterId)).state).toBe('planning');
    await run(place, rosterId, { attempt: 2 });
    const first = await place.on.db.select().from(rosterPlaces);
    expect(first.length).toBeGreaterThan(0);
    await run(place, rosterId, { attempt: 3 });
    expect(await place.on.db.select().from(rosterPlaces)).toEqual(first);
    expect(await place.on.db.$count(rosterPeople)).toBe(6);
    expect(await place.on.db.$count(notices, eq(notices.kind, 'roster-planned'))).toBe(1);
  });

  it('one that was overtaken writes nothing', async () => {
    const place = await rota();
    await volunteers(place, 4);
    await place.days(2);
    const rosterId = await place.ask();
    const slow: Planner = {
      ...place.planner,
      async planRoster(problem, options) {
        const found = await place.planner.planRoster(problem, options);
        await run(place, rosterId, { attempt: 2 });
        return { ...found, places: [] };
      },
    };
    await run(place, rosterId, { planner: slow });
    expect((await rowOf(place, rosterId)).state).toBe('proposed');
    expect(await place.on.db.$count(rosterPlaces)).toBeGreaterThan(0);
    expect(await place.on.db.$count(rosterGaps)).toBe(
      (await place.secretary.do(listGaps, { rosterId, limit: 100 })).items.length,
    );
  });

  it('stopped while it is planned, it proposes the best found until then', async () => {
    const place = await rota({ rounds: 1_000_000, thread: true });
    await volunteers(place, 8);
    await place.days(7);
    const rosterId = await place.ask();
    const planner: Planner = {
      ...place.planner,
      planRoster: (problem, options) =>
        place.planner.planRoster(problem, {
          ...options,
          // As soon as there is something to stop at.
          onProgress(progress) {
            options?.onProgress?.(progress);
            void place.secretary.do(stopRoster, { rosterId }).catch(() => undefined);
          },
        }),
    };
    await run(place, rosterId, { planner });
    const shown = await place.secretary.do(showRoster, { rosterId });
    expect(shown).toMatchObject({ state: 'proposed', stopAsked: true });
    expect(shown.filled).toBeGreaterThan(0);
  });

  it('is done by the worker of the product as a job', async () => {
    const place = await rota();
    await volunteers(place, 2);
    await place.days(1);
    const rosterId = await place.ask();
    const worker = stageWorker({ base: place.base, clock: place.on.clock });
    const ran = await worker.runUntilIdle();
    expect(ran.filter(({ name }) => name === 'rosters.plan')).toMatchObject([{ outcome: 'done' }]);
    expect((await rowOf(place, rosterId)).state).toBe('proposed');
  });
});
