import { expect, test } from 'vitest';
import { convexPrices } from './convex.ts';
import { buildModel } from './model.ts';

const duty = (day: number, start: number, end: number) => ({
  group: 'post',
  kind: 'any',
  day,
  start,
  end,
  wanted: 1,
  missing: 52,
  extra: 0,
  roles: [],
  counts: { hours: (end - start) / 60 },
});

test('the most a line may have of a count is not less because a short rest in it costs something', () => {
  const model = buildModel({
    days: [
      { weekend: false, week: 0 },
      { weekend: false, week: 0 },
    ],
    duties: [duty(0, 1140, 1620), duty(1, 1800, 2100)],
    people: [{ limits: 'a' }],
    limits: { a: {} },
    pairs: [],
    prices: { fairness: { hours: 1 }, shortRest: { below: 960, price: 3 } },
  });
  const [unit] = model.units;
  if (!unit) throw new Error('no unit');
  expect(convexPrices(model, unit).map(({ most }) => most)).toEqual([13]);
});
