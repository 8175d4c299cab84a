import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const elder = css.slice(css.indexOf('.page--elder'));

/** Text colour on background colour: every pair the kit uses. */
const pairs: [text: string, on: string][] = [
  ...['ground', 'card', 'sunk'].flatMap((on): [string, string][] => [
    ['ink', on],
    ['ink-soft', on],
  ]),
  ...['ground', 'card', 'brand-soft'].map((on): [string, string] => ['brand', on]),
  ['ink', 'brand-soft'],
  ['ink-soft', 'brand-soft'],
  ['on-brand', 'brand'],
  ['on-lantern', 'lantern'],
  ['on-bad', 'bad'],
  ['bad', 'card'],
  ...['ok', 'warn', 'bad', 'info'].flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
  ]),
  ['card', 'ink'],
];

describe.each([
  ['light', light],
  ['dark', dark.slice(0, dark.indexOf('.page--elder'))],
])('colours in %s', (_, part) => {
  it.each(pairs)('%s on %s can be read (4.5 : 1)', (text, on) => {
    expect(contrast(colour(part, text), colour(part, on))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['ground', 'card'])('edges of controls stand out from %s (3 : 1)', (on) => {
    expect(contrast(colour(part, 'edge'), colour(part, on))).toBeGreaterThanOrEqual(3);
  });
});

describe('large text', () => {
  it('is nowhere below 18 dp, and its leading at least 1.3', () => {
    for (const name of ['small', 'note', 'body', 'lead', 'title', 'display']) {
      expect(Number(value(elder, `text-${name}`).replace('px', ''))).toBeGreaterThanOrEqual(18);
    }
    expect(Number(value(elder, 'leading'))).toBeGreaterThanOrEqual(1.3);
  });

  it('has touch areas of at least 60 dp, and 44 elsewhere', () => {
    expect(Number(value(elder, 'touch').replace('px', ''))).toBeGreaterThanOrEqual(60);
    expect(Number(value(light, 'touch').replace('px', ''))).toBeGreaterThanOrEqual(44);
  });
});

function value(part: string, name: string): string {
  const found = new RegExp(`--${name}:\\s*([^;]+);`).exec(part)?.[1];
  if (found === undefined) throw new Error(`no token --${name}`);
  return found.trim();
}

function colour(part: string, name: string): [number, number, number] {
  const hex = /^#(..)(..)(..)$/.exec(value(part, name));
  if (!hex) throw new Error(`--${name} is no plain colour`);
  return [1, 2, 3].map((at) => Number.parseInt(hex[at] ?? '', 16)) as [number, number, number];
}

/** Contrast ratio of WCAG 2.2. */
function contrast(a: [number, number, number], b: [number, number, number]): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance(rgb: [number, number, number]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
