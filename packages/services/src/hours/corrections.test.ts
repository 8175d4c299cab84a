import { hourCorrections, serviceHours } from '@linli/db/hours/tables';
import { notices } from '@linli/db/notices/tables';
import { outcomes } from '@linli/test/support/duty';
import { village } from '@linli/test/support/requests';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askCorrection } from './ask-correction.ts';
import { decideCorrection } from './decide-correction.ts';
import { listCorrections } from './list-corrections.ts';
import { listHours } from './list-hours.ts';
import { writeHours } from './write-hours.ts';

// Monday, 16 November 2026, 09:00 in Shanghai.
const place = await village();
const { on, area, gridLeader, besideLeader, secretary, dutyOfficer } = place;
type Who = typeof secretary;
const reason = '签退晚了，实际站了五个小时';

/** An entry as the step that proves it writes it. */
async function entry(who: { accountId: string }, given: Partial<Parameters<typeof writeHours>[2]> = {}) {
  const sourceId = given.sourceId ?? on.ids.next();
  await on.system().do((ctx, served) => writeHours(ctx, on.clock.now(), served), {
    accountId: who.accountId,
    kind: 'shift' as const,
    sourceId,
    fromAt: new Date('2026-11-15T14:00:00Z'),
    minutes: 240,
    nightMinutes: 120,
    areaId: area.grid.id,
    place: '东门卡口',
    confirmedBy: secretary.accountId,
    ...given,
  });
  const [row] = await on.db.select().from(serviceHours).where(eq(serviceHours.sourceId, sourceId));
  if (!row) throw new Error('nothing written');
  return row;
}
const ask = (
  who: Who,
  given: { entryId?: string | null; minutes?: number; fromAt?: string; reason?: string },
) =>
  who.do(askCorrection, {
    entryId: null,
    fromAt: '2026-11-15T02:00:00.000Z',
    minutes: 300,
    reason,
    ...given,
  });
const decide = (who: Who, correctionId: string, granted: boolean) =>
  who.do(decideCorrection, { correctionId, granted, reason: '问过同班的人' });
const list = async (who: Who, more: { cursor?: string; limit?: number } = {}) =>
  listCorrections(await who.ctx(), { limit: 30, ...more });
const mine = async (who: Who, more: { cursor?: string; limit?: number } = {}) =>
  listHours(await who.ctx(), { limit: 30, ...more });

describe('a correction does', () => {
  it('add the difference as a new entry; the one that was wrong stays as it is', async () => {
    const who = await place.volunteer();
    const wrong = await entry(who);
    const { correctionId } = await ask(who, { entryId: wrong.id });
    const [kept] = await on.db.select().from(hourCorrections).where(eq(hourCorrections.id, correctionId));
    expect(kept?.reasonCipher.toString('utf8')).not.toContain('五个小时');
    expect((await mine(who)).total).toEqual({ minutes: 240, entries: 1 });
    await decide(gridLeader, correctionId, true);
    expect(await mine(who)).toMatchObject({
      total: { minutes: 300, entries: 2 },
      items: [
        { kind: 'correction', minutes: 60, nightMinutes: 30, place: '东门卡口', reason },
        { kind: 'shift', minutes: 240, nightMinutes: 120, reason: null },
      ],
      months: [{ month: '2026-11', minutes: 300, nightMinutes: 150 }],
    });
    const told = await on.db.select().from(notices).where(eq(notices.accountId, who.accountId));
    expect(told).toMatchObject([{ kind: 'hours-decided', facts: { correctionId } }]);
  });

  it('take back what was too much, and put right what was put right before', async () => {
    const who = await place.volunteer();
    const wrong = await entry(who);
    await decide(gridLeader, (await ask(who, { entryId: wrong.id, minutes: 400 })).correctionId, true);
    const [first] = (await mine(who)).items;
    // A question about the correction is one about its entry.
    await decide(
      gridLeader,
      (await ask(who, { entryId: first?.entryId ?? '', minutes: 0 })).correctionId,
      true,
    );
    expect((await mine(who)).total).toEqual({ minutes: 0, entries: 3 });
    expect((await mine(who)).months).toEqual([{ month: '2026-11', minutes: 0, nightMinutes: 0 }]);
    const rows = await on.db.select().from(serviceHours).where(eq(serviceHours.correctsId, wrong.id));
    expect(rows.map(({ minutes }) => minutes).sort()).toEqual([-400, 160]);
  });

  it('write down what is missing, where the person helps, with its night', async () => {
    const who = await place.volunteer(area.grid);
    // 21:00–02:00 in Shanghai.
    const { correctionId } = await ask(who, { fromAt: '2026-11-15T13:00:00.000Z' });
    await decide(gridLeader, correctionId, true);
    expect((await mine(who)).items).toMatchObject([
      {
        kind: 'correction',
        minutes: 300,
        nightMinutes: 240,
        fromAt: '2026-11-15T13:00:00.000Z',
        place: null,
      },
    ]);
  });

  it('stand in the lists of who asked and of who decides, open ones first', async () => {
    const who = await place.volunteer(area.grid);
    const one = await entry(who);
    const refused = await ask(who, { entryId: one.id, reason: '第一条' });
    await decide(secretary, refused.correctionId, false);
    on.clock.advance(1);
    const open = await ask(who, { entryId: one.id, reason: '第二条' });
    expect((await list(who)).items).toMatchObject([
      {
        correctionId: open.correctionId,
        mine: true,
        mayDecide: false,
        was: 240,
        minutes: 300,
        decided: null,
      },
      { correctionId: refused.correctionId, mine: true, decided: 'refused', answer: '问过同班的人' },
    ]);
    expect((await list(gridLeader)).items).toMatchObject([
      { correctionId: open.correctionId, mine: false, mayDecide: true, reason: '第二条' },
    ]);
    expect((await list(besideLeader)).items).toEqual([]);
    await decide(gridLeader, open.correctionId, true);
    // What it said when it was asked, not what it says since.
    expect((await list(who)).items[0]).toMatchObject({ was: 240, decided: 'granted' });
    expect((await list(gridLeader)).items).toEqual([]);
  });

  it('come page by page, each once', async () => {
    const who = await place.volunteer(area.beside);
    for (let day = 1; day <= 5; day++) {
      const { correctionId } = await ask(who, { fromAt: `2026-11-0${day}T02:00:00.000Z` });
      if (day % 2 === 0) await decide(besideLeader, correctionId, day === 2);
      on.clock.advance(1);
    }
    const all = (await list(who)).items.map(({ correctionId }) => correctionId);
    expect(all).toHaveLength(5);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list(who, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ correctionId }) => correctionId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all);
  });
});

describe('a correction refuses', () => {
  it('entries of others, hours that are still ahead, and what the record says already', async () => {
    const who = await place.volunteer();
    const other = await entry(await place.volunteer());
    await expect(ask(who, { entryId: other.id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(who, { fromAt: '2026-11-16T01:00:00.000Z' })).rejects.toMatchObject({
      fields: [{ pointer: '/fromAt', code: 'impossible' }],
    });
    const own = await entry(who);
    await expect(ask(who, { entryId: own.id, minutes: 240 })).rejects.toMatchObject({
      fields: [{ pointer: '/minutes', code: 'contradiction' }],
    });
    await expect(
      on.visitor().do(askCorrection, {
        entryId: null,
        fromAt: '2026-11-15T02:00:00.000Z',
        minutes: 60,
        reason,
      }),
    ).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('to be decided from another area, by volunteers, and about oneself', async () => {
    const who = await place.volunteer();
    const { correctionId } = await ask(who, { entryId: (await entry(who)).id });
    await expect(decide(besideLeader, correctionId, true)).rejects.toMatchObject({ code: 'not-found' });
    await expect(decide(who, correctionId, true)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(decide(place.buildingHead, correctionId, true)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const own = await ask(gridLeader, { entryId: (await entry(gridLeader)).id });
    await expect(decide(gridLeader, own.correctionId, true)).rejects.toMatchObject({ code: 'not-allowed' });
    await decide(secretary, own.correctionId, false);
    expect((await mine(gridLeader)).total.minutes).toBe(240);
  });
});

describe('a correction in races and repeats', () => {
  it('asked twice is one question; another one about the same entry waits for it', async () => {
    const who = await place.volunteer();
    const wrong = await entry(who);
    const asked = await Promise.all([1, 2, 3].map(() => ask(who, { entryId: wrong.id })));
    expect(new Set(asked.map(({ correctionId }) => correctionId)).size).toBe(1);
    await expect(ask(who, { entryId: wrong.id, minutes: 310 })).rejects.toMatchObject({
      code: 'already-done',
    });
    const missing = await Promise.all([1, 2].map(() => ask(who, {})));
    expect(new Set(missing.map(({ correctionId }) => correctionId)).size).toBe(1);
  });

  it('decided by two at once it is decided once', async () => {
    const who = await place.volunteer();
    const { correctionId } = await ask(who, { entryId: (await entry(who)).id });
    const ends = await outcomes([
      decide(gridLeader, correctionId, true),
      decide(dutyOfficer, correctionId, true),
    ]);
    expect(ends.sort()).toEqual(['already-done', 'done']);
    const [row] = await on.db.select().from(hourCorrections).where(eq(hourCorrections.id, correctionId));
    const decider = row?.decidedBy === gridLeader.accountId ? gridLeader : dutyOfficer;
    await decide(decider, correctionId, true);
    expect((await mine(who)).total).toEqual({ minutes: 300, entries: 2 });
  });

  it('the record is the sum of what was confirmed and put right, whatever is asked and decided', async () => {
    const step = fc.record({
      which: fc.integer({ min: 0, max: 2 }),
      minutes: fc.integer({ min: 0, max: 1440 }),
      granted: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const who = await place.volunteer();
        const entries = [await entry(who), await entry(who, { minutes: 90, nightMinutes: 0 })];
        const says = new Map<string | null, number>(entries.map(({ id, minutes }) => [id, minutes]));
        for (const { which, minutes, granted } of steps) {
          const entryId = entries[which]?.id ?? null;
          if (says.get(entryId) === minutes || (entryId === null && minutes === 0)) continue;
          // Each missing entry has a time of its own.
          on.clock.advance(1);
          const fromAt = new Date(on.clock.now().getTime() - 3 * 86_400_000).toISOString();
          const { correctionId } = await ask(who, { entryId, minutes, fromAt });
          await decide(secretary, correctionId, granted);
          if (granted) says.set(entryId ?? correctionId, minutes);
        }
        const { total, months, stars } = await mine(who);
        const sum = [...says.values()].reduce((all, minutes) => all + minutes, 0);
        expect(total.minutes).toBe(sum);
        expect(months.reduce((all, { minutes }) => all + minutes, 0)).toBe(sum);
        expect(months.every((month) => month.nightMinutes >= 0 && month.nightMinutes <= month.minutes)).toBe(
          true,
        );
        expect(stars).toBe(sum >= 6000 ? 1 : 0);
      }),
      { numRuns: 12 },
    );
  });
});

describe('the record of service', () => {
  it('is mine alone, the latest first, page by page, by month, with the stars it gives', async () => {
    const who = await place.volunteer();
    const at = (fromAt: string, minutes: number) =>
      entry(who, { fromAt: new Date(fromAt), minutes, nightMinutes: 0 });
    // 23:59 and 00:01 in Shanghai lie in two months.
    await at('2026-10-31T15:59:00Z', 5999);
    await at('2026-10-31T16:01:00Z', 1);
    await at('2026-11-10T02:00:00Z', 60);
    expect(await mine(who, { limit: 2 })).toMatchObject({
      items: [{ minutes: 60 }, { minutes: 1, place: '东门卡口' }],
      total: { minutes: 6060, entries: 3 },
      months: [
        { month: '2026-11', minutes: 61 },
        { month: '2026-10', minutes: 5999 },
      ],
      stars: 1,
      nextStarMinutes: 300 * 60 - 6060,
    });
    const { nextCursor } = await mine(who, { limit: 2 });
    expect((await mine(who, { limit: 2, cursor: nextCursor ?? '' })).items).toMatchObject([
      { minutes: 5999 },
    ]);
    expect((await mine(await place.volunteer())).total).toEqual({ minutes: 0, entries: 0 });
  });

  it('takes one entry a source, however often it is written, and no change', async () => {
    const who = await place.volunteer();
    const first = await entry(who);
    await entry(who, { sourceId: first.sourceId, minutes: 1000 });
    expect((await mine(who)).total).toEqual({ minutes: 240, entries: 1 });
    await expect(
      on.db
        .update(serviceHours)
        .set({ minutes: 1 })
        .where(and(eq(serviceHours.id, first.id))),
    ).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining('only added') }),
    });
  });
});
