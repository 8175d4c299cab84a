import { shipLadders } from '@linli/services/escalation/ship-ladders';
import { describe, expect, it } from 'vitest';
import { builtMini } from '../support/built-mini.ts';
import { openProduct } from '../support/product.ts';
import { askOf, pressing, submit } from '../support/requests.ts';
import { openBrowser, type Phone } from './phone.ts';

describe('a gas leak at night that nobody answers', async () => {
  const on = await openProduct({ startsAt: '2026-11-16T15:10:00Z', h5Folder: builtMini('h5') });
  const phone = await openBrowser(on.url, on.clock);
  const area = await on.areas({
    street: 'street',
    community: ['community', 'street'],
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
  });
  await on.sql`update areas set name = case kind when 'street' then '马坡岭街道' when 'community' then '凤凰社区' when 'grid' then '第一网格'
    when 'cell' then '1-3小格' when 'building' then '3栋' else name end`;
  await shipLadders(on.base);
  const household = await on.household(area.unit, { address: '凤凰国际A区3栋2单元301室', door: '301' });
  const { personId } = await on.member(household, { name: '王秀兰', phone: '19999000101', relation: 'head' });
  const resident = await on.as({ household, personId });
  const post = async (
    name: string,
    role: 'grid-leader' | 'secretary' | 'duty-officer',
    at: { id: string },
  ) => {
    const account = await on.account({ name });
    await on.post(account.id, role, at);
    return account;
  };
  const leader = await post('周国强', 'grid-leader', area.grid);
  await post('王建民', 'secretary', area.community);
  const officer = await post('李值班', 'duty-officer', area.street);
  /** Time passes for everybody: the worker does what is due, and the phones show the same clock. */
  async function later(minutes: number, ...phones: Phone[]): Promise<void> {
    await on.worker.advance({ minutes });
    for (const each of phones) await each.page.clock.setFixedTime(on.clock.now());
  }
  /** Nothing may reload the page: what appears was told by the server. */
  const staysOpen = (each: Phone) => each.page.evaluate('window.stayed = true');
  const stayed = async (each: Phone) => expect(await each.page.evaluate('window.stayed')).toBe(true);

  it('climbs past an empty post to the grid leader and the street, comes back down, and is done; desks show it by themselves', async () => {
    // Past the empty posts to the grid leader at once, on a desk that is open.
    const zhou = await phone();
    await zhou.signIn(leader.phone ?? '');
    await zhou.go('leaders/cases/index');
    await zhou.sees('现在没有在您手上的事');
    await staysOpen(zhou);
    const body = await askOf(on, household, {
      kind: 'home-repair',
      answers: pressing['home-repair'] ?? {},
      note: '厨房里味道很大，已经开窗了',
      dangerRead: true,
    });
    expect(await submit(resident, body)).toMatchObject({ outcome: 'asked' });
    await later(0, zhou);
    await zhou.sees('水电气暖维修');
    await zhou.sees('危急');
    await zhou.sees(/没动静，就通知 社区书记 王建民/);
    await stayed(zhou);
    await zhou.look('desk', true);

    // Nobody answers: up to the street.
    const li = await phone({ dark: true });
    await later(30, zhou, li);
    await zhou.tap('tab', /我这片/);
    await li.signIn(officer.phone ?? '');
    await li.go('leaders/cases/index');
    await li.sees('水电气暖维修');
    await li.look('desk-street');
    await li.tap('button', /水电气暖维修/);
    await li.sees('厨房里味道很大，已经开窗了');
    await li.sees(/跳过 · 小格区长（1-3小格） · 没有人任职/);
    await li.look('case');

    // The street answers and hands it down; the leader sees it without asking.
    await li.tap('button', '我来办');
    await li.sees('好，这件归您办');
    await staysOpen(zhou);
    await li.tap('button', '换人负责');
    await li.tap('radio', /周国强/);
    await li.type('hand-over-reason', '已到现场附近，由网格长跟到底');
    await li.tap('button', '确定');
    await li.sees('已记下');
    await zhou.tap('tab', /我手上/);
    await zhou.sees(/周国强 在办/);
    await stayed(zhou);

    // Supervised, answered, done, and confirmed by calling back.
    await li.tap('button', '督办');
    await li.type('supervise-reason', '半小时内回复处理情况');
    await li.tap('button', '确定');
    await li.sees('已记下');
    await zhou.tap('button', /水电气暖维修/);
    await zhou.sees('半小时内回复处理情况');
    await zhou.tap('button', '回复');
    await zhou.type('answer-supervision-reason', '阀门已关，燃气公司在路上');
    await zhou.page.getByRole('dialog').getByRole('button', { name: '回复' }).click();
    await zhou.sees(/阀门已关/);
    await li.sees(/阀门已关/);
    await zhou.tap('button', '开始办');
    await zhou.sees('已记下，开始办');
    await zhou.tap('button', '办完了');
    await zhou.type('finish-reason', '换了阀门，测过不漏');
    await zhou.tap('button', '确定');
    await zhou.sees('办完了，等确认');
    await li.sees('办完了，等确认');
    await li.tap('button', '电话回访');
    await li.tap('radio', '办好了');
    await li.tap('button', '确定');
    await li.sees('已记下');
    await zhou.sees('确认办好');
    await zhou.look('case-closed');
  });
});
