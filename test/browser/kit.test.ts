import { describe, expect, it } from 'vitest';
import { builtMini } from '../support/built-mini.ts';
import { openProduct } from '../support/product.ts';
import { broken, smallTargets, stickingOut } from './faults.ts';
import { openBrowser } from './phone.ts';

const on = await openProduct({ h5Folder: builtMini('h5') });
const phone = await openBrowser(on.url, on.clock);

/** The kit's page as somebody sees it who has set large text or not. */
async function kit(options: Parameters<typeof phone>[0] & { elder?: boolean } = {}) {
  const opened = await phone(options);
  if (options.elder)
    await opened.page.addInitScript(`localStorage.setItem('settings', '{"data":{"elder":true}}')`);
  await opened.go('kit-page/index');
  await opened.page.locator('#k-main').waitFor();
  return opened;
}

describe.each([
  ['light', {}],
  ['dark', { dark: true }],
  ['large text', { elder: true }],
  ['dark with large text', { elder: true, dark: true }],
])('in %s', (name, options) => {
  it('breaks no rule that a screen reader or weak eyes depend on', async () => {
    const { page, look } = await kit(options);
    await look(`kit ${name}`);
    expect(await broken(page)).toEqual([]);
    await page.locator('#k-open').click();
    await page.getByRole('dialog', { name: '联系谁？' }).waitFor();
    expect(await broken(page)).toEqual([]);
  });
});

describe.each([['zh-CN'], ['zh-TW'], ['en-US']])('on a phone 320 px wide in %s', (language) => {
  it('large text breaks nothing and everything can be hit', async () => {
    const { page } = await kit({ width: 320, elder: true, language });
    expect(await stickingOut(page)).toEqual([]);
    expect(await smallTargets(page, 60)).toEqual([]);
  });

  it('usual text breaks nothing and everything can be hit', async () => {
    const { page } = await kit({ width: 320, language });
    expect(await stickingOut(page)).toEqual([]);
    expect(await smallTargets(page, 44)).toEqual([]);
  });
});

describe('with the keyboard', () => {
  it('Enter and Space press, arrows walk through tabs and choices', async () => {
    const { page } = await kit();
    await page.locator('#k-needs-food').focus();
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('#k-needs-food').getAttribute('aria-checked')).toBe('true');
    await page.locator('#k-feel-well').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('#k-feel-ill').getAttribute('aria-checked')).toBe('true');
    await page.locator('#k-tabs-morning').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('#k-tabs-evening').getAttribute('aria-selected')).toBe('true');
  });

  it('a dialog takes the focus, keeps it, closes on Escape and gives it back', async () => {
    const { page } = await kit();
    const inside = () =>
      page.evaluate("document.querySelector('#k-sheet')?.contains(document.activeElement) ?? false");
    await page.locator('#k-open').focus();
    await page.keyboard.press('Enter');
    await expect.poll(inside).toBe(true);
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('Tab');
      expect(await inside()).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#k-sheet').count()).toBe(0);
    expect(await page.evaluate('document.activeElement?.id')).toBe('k-open');
  });

  it('a disabled button does nothing', async () => {
    const { page } = await kit();
    await page.locator('#k-disabled').click({ force: true });
    await page.evaluate("document.querySelector('#k-disabled').click()");
    expect(await page.locator('#k-sheet').count()).toBe(0);
  });
});
