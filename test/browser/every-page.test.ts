import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import type { AccountCaller } from '../support/stage.ts';
import { openCommunity, written } from './community.ts';
import { broken, linesOf, smallTargets, smallText, stickingOut } from './faults.ts';
import { openedBy, type Who } from './opened-by.ts';
import { artifacts, openBrowser, type Phone } from './phone.ts';

const pictures = path.join(artifacts, 'pages');
mkdirSync(pictures, { recursive: true });

/** Pages of the mini-program as its configuration names them, so that a new one cannot be forgotten. */
async function pagesOfMini(): Promise<string[]> {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config });
  const file = path.resolve(import.meta.dirname, '../../apps/mini/src/app.config.ts');
  const { default: config } = (await import(pathToFileURL(file).href)) as {
    default: { pages: string[]; subPackages: { root: string; pages: string[] }[] };
  };
  return [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];
}

const { on, people, ids } = await openCommunity();
const openPhone = await openBrowser(on.url, on.clock);
const pages = openedBy(ids);

/**
 * Every page is looked at in two views that differ in all: size of text, colours, width, and a language that is not the one it
 * was written in. Traditional Chinese is as wide as Simplified; English is the widest.
 */
const everywhere = {
  light: { width: 375, dark: false, language: 'zh-Hant', elder: false },
  'dark elder': { width: 320, dark: true, language: 'en', elder: true },
} as const;
/** Crossed, for pages where much stands close together. */
const crossed = {
  dark: { width: 375, dark: true, language: 'zh-Hans', elder: false },
  'light elder': { width: 320, dark: false, language: 'zh-Hans', elder: true },
} as const;
const views = { ...everywhere, ...crossed };
type View = keyof typeof views;

const dense: readonly string[] = [
  'pages/home/index',
  'pages/report/index',
  'leaders/home/index',
  'leaders/coverage/index',
  'leaders/case/index',
  'leaders/shift-board/index',
  'leaders/roster/index',
  'volunteers/shift/index',
];

const noStream = `{
  const ask = fetch;
  window.fetch = (url, ...how) =>
    String(url).endsWith('/api/live') ? Promise.resolve(new Response(null, { status: 403 })) : ask(url, ...how);
}`;

const phones = new Map<string, Promise<Phone>>();

/** One phone for each person and view, signed in already. */
function phoneOf(who: Who, view: View): Promise<Phone> {
  const key = `${who} ${view}`;
  const known = phones.get(key) ?? ready(people[who], view);
  phones.set(key, known);
  return known;
}

async function ready(who: AccountCaller | null, view: View): Promise<Phone> {
  const { width, dark, ...settings } = views[view];
  const phone = await openPhone({ width, height: 700, dark });
  // A stream that stays open would be waited for as if the page were still loading. Routing would do, without its cache.
  await phone.context.addInitScript(noStream);
  const kept = {
    settings,
    ...(who ? { session: { token: who.token, expiresAt: '2026-12-16T00:00:00Z' } } : {}),
  };
  for (const [key, data] of Object.entries(kept))
    await phone.context.addInitScript(`localStorage.setItem('${key}', '${JSON.stringify({ data })}')`);
  return phone;
}

/** Opens a page, waits until all of it is there, and says what is wrong with it. */
async function faultsOf(address: string, view: View): Promise<string[]> {
  const [who, about = {}] = pages[address] ?? ['visitor'];
  const { elder, language } = views[view];
  const { page, go, errors } = await phoneOf(who, view);
  await go(`${address}?${new URLSearchParams(about)}`);
  await page.locator('#page-title').waitFor();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
  const failures = await page.locator('#failure').allInnerTexts();
  const faults = [
    ...errors(),
    ...failures.map((text) => `the page failed: ${text}`),
    ...(await broken(page)),
    ...(await stickingOut(page)),
    ...(await smallTargets(page, elder ? 60 : 44)),
    ...(elder ? await smallText(page, 18) : []),
    ...(await linesOf(page)).filter(isForeign[language]).map((line) => `not in ${language}: ${line}`),
  ];
  await page.screenshot({ path: path.join(pictures, `${address.replaceAll('/', '-')} ${view}.png`) });
  return faults;
}

const toTraditional = Converter({ from: 'cn', to: 'tw' });
/** Right in Traditional Chinese, but the converter, made for Simplified, would go on converting them. */
const right = /鄰里/g;

/** Whether a line is in another language than the page. */
const isForeign = {
  en: (line: string) => /\p{Script=Han}/u.test(line.replace(written, '')),
  'zh-Hant': (line: string) => {
    const ours = line.replace(written, '').replace(right, '');
    return toTraditional(ours) !== ours;
  },
  'zh-Hans': () => false,
};

describe('every page of the mini-program', async () => {
  it('has somebody here who opens it', async () => {
    // kit.test.ts looks at the page of the kit.
    const known = (await pagesOfMini()).filter((page) => page !== 'kit-page/index');
    expect(Object.keys(pages).sort()).toEqual(known.sort());
  });

  it.each(Object.keys(pages))('%s can be read, reached and understood by everybody', async (address) => {
    const looks = Object.keys(dense.includes(address) ? views : everywhere) as View[];
    const found = await Promise.all(
      looks.map(async (view) => (await faultsOf(address, view)).map((fault) => `${view}: ${fault}`)),
    );
    expect(found.flat()).toEqual([]);
  });
});
