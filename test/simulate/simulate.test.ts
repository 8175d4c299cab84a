import { ladderOf } from '@linli/domain/reports/gap-ladder';
import { describe, expect, it } from 'vitest';
import { places } from '../load/places.ts';
import { pageOf } from './page/page.ts';
import { loadPlace, placeNames } from './parameters.ts';
import { simulate } from './run.ts';
import { slotsOf, timesOf } from './slot.ts';
import type { Happening } from './world.ts';

/** Two communities of 400 households with 30 volunteers, busy enough that everything happens in three days. */
const small = {
  communities: 2,
  grids: 4,
  cells: 16,
  households: 800,
  emptyHouseholds: 60,
  persons: 1900,
  gridWorkers: 3,
  volunteersWanted: 50,
  volunteers: 30,
  requestsPer1000ADay: 30,
  stormDay: 2,
  dangerShare: 0.02,
  feversPer1000ADay: 3,
};
const placeOf = (more: Record<string, number> = {}) => loadPlace('fenghuang', { ...small, ...more });
const run = (more: Record<string, number> = {}, { seed = 7, days = 3 } = {}) =>
  simulate(placeOf(more), { days, seed });
const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);

const usual = await run();

describe('a run', () => {
  it('is the same to the last figure for the same seed, and another for another', async () => {
    expect(JSON.stringify(await run())).toBe(JSON.stringify(usual));
    expect(JSON.stringify(await run({}, { seed: 8 }))).not.toBe(JSON.stringify(usual));
  });

  it('leaves every request in one state, and every household of a slot in one end', () => {
    const { balance } = usual;
    expect(balance.requests).toBeGreaterThan(60);
    expect(sum(Object.values(balance.states))).toBe(balance.requests);
    const { byKind } = usual.answers;
    expect(sum(Object.values(byKind).map(({ answered, open }) => answered + open))).toBe(balance.requests);
    expect(balance.slots.ended).toBe(balance.slots.expected);
    expect(balance.slots.byBasis).toBe(balance.slots.reported);
    for (const { expected, onTime, late, missing, excused } of usual.reports.slots)
      expect(onTime + late + missing + excused).toBe(expected);
  });

  it('ends every offer once, or it is open; minutes of people are those written', () => {
    const { offers, minutes } = usual.balance;
    expect(offers.made).toBeGreaterThan(40);
    expect(offers.ended + offers.open).toBe(offers.made);
    expect(minutes.people).toBeGreaterThan(0);
    expect(minutes.people).toBe(minutes.written);
    expect(sum(usual.hours.each)).toBeCloseTo(usual.hours.total, -1);
  });

  it('writes a row for every report and every call it counts', () => {
    const { rows, reports, calls } = usual;
    expect(sum(rows.submissions ?? [])).toBe(usual.balance.slots.reported);
    expect(sum(rows.call_attempts ?? [])).toBe(calls.madeTotal);
    expect(calls.madeTotal).toBe(sum(reports.slots.map(({ attempts }) => attempts)));
    expect(calls.madeTotal).toBeLessThan(calls.baselineTotal);
  });
});

describe('whoever is missing', () => {
  it('is taken up by every rung that is due while they are, unless what is noted of them spares them it', async () => {
    const heard: Happening[] = [];
    const place = placeOf();
    const results = await simulate(place, { days: 2, seed: 3, tell: (each) => heard.push(each) });
    const reported = new Map<string, number>();
    const taken = new Map<string, string>();
    for (const each of heard)
      if (each.what === 'report') reported.set(`${each.slot} ${each.household}`, each.at);
      else {
        const key = `${each.slot} ${each.step} ${each.household}`;
        expect(taken.has(key), `${key} twice`).toBe(false);
        taken.set(key, each.outcome);
        expect(reported.get(`${each.slot} ${each.household}`) ?? Infinity).toBeGreaterThan(each.at);
      }
    const world = { given: place.given, days: 2 } as Parameters<typeof slotsOf>[0];
    const lived = results.size.livedIn;
    let chased = 0;
    for (const [slot, plan] of slotsOf(world).entries())
      for (const { step, dueAt } of ladderOf(plan, timesOf(world)))
        for (let household = 0; household < lived; household++) {
          const at = reported.get(`${slot} ${household}`) ?? Infinity;
          const outcome = taken.get(`${slot} ${step} ${household}`);
          if (at <= dueAt.getTime()) expect(outcome).toBeUndefined();
          else if (outcome !== undefined) chased += 1;
          // Who is away is expected no more, and nothing is done about them.
          else expect(at, `${step} of slot ${slot} passed over ${household}`).toBe(Infinity);
        }
    expect(chased).toBeGreaterThan(2000);
    const { slots } = results.reports;
    const outcomes = (wanted: string) => [...taken.values()].filter((outcome) => outcome === wanted).length;
    expect(outcomes('called')).toBe(sum(slots.map(({ calls }) => calls)));
    expect(outcomes('no-caller')).toBe(sum(slots.map(({ noCaller }) => noCaller)));
  });
});

describe('what a parameter changes', () => {
  it('nobody declines: fewer escalations than when everybody does', async () => {
    const none = await run({ declines: 0, silent: 0 });
    const all = await run({ declines: 1, silent: 0 });
    expect(none.escalations.total).toBeLessThan(all.escalations.total);
    expect(all.offers.accepted).toBe(0);
    expect(none.offers.declined).toBe(0);
    expect(none.balance.requests).toBe(all.balance.requests);
  });

  it('everybody reports by themselves: hardly anybody is phoned', async () => {
    const all = await run({ usesAtFirst: 1, neverUses: 0, reportsUnasked: 1 });
    expect(all.calls.madeTotal).toBe(0);
    expect(sum(all.reports.missing)).toBe(0);
  });

  it('is refused by name when it is unknown or out of range', () => {
    expect(() => placeOf({ nonsense: 1 })).toThrow(/nonsense/);
    expect(() => placeOf({ declines: 2 })).toThrow(/declines/);
  });
});

describe('the files of the places', () => {
  it.each(placeNames)('%s has the size it has for the seed and the benches', (name) => {
    const { given } = loadPlace(name);
    const { communities, grids, cells, households, persons } = places[name];
    expect(given).toMatchObject({ communities, grids, cells, households, persons });
  });

  it.each(placeNames)('%s says where each value comes from', (name) => {
    const { sources, kinds } = loadPlace(name);
    expect(Object.values(sources).filter((source) => source.startsWith('field')).length).toBeGreaterThan(10);
    expect(sum(Object.values(kinds))).toBeGreaterThan(0);
  });
});

describe('the page', () => {
  it.each(['zh', 'en'] as const)(
    'needs no network and no script, and names what it assumed (%s)',
    (language) => {
      const page = pageOf(usual, language);
      const found = (pattern: RegExp) => pattern.exec(page)?.[0];
      expect(found(/<script|<link|<img|@import|url\((?!#)|(?<!xmlns(:\w+)?=")https?:/)).toBeUndefined();
      expect(found(/NaN|undefined|Infinity|null/)).toBeUndefined();
      expect(page.match(/<svg/g)).toHaveLength(8);
      expect(page).toContain('stormFactor');
    },
  );
});
