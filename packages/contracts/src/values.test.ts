import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CatalogKey, catalog } from './catalog.ts';
import { Day, Instant } from './values.ts';

describe('days and moments', () => {
  it.each([
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-23:59',
    '3000-01-01T00:00:00Z',
  ])('%s is none: in some zone its year has no four digits, or nothing is planned for it', (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  });

  it('days are those of the same years', () => {
    expect(
      ['0000-01-01', '0999-12-31', '3000-01-01', '9999-12-31'].map((day) => Day.safeParse(day).success),
    ).toEqual([false, false, false, false]);
    expect(['1921-07-01', '2026-11-16', '2999-12-30'].map((day) => Day.safeParse(day).success)).toEqual([
      true,
      true,
      true,
    ]);
    expect(Instant.safeParse('2026-11-16T09:00:00+08:00').success).toBe(true);
  });
});

interface Schema {
  readonly type?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}
/** Whole numbers of a schema that Postgres could not hold, by where they stand. */
function tooBig(schema: unknown, at: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, minimum = 0, maximum = 0 } = schema as Schema;
  const here = type === 'integer' && (minimum < -(2 ** 31) || maximum >= 2 ** 31) ? [at] : [];
  return [...here, ...Object.entries(schema).flatMap(([name, inner]) => tooBig(inner, `${at}/${name}`))];
}

it('every whole number that is taken is one that Postgres holds', () => {
  const found = (Object.keys(catalog) as CatalogKey[]).flatMap((key) =>
    tooBig(z.toJSONSchema(catalog[key].input, { io: 'input', unrepresentable: 'any' }), key),
  );
  expect(found).toEqual([]);
});
