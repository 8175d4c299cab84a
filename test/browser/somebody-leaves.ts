import { expect } from 'vitest';
import type { AccountCaller } from '../support/stage.ts';
import { broken } from './faults.ts';
import type { Phone } from './phone.ts';

/** A large screen of somebody, and a page of the console on it. */
interface Desk {
  readonly screenOf: (who: AccountCaller, language?: 'zh-Hans', width?: number) => Promise<Phone>;
  readonly open: (screen: Phone, address: string) => Promise<void>;
}

/** The secretary hands everything of the grid leader to one person, who gets the post and with it the right to the rest. */
export async function leaderLeaves(
  desk: Desk,
  at: { secretary: AccountCaller; leader: AccountCaller; successor: { id: string } },
): Promise<void> {
  const screen = await desk.screenOf(at.secretary, 'zh-Hans', 1440);
  const { page } = screen;
  await desk.open(screen, `people/${at.leader.accountId}`);
  await screen.tap('link', '交接');
  await page.getByRole('combobox', { name: '全部交给' }).click();
  await page.keyboard.type('陈接手');
  await page.locator('.ant-select-item-option', { hasText: '陈接手' }).first().click();
  await screen.sees(/^要交 \d+ 件/);
  // With the post comes the right to everything else; without it nothing goes.
  const posts = page.getByRole('combobox', { name: '岗位 交给谁', exact: true });
  await posts.click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '先不交' }).click();
  await screen.sees(/在这里没有办这件事的岗位/);
  expect(await page.getByRole('button', { name: /^交\s*接$/ }).isDisabled()).toBe(true);
  await screen.look('console-handover-refused');
  await posts.click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '陈接手' }).click();
  await screen.seesNot(/在这里没有办这件事的岗位/);
  await page.getByRole('textbox', { name: /给 陈接手 的交接说明/ }).fill('燃气那家今天要回访');
  await page.getByRole('textbox', { name: '为什么交接' }).fill('调到街道');
  await screen.look('console-handover-chosen');
  await screen.tap('button', /^交\s*接$/);
  await screen.sees('现在交接？');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^交\s*接$/ })
    .click();
  await page.waitForURL(/handovers/);
  await screen.sees('燃气那家今天要回访');
  await screen.look('console-handover-done');
  await desk.open(screen, `people/${at.leader.accountId}`);
  await screen.sees('手上没有事');
  await desk.open(screen, `people/${at.successor.id}`);
  await screen.sees('负责的求助');
  expect(screen.errors()).toEqual([]);
}

/** A member of a team, who sees no area, comes to the queue of the team. */
export async function memberFindsQueue(desk: Desk, member: AccountCaller): Promise<void> {
  const screen = await desk.screenOf(member);
  await desk.open(screen, 'now');
  await screen.page.waitForURL(/console\/teams/);
  await screen.tap('link', '水电气暖抢修');
  await screen.page
    .getByRole('link', { name: /水电气暖维修/ })
    .first()
    .click();
  await screen.sees('经过');
  await screen.look('console-team-queue');
  expect(await broken(screen.page)).toEqual([]);
  expect(screen.errors()).toEqual([]);
}
