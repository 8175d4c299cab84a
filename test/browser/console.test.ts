import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { webhooksOverHttps } from '@linli/services/gateways/webhooks-over-https';
import { publishSetting } from '@linli/services/settings/publish-setting';
import { Converter } from 'opencc-js';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { builtConsole } from '../support/built-console.ts';
import { openProduct } from '../support/product.ts';
import { askFor } from '../support/requests.ts';
import { onLoopback } from '../support/robot-server.ts';
import { verify, webhookReceiver } from '../support/webhook-receiver.ts';
import { atTheRegister } from './at-the-register.ts';
import { deskScreens, openPage as open } from './desk-screen.ts';
import { broken, linesOf, stickingOut } from './faults.ts';
import { fillTheForm, formsAtTheDesk } from './forms-at-the-desk.ts';
import { handedOver } from './handed-over.ts';
import { morningAtTheDesk } from './morning-at-the-desk.ts';
import { openBrowser, type Phone } from './phone.ts';
import { registerStories } from './register-stories.ts';
import { leaderLeaves, memberFindsQueue } from './somebody-leaves.ts';
import { toldOutside } from './told-outside.ts';

const app = path.resolve(import.meta.dirname, '../../apps/console');
const on = await openProduct({
  startsAt: '2026-11-15T22:00:00Z',
  consoleFolder: builtConsole(),
  gateways: { webhooks: webhooksOverHttps(pino({ level: 'silent' }), onLoopback) },
});
const at = await morningAtTheDesk(on);
const hotline = await webhookReceiver();
const { webhookId } = await toldOutside(on, at, hotline);
const { handoverId, successor, plumber } = await handedOver(on, at);
const register = await atTheRegister(on, at);
const { templateId } = await formsAtTheDesk(on, at);
const openScreen = await openBrowser(on.url, on.clock);

const screenOf = deskScreens(openScreen);

describe('every page of the console', async () => {
  const pages = [
    'now',
    'cases',
    `cases?kind=request&id=${at.caseId}`,
    `cases/request/${at.caseId}`,
    `cases/alert/${at.alertId}`,
    'waiting',
    'requests?open=true',
    'alerts',
    'reports',
    'calls',
    'shifts',
    `shifts/${at.shiftId}`,
    'shifts/board',
    'shifts/people',
    'shifts/settle',
    'shifts/demand',
    'shifts/rosters',
    `shifts/rosters/${at.rosterId}`,
    'now?layer=gaps&view=table',
    ...register.pages,
    'register/imports',
    'people',
    'people?view=doubts',
    `people/${at.leader.accountId}`,
    `people/${at.leader.accountId}/handover`,
    `handovers/${handoverId}`,
    'teams',
    `teams/utilities-team/${at.area.community.id}`,
    'audit',
    'settings',
    'settings?setting=kind',
    'settings?setting=ladder',
    'settings?setting=roles',
    'tokens',
    'sheets',
    `sheets/${templateId}`,
    `sheets/${templateId}?tab=mapping`,
    'webhooks',
    `webhooks/${webhookId}`,
    'nowhere',
  ];
  /** One screen for each view, opened by the first test that looks. */
  const kept = new Map<string, Promise<Phone>>();
  const view = (name: string, opened: () => Promise<Phone>) => {
    const screen = kept.get(name) ?? opened();
    kept.set(name, screen);
    return screen;
  };
  const narrowly = () => view('narrow', () => screenOf(at.secretary, 'en', 1024));
  const traditionally = () => view('traditional', () => screenOf(at.secretary, 'zh-Hant'));
  const toTraditional = Converter({ from: 'cn', to: 'tw' });
  /** What the test itself wrote into the register, and names of languages. */
  const written =
    /王秀兰|李明|孙小梅|申请人|花名册|住址|姓名|手机号|及早发现发热的人|赵爱国|账号\d+|账\*\*|突发公共卫生事件应急条例第四十条|凤凰国际A区3栋2单元\d+室|凤凰社区|第一网格|1-3小格|3栋|等燃气公司到场|半小时内回复|东门岗亭旁|东门|见人扫码|夜里冷，路滑|王网格|刘格长|张师傅|李师傅|陈接手|调走了|三楼老人每天要问一声|12345 热线|简体中文|繁體中文/gu;
  const right = /鄰里/g;

  it('are looked at, all that the console has', () => {
    const folder = path.join(app, 'src/routes');
    const sources = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    const routes = [...sources.join('\n').matchAll(/^ {2}path: '([^']+)'/gm)].flatMap(([, route = '']) =>
      route === '/' ? [] : [route],
    );
    expect(routes.length).toBeGreaterThan(30);
    /** What the router takes an address for: whatever names more of it comes first. */
    const routeOf = (address: string) =>
      routes
        .toSorted((a, b) => a.split('$').length - b.split('$').length)
        .find((route) => new RegExp(`^${route.replace(/\$\w+/g, '[^/]+')}$`).test(address));
    // Signing in is acted below; the second factor stands in front of a desk that demands one.
    const looked = [...pages.map((page) => page.replace(/\?.*/, '')), 'sign-in', 'second-factor'].map(
      routeOf,
    );
    expect(routes.filter((route) => !looked.includes(route))).toEqual([]);
  });

  it.each(pages)(
    '%s breaks no rule of WCAG 2.2 AA in light and in dark, is whole at 1024 px, and is in English and in Traditional Chinese, all of it',
    async (address) => {
      const [usual, narrow] = [await traditionally(), await narrowly()];
      await open(usual, address);
      const simplified = (await linesOf(usual.page)).filter((line) => {
        const ours = line.replace(written, '').replace(right, '');
        return toTraditional(ours) !== ours;
      });
      await usual.page.emulateMedia({ colorScheme: 'light' });
      const faults = (await broken(usual.page)).map((fault) => `light: ${fault}`);
      const name = `console-${address
        .replace(/\?.*/, '')
        .replace(/[0-9a-f-]{36}/g, 'one')
        .replaceAll('/', '-')}`;
      await usual.look(name);
      await usual.page.emulateMedia({ colorScheme: 'dark' });
      faults.push(...(await broken(usual.page, ['color-contrast'])).map((fault) => `dark: ${fault}`));
      await usual.look(`${name}-dark`);
      await open(narrow, address);
      faults.push(...(await stickingOut(narrow.page)));
      const chinese = (await linesOf(narrow.page)).filter((line) =>
        /\p{Script=Han}/u.test(line.replace(written, '')),
      );
      expect([...faults, ...chinese, ...simplified, ...usual.errors(), ...narrow.errors()]).toEqual([]);
    },
  );
});

describe('a secretary at the desk', () => {
  it('signs in by keyboard, sees what is open, and hears of a new request without asking', async () => {
    const screen = await openScreen({ desk: true });
    const { page } = screen;
    await screen.go('console/requests?open=true');
    await page.waitForURL(/sign-in/);
    expect(await broken(page)).toEqual([]);
    await screen.look('console-sign-in');
    await page.keyboard.type(at.secretary.phone ?? '');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await screen.tap('button', '填入');
    await screen.tap('button', /^登\s*录$/);
    await screen.sees('请先读一读告知，再打勾。');
    await screen.tap('checkbox', /我读过并同意/);
    await screen.tap('button', /^登\s*录$/);
    // Where one wanted to go, not the first page.
    await page.waitForURL(/console\/requests/);
    await page.getByRole('heading', { name: '求助' }).waitFor();

    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.waitForURL(/console\/now/);
    await page.keyboard.press('?');
    await screen.sees('键盘快捷键');
    expect(await broken(page)).toEqual([]);
    await page.keyboard.press('Escape');

    const total = page.getByRole('link', { name: /^合计：/ });
    const before = Number(await total.textContent());
    await askFor(on, at.homes.ill, { kind: 'rubbish' });
    await expect.poll(async () => Number(await total.textContent())).toBe(before + 1);
    await total.click();
    await screen.sees('代倒垃圾');
    expect(await page.locator('tbody tr').count()).toBe(before + 1);
    expect(screen.errors()).toEqual([]);
  });

  it('keeps a filter under a name, and has it when the list is opened again', async () => {
    const screen = await screenOf(at.secretary);
    const { page } = screen;
    await open(screen, 'alerts?level=danger');
    await screen.tap('button', '存下这个筛选');
    await page.getByRole('textbox', { name: '叫什么' }).fill('马上要看的');
    await screen.tap('checkbox', '打开这个列表时先用它');
    expect(await broken(page)).toEqual([]);
    await screen.tap('button', /^存\s*下$/);
    await page.getByRole('button', { name: '马上要看的（默认）' }).waitFor();
    await open(screen, 'alerts');
    await page.waitForURL(/level=danger/);
    await screen.tap('button', '全部');
    await page.waitForURL((address) => !address.search.includes('level'));
    await screen.look('console-filters');
    expect(await broken(page)).toEqual([]);
    await screen.tap('button', '马上要看的（默认）');
    await screen.tap('button', '删掉“马上要看的”');
    await screen.seesNot('马上要看的（默认）');
    expect(screen.errors()).toEqual([]);
  });

  it('takes a case from the queue, and decides what was asked for', async () => {
    const screen = await screenOf(at.secretary);
    await open(screen, 'cases');
    await screen.page
      .getByRole('link', { name: /水电气暖维修/ })
      .first()
      .click();
    await screen.sees('经过');
    await open(screen, `cases/request/${at.caseId}`);
    await screen.sees(/等燃气公司到场/);
    await screen.tap('button', /^批\s*准$/);
    await screen.page.getByRole('textbox').fill('同意，今天之内');
    await screen.tap('button', /^确\s*定$/);
    await screen.sees('已批准');
    await screen.sees(/同意，今天之内/);
    await screen.look('console-plea-granted');
  });
});

it('a secretary has another system told, sees the secret once, and that the test arrived', async () => {
  const bureau = await webhookReceiver();
  const screen = await screenOf(at.secretary);
  const { page } = screen;
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await open(screen, 'webhooks');
  await screen.tap('button', '增加推送地址');
  await screen.tap('button', /^确\s*定$/);
  await screen.sees('至少选一种');
  await field('推送给谁').fill('区数据局');
  await field('推送地址').fill('http://169.254.169.254/');
  await screen.tap('checkbox', /求助提交/);
  expect(await broken(page)).toEqual([]);
  await screen.look('console-webhook-add');
  await screen.tap('button', /^确\s*定$/);
  await screen.sees(/不在公网上/);
  await field('推送地址').fill(bureau.url);
  await screen.tap('button', /^确\s*定$/);
  await screen.sees('签名密钥，只显示这一次');
  const secret = (await page.locator('.secret').textContent()) ?? '';
  await screen.look('console-webhook-secret');
  await screen.tap('button', '记好了，关闭');
  await page.getByRole('link', { name: '区数据局' }).click();
  await screen.sees('没有记录');
  await screen.tap('button', '试发一条');
  await screen.sees(/等待推送/);
  await on.worker.runUntilIdle();
  await screen.sees(/对方已收下/);
  await screen.look('console-webhook-log');
  const [got] = bureau.received;
  expect(got && verify(secret, got, on.clock.now())).toMatchObject({ type: 'webhook.test' });
});

it('a limit is changed, compared and taken back, and both stand in the audit', async () => {
  const screen = await screenOf(at.secretary);
  const { page } = screen;
  const rest = page.getByRole('spinbutton', { name: '两班之间休息（分钟）' });
  const send = async (reason: string) => {
    await page.getByRole('textbox', { name: /为什么/ }).fill(reason);
    await screen.tap('button', /^确\s*定$/);
    await screen.sees('已记下');
  };
  await open(screen, 'settings?setting=shift-rules');
  await screen.tap('button', /^修\s*改$/);
  await rest.fill('600');
  await rest.blur();
  await page.getByRole('row', { name: '两班之间休息（分钟） 660 600' }).waitFor();
  await screen.look('console-setting-changed');
  await screen.tap('button', /^发\s*布$/);
  await send('值守的人不够');
  await page.getByRole('row', { name: /第 1 版.*值守的人不够/ }).waitFor();

  await screen.tap('button', /^修\s*改$/);
  await rest.fill('480');
  await rest.blur();
  // Somebody else was faster: what they changed is shown, and nothing is written over.
  await at.secretary.do(publishSetting, {
    setting: 'shift-rules',
    areaId: at.area.community.id,
    key: '',
    value: { ...shippedRules, restMinutes: 540 },
    reason: '折中',
    base: 1,
  });
  await screen.tap('button', /^发\s*布$/);
  await page.getByRole('textbox', { name: /为什么/ }).fill('再短一点');
  await screen.tap('button', /^确\s*定$/);
  await screen.sees('您修改的时候，这项设置已经有了第 2 版。下面是别人改的：');
  await page.getByRole('row', { name: '两班之间休息（分钟） 600 540' }).waitFor();
  expect(await broken(page)).toEqual([]);
  await screen.look('console-setting-overtaken');
  await screen.tap('button', '不改了');

  await screen.tap('button', '和现在的比较 第 1 版');
  await page.getByRole('row', { name: '两班之间休息（分钟） 600 540' }).waitFor();
  await screen.tap('button', '恢复这一版 第 1 版');
  await send('大家吃不消');
  await page.getByRole('row', { name: /第 3 版.*大家吃不消/ }).waitFor();
  expect(await rest.inputValue()).toBe('600');

  await open(screen, 'audit?group=settings');
  for (const reason of ['值守的人不够', '折中', '大家吃不消'])
    await page.getByRole('row', { name: new RegExp(`修改值守限度.*${reason}`) }).waitFor();
});

it('an inspector reads and is offered nothing to do; a resident is told that the desk is not for them', async () => {
  const inspector = await screenOf(at.inspector);
  await open(inspector, `cases/request/${at.caseId}`);
  await inspector.sees('经过');
  expect(await inspector.page.locator('main').getByRole('button').count()).toBe(0);
  await open(inspector, `webhooks/${webhookId}`);
  await inspector.sees('12345 热线');
  expect(await inspector.page.locator('main').getByRole('button').count()).toBe(0);
  await open(inspector, `people/${at.leader.accountId}`);
  await inspector.sees('负责的求助');
  expect(await inspector.page.locator('main').getByRole('button').count()).toBe(0);
  expect(await inspector.page.getByRole('link', { name: '交接', exact: true }).count()).toBe(0);
  const resident = await screenOf(at.homes.ill.resident);
  await open(resident, 'now');
  await resident.sees('您现在没有可以用工作台的岗位');
});

describe('a form for the district', () => {
  it('is uploaded, the check names the cell that nothing fills, and once that is mapped it is filled and downloaded', async () => {
    const screen = await screenOf(at.secretary);
    await open(screen, 'sheets');
    await fillTheForm(on, screen);
    expect(screen.errors()).toEqual([]);
  });
});

describe('somebody leaves', () => {
  it('the secretary chooses who follows, sees what stands against it, and hands everything over in one step', () =>
    leaderLeaves({ screenOf, open }, { ...at, successor }));

  it('a member of a team finds what was sent to it, and nothing else of the desk', async () =>
    memberFindsQueue({ screenOf, open }, await on.as(plumber)));
});

registerStories({ on, at, register, screenOf });
