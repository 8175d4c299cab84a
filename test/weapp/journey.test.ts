import { submissions } from '@linli/db/reports/tables';
import { wechatGateway } from '@linli/services/gateways/wechat';
import { ledgerFollower } from '@linli/services/reports/ledger-follower';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { beforeAll, expect, it } from 'vitest';
import { builtMini } from '../support/built-mini.ts';
import { openProduct } from '../support/product.ts';
import { roundOf } from '../support/rounds.ts';
import { stage } from '../support/stage.ts';
import { wechatServer } from '../support/wechat-server.ts';
import { Host, type WxAnswer, type WxRequest } from './host.ts';
import { Screen } from './screen.ts';

const folder = builtMini('weapp');
const wechat = await wechatOf();
const product = await openProduct({
  startsAt: '2026-11-15T22:00:00Z',
  followers: [ledgerFollower],
  gateways: { wechat: wechat.gateway },
});
const { db, clock } = product;

/** What stands before the first slot: a household of two whose register entry carries a phone number, and a round. */
const phone = product.phone();
beforeAll(async () => {
  const { community, unit } = await product.areas({
    community: 'community',
    grid: ['grid', 'community'],
    building: ['building', 'grid'],
    unit: ['unit', 'building'],
  });
  const household = await product.household(unit, { address: '凤凰国际 1 栋 2 单元 301' });
  await product.member(household, { name: '王秀兰', phone, relation: 'head' });
  await product.member(household, { name: '张建国', relation: 'spouse' });
  await roundOf(product, community);
  clock.set(new Date('2026-11-16T07:30:00+08:00'));
});

/** The phone: what it has kept lasts longer than the app. */
const storage = new Map<string, unknown>();
let network = true;
let app: { host: Host; screen: Screen };

function openApp(): void {
  const host = new Host(folder, {
    storage,
    request,
    now: () => clock.now().getTime(),
    answers: { login: () => ({ code: wechat.server.loginCode('o-wang') }) },
  });
  host.launch();
  app = { host, screen: new Screen(host) };
}

async function request({ url, method = 'GET', header, data }: WxRequest): Promise<WxAnswer> {
  if (!network) return { fail: 'timeout' };
  const { pathname, search } = new URL(url);
  const body = method === 'GET' || data === undefined ? {} : { body: String(data) };
  const answer = await fetch(`${product.url}${pathname}${search}`, {
    method,
    headers: header ?? {},
    ...body,
  });
  return { statusCode: answer.status, data: await answer.json(), header: Object.fromEntries(answer.headers) };
}

/** The gateway reads its token from a database of its own, which the product then uses. */
async function wechatOf() {
  const { base, db } = await stage();
  const server = await wechatServer(base.clock);
  const { appId, secret, url } = server;
  const gateway = wechatGateway({
    app: { appId, secret, api: url },
    db,
    clock: base.clock,
    vault: base.vault,
    log: base.log,
  });
  return { server, gateway };
}

it('asks for the privacy notice first, then signs in with WeChat and takes its phone number', async () => {
  openApp();
  const { screen } = app;
  await screen.until(() => screen.byId('sign-in-wechat'), 'the sign-in page');
  screen.tap('sign-in-wechat');
  await screen.sees('请先读一读告知');
  screen.tap('agree-yes');
  await screen.until(() => screen.byId('sign-in-wechat').element.tag === 'button');
  screen.fire(screen.byId('sign-in-wechat'), 'agreeprivacyauthorization');
  await screen.until(() => screen.byId('give-phone'), 'the phone button');
  screen.fire(screen.byId('give-phone'), 'getphonenumber', { code: wechat.server.phoneCode(phone) });
  await screen.until(() => screen.byId('join-go'), 'home');
});

it('finds the home by the number the register knows', async () => {
  const { screen } = app;
  screen.tap('join-go');
  await screen.until(() => screen.byId('join-by-phone'));
  screen.tap('join-by-phone');
  await screen.until(() => screen.byId('fill-in'), 'what to do now');
  expect(screen.text()).toContain('还差 2 人');
});

it('asks nothing about health before somebody agrees to it', async () => {
  const { screen } = app;
  screen.tap('fill-in');
  await screen.sees('没有同意这类信息');
  screen.tap('back');
  await screen.until(() => screen.byId('consents-go'));
  screen.tap('consents-go');
  await screen.until(() => screen.byId('agree-health'));
  screen.tap('agree-health');
  await screen.until(() => screen.byId('withdraw-health'));
  screen.tap('back');
  await screen.until(() => screen.byId('fill-in'));
});

it('reports for the whole household: all normal by one tap, temperatures taken', async () => {
  const { screen } = app;
  screen.tap('fill-in');
  await screen.until(() => screen.byId('all-normal'), 'the form');
  screen.tap('all-normal');
  await screen.sees('其他都正常');
  screen.tap('send');
  await screen.sees('还有 2 处没填好');
  await takeTemperatures(screen, ['36.4', '367']);
  screen.tap('send');
  await screen.sees('收到了，谢谢');
  expect(await sent()).toHaveLength(1);
  screen.tap('sent-home');
  await screen.sees('都报过了，谢谢');
});

it('asks back about a fever beside "feels well", and says what to do', async () => {
  clock.set(new Date('2026-11-16T18:00:00+08:00'));
  openApp();
  const { screen } = app;
  await screen.until(() => keptSheets().includes('2026-11-16 evening'), 'the form of the evening');
  screen.tap('fill-in');
  await screen.until(() => screen.byId('all-normal'), 'the form');
  screen.tap('all-normal');
  await takeTemperatures(screen, ['36.5', '38.4']);
  screen.tap('send');
  await screen.until(() => screen.byId('ask-confirm'), 'the question');
  screen.tap('ask-confirm');
  await screen.sees('收到了，谢谢');
  await screen.sees('体温偏高');
  expect(await sent()).toHaveLength(2);
});

it('keeps a report without network, survives being closed, and sends it once when the network is back', async () => {
  clock.set(new Date('2026-11-17T07:00:00+08:00'));
  openApp();
  await app.screen.sees('还差 2 人');
  await app.screen.until(
    () => [...storage.keys()].some((key) => key.startsWith('kept:sheet:')),
    'the kept form',
  );
  network = false;
  openApp();
  const offline = app.screen;
  await offline.until(() => offline.byId('fill-in'));
  offline.tap('fill-in');
  const opened = JSON.stringify(app.host.top.self.options);
  const kept = [...storage.keys()].join();
  await offline.until(
    () => offline.byId('all-normal'),
    `the form without network (${opened}; kept: ${kept})`,
  );
  offline.tap('all-normal');
  await takeTemperatures(offline, ['36.6', '36.9']);
  offline.tap('send');
  await offline.sees('已保存在本机，还没有发送');
  expect(await sent()).toHaveLength(2);

  openApp();
  await app.screen.sees('有 1 份报告还没有发出去');
  network = true;
  app.host.emit('NetworkStatusChange', { isConnected: true, networkType: 'wifi' });
  app.screen.tap('unsent-now');
  await app.screen.until(() => !app.screen.has('unsent'), 'nothing left to send');
  expect(await sent()).toHaveLength(3);
  expect(app.host.errors).toEqual([]);
});

it('asks for shopping: a list with line breaks is taken apart, and the answer says by when', async () => {
  await shipKinds(product.base);
  openApp();
  const { screen } = app;
  await screen.until(() => screen.byId('to-ask'), 'home');
  screen.tap('to-ask');
  await screen.until(() => screen.byId('kind-shopping'), 'the pictures of the kinds');
  screen.tap('kind-shopping');
  await screen.until(() => screen.byId('line-0'), 'the list');
  screen.type('line-0', '3 斤水多的梨\n5 升矿泉水');
  await screen.until(
    () => screen.byId('line-1').element.attributes.value === '5 升矿泉水',
    'the second line',
  );
  screen.tap('q-food-left-none');
  await screen.until(() => screen.byId('q-food-left-none').element.attributes['aria-checked'] === 'true');
  screen.tap('ask-send');
  await screen.until(() => screen.byId('review-send'), 'the promise');
  expect(screen.text()).toMatch(/最晚 .* 前办好/);
  screen.tap('review-send');
  await screen.sees('收到了，正在找人');
  screen.tap('sent-see');
  await screen.sees('正在找人帮您');
  expect(app.host.errors).toEqual([]);
});

async function takeTemperatures(screen: Screen, typed: string[]): Promise<void> {
  await screen.sees('其他都正常');
  const boxes = await screen.until(() => {
    const found = screen
      .tags('input')
      .filter(({ attributes }) => String(attributes.id).endsWith('-temperature'));
    return found.length === typed.length ? found : undefined;
  }, 'the temperatures');
  for (const [index, value] of typed.entries()) {
    const id = String(boxes[index]?.attributes.id);
    screen.type(id, value);
    await screen.until(() => String(screen.byId(id).element.attributes.value).length >= 4);
  }
}

/** Slots whose form the phone has kept. */
function keptSheets(): string {
  const kept = [...storage].filter(([key]) => key.startsWith('kept:sheet:'));
  return kept
    .map(([, sheet]) => (sheet as { slot: { day: string; part: string } }).slot)
    .map(({ day, part }) => `${day} ${part}`)
    .join();
}

const sent = () => db.select({ clientId: submissions.clientId }).from(submissions);
