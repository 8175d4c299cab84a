import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAt, codeRefusal, codeWindowMs } from './duty-code.ts';

const key = randomBytes(32);
const east = '01936f00-0000-7000-8000-000000000001';
const west = '01936f00-0000-7000-8000-000000000002';
const now = new Date('2026-11-16T17:00:10Z');
const later = (ms: number) => new Date(now.getTime() + ms);

describe('the changing code', () => {
  it('is good in its window and the next, and old after that', () => {
    const { text, until } = codeAt(key, east, now);
    expect(until).toEqual(later(20_000));
    expect(codeRefusal(key, east, text, now)).toBeNull();
    expect(codeRefusal(key, east, `${text}\n`, later(codeWindowMs))).toBeNull();
    expect(codeRefusal(key, east, text, new Date(until.getTime() + codeWindowMs - 1))).toBeNull();
    expect(codeRefusal(key, east, text, new Date(until.getTime() + codeWindowMs))).toBe('old-code');
  });

  it('changes with every window, checkpoint and key', () => {
    const texts = [
      codeAt(key, east, now),
      codeAt(key, east, later(codeWindowMs)),
      codeAt(key, west, now),
      codeAt(randomBytes(32), east, now),
    ].map(({ text }) => text.split(':')[4]);
    expect(new Set(texts).size).toBe(4);
  });

  it('of another checkpoint, another key or another time to come is wrong', () => {
    expect(codeRefusal(key, east, codeAt(key, west, now).text, now)).toBe('wrong-code');
    expect(codeRefusal(key, east, codeAt(randomBytes(32), east, now).text, now)).toBe('wrong-code');
    expect(codeRefusal(key, east, codeAt(key, east, later(codeWindowMs)).text, now)).toBe('wrong-code');
    // The mac covers checkpoint and window: neither can be written over.
    const old = codeAt(key, east, later(-10 * codeWindowMs)).text.split(':');
    const fresh = codeAt(key, east, now).text.split(':');
    expect(codeRefusal(key, east, [...old.slice(0, 3), fresh[3], old[4]].join(':'), now)).toBe('wrong-code');
    expect(codeRefusal(key, west, codeAt(key, east, now).text.replace(east, west), now)).toBe('wrong-code');
  });

  it('never takes what was not made for it', () => {
    const real = codeAt(key, east, now).text;
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.constant(real.slice(0, -1))), (text) => {
        expect(codeRefusal(key, east, text, now)).toBe('wrong-code');
      }),
    );
  });
});
