import { helperFacts, minutesFrom, placesHere, requestFacts } from '@linli/test/support/match-facts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HelperFacts, RequestFacts } from './facts.ts';
import { explain, fitOf, nearnessOf } from './fit-of.ts';
import { matchPolicy, POINT } from './policy.ts';
import { placePrices, unservedPrice } from './prices.ts';
import { byRest, standings, turnsOnReturn } from './standings.ts';

const level = { turnsAbove: 0, minutesAbove: 0, restRank: 0 };
const cost = (helper: Partial<HelperFacts>, request: Partial<RequestFacts> = {}, standing = level) =>
  fitOf(helperFacts(helper), requestFacts(request), standing).cost;
const home = (door: string, areaPath = '1.2.3.4.5') => ({ householdId: 'h', areaPath, door });

it('who lives nearer is cheaper: doors, building, cell, grid, community', () => {
  const from = (places: HelperFacts['places'], door = '901') => cost({ places, home: home(door) });
  const { building: _, unit: __, ...inCell } = placesHere;
  const { cell: ___, ...inGrid } = inCell;
  const order = [
    from(placesHere, '302'),
    from(placesHere),
    from(inCell),
    from(inGrid),
    from({ community: '1' }),
  ];
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(new Set(order).size).toBe(5);
});

it('counts doors on one floor of one staircase and nowhere else', () => {
  const near = (door: string, areaPath?: string) =>
    nearnessOf(helperFacts({ home: home(door, areaPath) }), requestFacts());
  expect(near('301')).toEqual({ reason: 'next-doors', facts: { doors: 2 } });
  expect(near('203').reason).toBe('same-building');
  expect(near('308').reason).toBe('same-building');
  expect(near('东户').reason).toBe('same-building');
  expect(near('301', '1.2.3.4.6').reason).toBe('same-building');
});

it('of discreet matters not even the doors between are told', () => {
  expect(nearnessOf(helperFacts({ home: home('301') }), requestFacts({ discreet: true })).reason).toBe(
    'same-building',
  );
});

it('who helped there before, goes there anyway, speaks the language or is of the wished sex is cheaper, and is told so', () => {
  const request = requestFacts({
    helpedBefore: new Set(['h1']),
    language: 'ko',
    wishSameSex: true,
    sex: 'female',
  });
  const who = helperFacts({ languages: ['ko'], sex: 'female', headedFor: [placesHere.building] });
  const { cost: best, reasons } = fitOf(who, request, level);
  expect(reasons.map(({ reason }) => reason)).toEqual([
    'same-building',
    'helped-before',
    'same-way',
    'speaks-language',
    'same-sex',
  ]);
  for (const worse of [{ languages: [] }, { sex: null }, { headedFor: [] }, { accountId: 'h2' }])
    expect(fitOf({ ...who, ...worse }, request, level).cost).toBeGreaterThan(best);
});

it('a turn counts for more than all the hours, and rest decides among the rest without outweighing anything', () => {
  const turn = cost({}, {}, { ...level, turnsAbove: 1 });
  expect(turn).toBeGreaterThan(cost({}, {}, { ...level, minutesAbove: 100_000, restRank: 900 }));
  expect(cost({}, {}, { ...level, minutesAbove: 180 })).toBeGreaterThan(
    cost({}, {}, { ...level, restRank: 10_000 }),
  );
});

it('nobody is so ill fitted that a request is left alone for it', () => {
  const worst = fitOf(
    helperFacts({ places: { community: '1' }, home: null }),
    requestFacts({ language: 'ko', wishSameSex: true, sex: 'female' }),
    { turnsAbove: 1_000, minutesAbove: 1_000_000, restRank: 100_000 },
  ).cost;
  const dearest = worst + (placePrices.at(-1) ?? 0);
  for (const urgency of ['danger', 'urgent', 'today', 'usual'] as const)
    expect(unservedPrice(requestFacts({ urgency }), minutesFrom(0))).toBeGreaterThan(dearest);
});

it('what presses and what is late is dearer to leave', () => {
  const price = (urgency: RequestFacts['urgency'], minutes = 0) =>
    unservedPrice(requestFacts({ urgency }), minutesFrom(minutes));
  expect(price('danger')).toBeGreaterThan(price('urgent', 240));
  expect(price('urgent')).toBeGreaterThan(price('today', 240));
  expect(price('usual', 240)).toBe(2 * price('usual'));
  expect(price('usual', 2_400)).toBe(price('usual', 240));
  expect(price('usual', 120)).toBeGreaterThan(price('usual', 60));
});

it('second and third trips cost ever more', () => {
  expect(placePrices).toHaveLength(matchPolicy.places.length);
  expect(placePrices[1]).toBeGreaterThan(POINT);
  expect((placePrices[2] ?? 0) - (placePrices[1] ?? 0)).toBeGreaterThan(placePrices[1] ?? 0);
});

it('ranks rest by a total order, whoever is listed first', () => {
  const some = fc
    .uniqueArray(fc.record({ id: fc.nat(30), errand: fc.option(fc.nat(3)), offer: fc.option(fc.nat(3)) }), {
      selector: ({ id }) => id,
      maxLength: 8,
    })
    .map((all) =>
      all.map(({ id, errand, offer }) =>
        helperFacts({
          accountId: `h${id}`,
          lastErrandAt: errand === null ? null : minutesFrom(errand),
          lastOfferAt: offer === null ? null : minutesFrom(offer),
        }),
      ),
    );
  fc.assert(
    fc.property(some, (helpers) => {
      expect(standings(helpers.toReversed())).toEqual(standings(helpers));
      expect(helpers.toSorted(byRest)).toEqual(helpers.toReversed().sort(byRest));
    }),
  );
});

it('says how their turn came only where it sets them apart', () => {
  const fit = { cost: 0, reasons: [{ reason: 'same-cell' as const, facts: {} }] };
  const said = (chosen: Partial<HelperFacts>, ...others: Partial<HelperFacts>[]) =>
    explain(
      fit,
      helperFacts(chosen),
      others.map((other) => helperFacts({ accountId: 'h2', ...other })),
    ).map(({ reason }) => reason);
  const earlier = { lastErrandAt: minutesFrom(-600) };
  const later = { lastErrandAt: minutesFrom(-60) };
  expect(said({ turns: 1 })).toEqual(['same-cell']);
  expect(said({ turns: 1 }, { turns: 2 })).toEqual(['same-cell', 'fewest-errands']);
  expect(said(earlier, later)).toEqual(['same-cell', 'longest-rest']);
  expect(said({ lastOfferAt: minutesFrom(-90) }, { lastOfferAt: minutesFrom(-5) })).toEqual([
    'same-cell',
    'longest-without-offer',
  ]);
  expect(said(later, earlier)).toEqual(['same-cell']);
});

it('who comes back starts level with who had the fewest, and never gains by leaving', () => {
  expect(turnsOnReturn(2, 9)).toBe(9);
  expect(turnsOnReturn(12, 9)).toBe(12);
  expect(turnsOnReturn(3, null)).toBe(3);
});
