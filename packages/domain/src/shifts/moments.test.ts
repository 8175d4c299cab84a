import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueMoments, momentsOf, nextDue } from './moments.ts';
import { shippedRules } from './shipped-rules.ts';

const zone = 'Asia/Shanghai';
const startsAt = new Date('2026-11-20T17:30:00+08:00');
const endsAt = new Date('2026-11-21T01:00:00+08:00');
const span = { startsAt, endsAt };
const at = (text: string) => new Date(`2026-11-${text}:00+08:00`);
const names = (from: Date, now: Date) =>
  dueMoments(span, shippedRules, zone, { dueAt: from, now }).map(({ what }) => what);

test('a shift is announced, remembered, looked at when it begins, and followed until people are there', () => {
  expect(momentsOf(span, shippedRules, zone).map(({ what, at: when }) => [what, when])).toEqual([
    ['announce', at('18T17:30')],
    ['remind', at('19T18:00')],
    ['announce', at('20T05:30')],
    ['announce', at('20T14:30')],
    ['gap', at('20T14:30')],
    ['begin', startsAt],
    ['call', at('20T17:35')],
    ['standby', at('20T17:40')],
    ['climb', at('20T17:50')],
    ['over', endsAt],
  ]);
});

test('a clock that slept tells the last announcement and no reminder of what has begun', () => {
  expect(names(at('18T17:30'), at('20T15:00'))).toEqual(['remind', 'announce', 'gap']);
  expect(names(at('18T17:30'), at('20T17:45'))).toEqual(['begin', 'call', 'standby']);
  expect(names(at('18T17:30'), at('21T02:00'))).toEqual(['begin', 'over']);
});

test('ticks at whatever moments, one after the other, do each thing at most once and end when the shift is over', () => {
  const ticks = fc.array(fc.integer({ min: 0, max: 80 * 60 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(ticks, (minutes) => {
      const done: string[] = [];
      let dueAt = nextDue(span, shippedRules, zone, at('18T00:00'));
      for (const minute of [...minutes, 100 * 60].sort((a, b) => a - b)) {
        const now = new Date(at('18T00:00').getTime() + minute * 60_000);
        if (dueAt === null || dueAt > now) continue;
        for (const each of dueMoments(span, shippedRules, zone, { dueAt, now }))
          done.push(each.what === 'announce' ? `announce ${each.round}` : each.what);
        dueAt = nextDue(span, shippedRules, zone, now);
      }
      expect(new Set(done).size).toBe(done.length);
      expect(done).toContain('begin');
      expect(done.at(-1)).toBe('over');
      expect(dueAt).toBeNull();
    }),
  );
});
