import { expect, test, vi } from 'vitest';

vi.mock('@tarojs/taro', () => ({
  default: { getStorageSync: () => '', getStorageInfoSync: () => ({ keys: [] }), getAppBaseInfo: () => ({}) },
}));
const { namesOn, sheetRows } = await import('./sheet-rows.ts');

type Shift = Parameters<typeof sheetRows>[0][number];

const shift = (day: string, from: string, until: string, state = 'open') =>
  ({
    day,
    startsAt: new Date(`${day}T${from}:00+08:00`).toISOString(),
    endsAt: new Date(`${day}T${until}:00+08:00`).toISOString(),
    state,
    places: [],
  }) as unknown as Shift;

test('shifts of the same times share a line, the earliest first, each on its day', () => {
  const rows = sheetRows(
    [
      shift('2026-11-24', '11:30', '17:30'),
      shift('2026-11-23', '06:30', '11:30'),
      shift('2026-11-29', '06:30', '11:30'),
    ],
    '2026-11-23',
  );
  expect(rows.map(({ from, until }) => `${from}–${until}`)).toEqual(['06:30–11:30', '11:30–17:30']);
  expect(rows.map(({ days }) => days.map((of) => of.length))).toEqual([
    [1, 0, 0, 0, 0, 0, 1],
    [0, 1, 0, 0, 0, 0, 0],
  ]);
});

test('what was called off is not printed, and who gave a place back is not named', () => {
  expect(sheetRows([shift('2026-11-23', '06:30', '11:30', 'called-off')], '2026-11-23')).toEqual([]);
  const places = [
    { name: '王', state: 'claimed' },
    { name: '李', state: 'cancelled' },
  ];
  expect(namesOn({ places } as unknown as Shift)).toEqual(['王']);
});
