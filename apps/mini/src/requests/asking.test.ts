import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('@tarojs/taro', () => ({ default: { getAppBaseInfo: () => ({}), getStorageSync: () => '' } }));
const asking = await import('./asking.ts');

const now = new Date('2026-11-16T09:00:00+08:00');
beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(now);
});
afterEach(() => vi.useRealTimers());

const { shopping } = shippedKinds;
if (!shopping) throw new Error('there is no shopping');
const kind: import('./asking.ts').Kind = { kindId: 'k', key: 'shopping', version: 1, definition: shopping };
const everything = asking.askedBeside(kind, undefined, []);
const empty = asking.nothingAsked('client-1');
const whom = { householdId: 'h', personId: null, basis: 'self' } as const;

describe('a shopping list', () => {
  it('gets a line of its own with Enter, and goes on there', () => {
    expect(asking.typedInto(['3 斤水多的梨'], 0, '3 斤水多的梨\n')).toEqual({
      lines: ['3 斤水多的梨', ''],
      at: 1,
    });
  });

  it('takes a pasted list apart and leaves every line as it was written', () => {
    const pasted = '3 斤水多的梨\r\n\r\n5 升矿泉水、不要冰的\n- 盐';
    expect(asking.typedInto(['米', '', '油'], 1, pasted)).toEqual({
      lines: ['米', '3 斤水多的梨', '5 升矿泉水、不要冰的', '- 盐', '油'],
      at: 3,
    });
  });

  it('grows no empty line out of Enter in an empty one', () => {
    expect(asking.typedInto(['梨', ''], 1, '\n')).toEqual({ lines: ['梨', ''], at: 1 });
  });

  it('never holds more than the server takes', () => {
    const long = Array.from({ length: 80 }, (_, at) => `第 ${at} 样`).join('\n');
    expect(asking.typedInto([''], 0, long).lines).toHaveLength(asking.mostLines);
  });

  it('is sent without empty lines', () => {
    const filled = { ...empty, lines: [' 米 ', '', '油'] };
    expect(asking.askOf(kind, everything, filled, whom).lines).toEqual(['米', '油']);
  });

  it('is asked for before anything is sent', () => {
    expect(asking.askProblems(kind, everything, empty, now)).toEqual([
      { pointer: '/answers/food-left', code: 'missing' },
      { pointer: '/lines', code: 'missing' },
    ]);
  });
});

describe('when somebody may come', () => {
  const at = (own: Partial<import('./asking.ts').Convenient>) =>
    asking.windowOf({ choice: 'own', day: '2026-11-16', from: '', until: '', ...own });

  it('is said in instants of China', () => {
    expect(asking.windowOf({ ...empty.convenient, choice: 'evening' })).toEqual({
      windowFrom: '2026-11-16T18:00:00+08:00',
      windowUntil: '2026-11-16T22:00:00+08:00',
    });
    expect(at({ from: '18:00' })).toEqual({ windowFrom: '2026-11-16T18:00:00+08:00', windowUntil: null });
    expect(at({ day: '2026-11-17' })).toEqual({
      windowFrom: '2026-11-17T00:00:00+08:00',
      windowUntil: '2026-11-17T23:59:00+08:00',
    });
  });

  it('is neither past nor backwards', () => {
    const wrong = (own: Partial<import('./asking.ts').Convenient>) =>
      asking
        .askProblems(
          kind,
          everything,
          {
            ...empty,
            answers: { 'food-left': 'none' },
            lines: ['米'],
            convenient: { choice: 'own', day: '2026-11-16', from: '', until: '', ...own },
          },
          now,
        )
        .map(({ code }) => code);
    expect(wrong({ from: '18:00', until: '17:00' })).toEqual(['wrong-order']);
    expect(wrong({ until: '08:30' })).toEqual(['in-the-past']);
    expect(wrong({ day: '' })).toEqual(['missing']);
    expect(wrong({ from: '18:00', until: '20:00' })).toEqual([]);
    expect(wrong({ from: '08:00' })).toEqual([]);
  });
});

it('answers of questions that are not asked without consent are not sent', () => {
  const withHealth = Object.values(shippedKinds).find(({ questions }) => questions.some((q) => q.consent));
  if (!withHealth) throw new Error('no kind asks about health');
  const about = { ...kind, definition: withHealth };
  const health = withHealth.questions.filter((q) => q.consent === 'health').map(({ id }) => id);
  for (const without of [
    asking.askedBeside(about, undefined, ['health']),
    asking.askedBeside(about, health, []),
  ])
    expect(asking.questionsOf(about, without, empty).some(({ consent }) => consent === 'health')).toBe(false);
  expect(asking.askedBeside(about, [], ['health']).consents.has('health')).toBe(true);
});

it('what the server marks is found again on the page', () => {
  expect(
    ['/answers/food-left', '/lines/3', '/windowUntil', '/photoIds/0', '/note'].map(asking.placeOf),
  ).toEqual(['q-food-left', 'lines', 'convenient', 'photos', 'note']);
});
