import { clearances, riskReadings } from '@linli/db/shifts/duty-tables';
import { expect, it } from 'vitest';
import { builtConsole } from '../support/built-console.ts';
import { openProduct } from '../support/product.ts';
import { deskScreens } from './desk-screen.ts';
import { broken } from './faults.ts';
import { fillTheForm } from './forms-at-the-desk.ts';
import { morningAtTheDesk } from './morning-at-the-desk.ts';
import { openBrowser } from './phone.ts';

const on = await openProduct({ startsAt: '2026-11-15T22:00:00Z', consoleFolder: builtConsole() });
const at = await morningAtTheDesk(on);
const screenOf = deskScreens(await openBrowser(on.url, on.clock));

/** Somebody of the community who may stand at the gate, and knows what can happen there. */
async function volunteer(name: string) {
  const account = await on.account({ name });
  await on.post(account.id, 'volunteer', at.area.community);
  const household = await on.household(at.area.unit);
  const { personId } = await on.member(household, { name, birthDate: '1985-03-01' });
  await on.join(account.id, household, { personId });
  await on.db.insert(clearances).values({
    accountId: account.id,
    communityId: at.area.community.id,
    insurance: 'organisation',
    insuredUntil: '2027-12-31',
    trained: ['lead'],
    recordedBy: at.secretary.accountId,
    recordedAt: on.clock.now(),
  });
  await on.db.insert(riskReadings).values({
    accountId: account.id,
    checkpointId: at.checkpointId,
    riskVersion: 1,
    readAt: on.clock.now(),
  });
  return account;
}

it('one morning of a secretary: who has not reported, calls, a case that climbs, a shift that lacks people, the form of the evening', async () => {
  const helper = await volunteer('刘敏');
  await on.sql`update accounts set display_name = '周书记' where id = ${at.secretary.accountId}`;
  const screen = await screenOf(at.secretary, 'zh-Hans', 1440);
  const { page } = screen;
  const sure = () => page.getByRole('dialog').getByRole('button', { name: /^确\s*定$/ });
  const later = async (minutes: number) => {
    on.clock.advance(minutes);
    await page.clock.setFixedTime(on.clock.now());
    await on.worker.runUntilIdle();
  };

  // A quarter past seven: one of three families is missing.
  await screen.go('console/now');
  const slot = page.getByRole('row', { name: /早上/ });
  await slot.getByRole('link', { name: '1', exact: true }).last().click();
  await page.waitForURL(/console\/reports/);
  await page.getByRole('heading', { name: '没报的住户' }).waitFor();
  await screen.sees(/赵爱国/);

  // She takes the call herself; what cannot be done is not offered.
  await screen.tap('button', /^分电话$/);
  await page.getByRole('combobox', { name: '谁来打' }).click();
  await page.keyboard.type('周书记');
  await page.locator('.ant-select-item-option', { hasText: '周书记' }).click();
  await page.locator('.ant-modal-title').click();
  await screen.tap('button', '先看看怎么分');
  await screen.sees('周书记：1 户');
  expect(await broken(page)).toEqual([]);
  await screen.tap('button', '就这样分');
  await screen.tap('link', '分给我的电话');
  await page.waitForURL(/console\/calls/);
  await screen.sees(/凤凰国际A区3栋2单元301室/);
  await screen.tap('button', '看号码');
  await screen.sees(/^1\d{10}$/);
  await screen.look('console-call');
  await screen.tap('button', '没人接');
  await screen.sees(/都打完了/);
  await later(31);
  await page.reload();
  await screen.sees(/打过 1 次，上次：没人接/);
  await page.getByRole('textbox', { name: /备注/ }).fill('在女儿家');
  await screen.tap('button', /^外\s*出$/);
  await screen.sees('今天打完 1 / 1');

  // Meanwhile nobody took a gas leak: it climbed, and is at the top of what nobody has.
  await later(60);
  await screen.go('console/cases?only=unanswered');
  await page
    .getByRole('link', { name: /水电气暖维修/ })
    .first()
    .click();
  await screen.sees('经过');
  await screen.sees(/已通知/);
  await screen.tap('button', '我来办');
  await screen.sees('已记下');
  await screen.tap('button', '记一笔');
  await page.getByRole('textbox', { name: '写什么' }).fill('燃气公司九点到');
  await sure().click();
  await screen.sees(/燃气公司九点到/);
  await screen.look('console-climbed');

  // Tomorrow one is missing at the gate.
  await screen.go('console/shifts/board');
  await page.locator('button', { hasText: '空位 1' }).last().click();
  await page.getByRole('combobox', { name: '选一个人' }).click();
  await page.keyboard.type('刘敏');
  await page.locator('.ant-select-item-option', { hasText: '刘敏' }).click();
  await page.getByText('可以', { exact: true }).waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^安\s*排$/ })
    .click();
  await expect
    .poll(async () => {
      const claims = await on.sql`select state from claims where account_id = ${helper.id}`;
      return claims.map(({ state }) => state);
    })
    .toEqual(['offered']);
  await screen.look('console-replanned');

  // In the evening the district wants its form, and the facts of the day fill it.
  await screen.go('console/sheets');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await fillTheForm(on, screen);
  expect(screen.errors()).toEqual([]);
});
