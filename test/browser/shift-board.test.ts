import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { builtConsole } from '../support/built-console.ts';
import { openProduct } from '../support/product.ts';
import { claimsOn } from '../support/shift-rows.ts';
import { deskScreens, openPage } from './desk-screen.ts';
import { broken } from './faults.ts';
import { openBrowser } from './phone.ts';
import { weekAtTheGate } from './week-at-the-gate.ts';

const on = await openProduct({ startsAt: '2026-11-15T23:00:00Z', consoleFolder: builtConsole() });
const at = await weekAtTheGate(on);
const screenOf = deskScreens(await openBrowser(on.url, on.clock));

/** The secretary's screen with a page on it. */
async function desk(address: string) {
  const screen = await screenOf(at.secretary, 'zh-Hans', 1440);
  await openPage(screen, address);
  return { screen, page: screen.page };
}

/** Who holds a place on a shift now, and how. */
const holding = async (shift: { id: string }) =>
  (await claimsOn(on, shift))
    .filter(({ endedAt }) => endedAt === null)
    .map(({ accountId, state }) => [accountId, state]);
const shiftAt = (page: Page, time: RegExp, day: number) =>
  page.locator('tbody tr:nth-child(2)').first().locator('td').nth(day).locator('.shift', { hasText: time });

/** Picks somebody up by mouse and holds them over a shift until it is marked. */
async function carry(page: Page, name: RegExp, to: ReturnType<typeof shiftAt>): Promise<string | null> {
  const from = await page.getByRole('button', { name }).first().boundingBox();
  const target = await to.boundingBox();
  if (!from || !target) throw new Error('not on the page');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y + 20, { steps: 3 });
  await page.mouse.move(target.x + target.width - 12, target.y + 12, { steps: 6 });
  await expect.poll(() => to.getAttribute('data-mark')).toMatch(/allowed|forbidden/);
  return to.getAttribute('data-mark');
}

it('a secretary carries people about by mouse: a rule is shown before it is broken, and the last move is undone', async () => {
  const { screen, page } = await desk('shifts/board');
  const afternoon = shiftAt(page, /13:00/, 1);
  const night = shiftAt(page, /22:00/, 1);

  expect(await carry(page, /^陈爷爷/, night)).toBe('forbidden');
  await screen.sees(/岁以上只排白天/);
  expect(await shiftAt(page, /13:00/, 1).getAttribute('data-mark')).toBe('allowed');
  await screen.look('console-board-forbidden');
  await page.mouse.up();
  await screen.sees(/^不能放：.*只排白天/);
  expect(await holding(at.night)).toEqual([]);

  expect(await carry(page, /^王强，东门/, afternoon)).toBe('allowed');
  await screen.look('console-board-allowed');
  await page.mouse.up();
  await expect.poll(() => holding(at.afternoon)).toEqual([[at.wang.accountId, 'offered']]);
  expect(await holding(at.tuesday)).toEqual([]);
  await page.getByRole('button', { name: /^撤销：王强/ }).click();
  // They had said yes to where they came from: nobody asks them again.
  await expect.poll(() => holding(at.tuesday)).toEqual([[at.wang.accountId, 'claimed']]);
  expect(await holding(at.afternoon)).toEqual([]);
  expect(await broken(page)).toEqual([]);
});

it('by keyboard alone two are swapped, each target told as it is reached', async () => {
  const { screen, page } = await desk('shifts/board');
  await page.getByRole('button', { name: /^王强，东门/ }).focus();
  await page.keyboard.press('Space');
  await page.locator('.shift--allowed').first().waitFor();
  const told = page.locator('[id^="DndLiveRegion"]');
  const press = async (key: string) => {
    const before = await told.textContent();
    await page.keyboard.press(key);
    await expect.poll(() => told.textContent()).not.toBe(before);
    return told.textContent();
  };
  expect(await press('ArrowDown')).toMatch(/周二 13:00–17:00：可以放/);
  expect(await press('ArrowRight')).toMatch(/刘敏.*周三 08:00–12:00：可以对换/);
  await screen.look('console-board-swap');
  await page.keyboard.press('Space');
  await expect.poll(() => holding(at.wednesday)).toEqual([[at.wang.accountId, 'offered']]);
  expect(await holding(at.tuesday)).toEqual([[at.liu.accountId, 'offered']]);
  expect(screen.errors()).toEqual([]);
});

it('without dragging a free place is given to somebody, and a second leader who was slower is told', async () => {
  const { screen, page } = await desk('shifts/board');
  await page.getByRole('button', { name: /^空位 1.*周二 13:00–17:00/ }).click();
  await page.getByRole('combobox', { name: '选一个人' }).click();
  await page.keyboard.type('陈爷爷');
  await page.locator('.ant-select-item-option', { hasText: '陈爷爷' }).click();
  await page.getByText('可以', { exact: true }).waitFor();
  // Somebody else gives the place away meanwhile.
  await on.sql`
    insert into claims (id, shift_id, account_id, state, way, starts_at, ends_at, created_at, claimed_at)
    select ${on.ids.next()}, id, ${at.wang.accountId}, 'claimed', 'self', starts_at, ends_at, now(), now()
    from shifts where id = ${at.afternoon.id}`;
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^安\s*排$/ })
    .click();
  await screen.sees('不能放：人满了');
  expect(await holding(at.afternoon)).toEqual([[at.wang.accountId, 'claimed']]);
});

it('a proposal is looked at and published once that was confirmed; its people are asked', async () => {
  const { screen, page } = await desk(`shifts/rosters/${at.rosterId}`);
  await page.getByRole('button', { name: /^刘敏，东门/ }).waitFor();
  await screen.tap('button', /^发\s*布$/);
  const publish = page.getByRole('dialog').getByRole('button', { name: /^发\s*布$/ });
  expect(await publish.isDisabled()).toBe(true);
  await screen.tap('checkbox', '我看过了，发布');
  await screen.look('console-roster-publish');
  await publish.click();
  await screen.sees(/已请 1 人确认 1 个位置/);
  expect(await holding(at.proposed)).toEqual([[at.liu.accountId, 'offered']]);
});

it('the map shows checkpoints where they stand, goes by arrow keys, and leads to the week of one', async () => {
  const { screen, page } = await desk('now?layer=gaps');
  await page.getByRole('img', { name: /卡口在哪里/ }).waitFor();
  expect(await broken(page)).toEqual([]);
  await screen.look('console-map');
  await page.locator('[data-tile]').first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate('document.activeElement?.textContent')).toMatch(/^西门.*缺 0 人/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.waitForURL(/shifts\/board.*checkpoint=/);
  await page.getByRole('button', { name: '看全部卡口' }).waitFor();
});
