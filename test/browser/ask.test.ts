import { joinByPhone } from '@linli/services/people/join-by-phone';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { describe, expect, it } from 'vitest';
import { builtMini } from '../support/built-mini.ts';
import { openProduct } from '../support/product.ts';
import { openBrowser, type Phone } from './phone.ts';

describe('out of food', async () => {
  const on = await openProduct({ startsAt: '2026-11-16T01:00:00Z', h5Folder: builtMini('h5') });
  await shipKinds(on.base);
  const phone = await openBrowser(on.url, on.clock);
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
  });
  const home = await on.household(area.unit, { address: '凤凰A区3栋2单元301室', door: '301' });
  await on.member(home, { name: '王秀兰', phone: '19999000001', birthDate: '1950-03-02', relation: 'head' });
  const beside = await on.household(area.unit, { address: '凤凰A区3栋2单元303室', door: '303' });
  await on.member(beside, { name: '李明', phone: '19999000002', birthDate: '1990-07-11', relation: 'head' });
  const volunteer = await on.account({ phone: '19999000002', name: '李明' });
  await on.post(volunteer.id, 'volunteer', area.community);
  // Found by the phone in the register, so that it is known which door is theirs.
  await (await on.as(volunteer)).do(joinByPhone, {});
  await on.as({ role: 'grid-leader', area: area.grid });

  let grandma: Phone;
  let helper: Phone;

  it('a resident asks for shopping, line by line, and is told by when', async () => {
    grandma = await phone();
    await grandma.signIn('19999000001');
    await grandma.tap('button', '找我的家');
    await grandma.tap('button', '用我的手机号找');
    await grandma.tap('button', '我要求助');
    await grandma.sees('要帮什么忙？');
    await grandma.look('ask');
    await grandma.tap('button', '代买东西');
    await grandma.sees('要买什么');
    await grandma.tap('button', /^求助$/);
    await grandma.sees('请填写');
    await grandma.look('ask-form-missing');
    await grandma.type('line-0', '3 斤水多的梨\n5 升矿泉水\n盐');
    await grandma.page.locator('#line-2 textarea').waitFor();
    await grandma.tap('radio', '没有了');
    await grandma.look('ask-form');
    await grandma.tap('button', /^求助$/);
    await grandma.sees('发出去以前看一眼');
    await grandma.sees(/最晚 .* 前办好/);
    await grandma.look('ask-review');
    await grandma.tap('button', '发出去');
    await grandma.sees('收到了，正在找人');
    await grandma.look('ask-sent');
    await grandma.tap('button', '看进展');
    await grandma.sees('正在找人帮您');
    await grandma.look('request', true);
    // Nobody asks twice: what is open is shown first.
    await grandma.go('pages/ask/index');
    await grandma.tap('button', '代买东西');
    await grandma.sees('这件事已经在办了');
    await grandma.look('ask-same');
  });

  it('a neighbour on duty is asked with the reason and a timer, and takes it', async () => {
    helper = await phone();
    await helper.signIn('19999000002');
    await helper.sees('接单和附近的求助');
    await helper.look('home-volunteer');
    await helper.go('volunteers/duty/index');
    await helper.tap('switch', '没有接单');
    await helper.sees('打开了，谢谢您');
    await helper.look('duty');
    await on.worker.runUntilIdle();
    await helper.go();
    await helper.sees('想请您帮忙：代买东西');
    await helper.tap('button', '看一看');
    await helper.sees('离您隔 2 户');
    await helper.look('offer');
    await helper.tap('button', '我来');
    await helper.sees('看门牌和电话');
    await helper.look('errand-taken');
    await helper.tap('button', '看门牌和电话');
    await helper.sees('凤凰A区3栋2单元301室');
    await helper.tap('button', '出发，开始办');
    await helper.sees('3 斤水多的梨');
    await helper.look('errand', true);
    await grandma.go('pages/requests/index');
    await grandma.tap('button', /代买东西/);
    await grandma.sees('正在办');
    await grandma.sees('李明');
    await grandma.look('request-under-way');
  });

  it('lines are ticked, another thing is asked for and answered, the receipt is written down', async () => {
    await helper.tap('button', '3 斤水多的梨：买到了');
    await helper.sees('买到了');
    await helper.tap('button', '5 升矿泉水：没有，问能不能换');
    await helper.type('instead-text', '4 升装的，一样的牌子');
    await helper.look('errand-instead');
    await helper.tap('button', '问对方');
    await helper.sees('在等对方回答');
    await grandma.go('pages/requests/index');
    await grandma.tap('button', /代买东西/);
    await grandma.sees('没有“5 升矿泉水”。换成“4 升装的，一样的牌子”行吗？');
    await grandma.look('request-replacement');
    await grandma.tap('button', '行，就换它');
    await grandma.sees('换了别的');
    await grandma.type('talk-text', '谢谢，门口有个筐');
    await grandma.tap('button', '发送');
    await grandma.sees('谢谢，门口有个筐');
    await helper.page.reload();
    await helper.sees('换了别的');
    await helper.sees('谢谢，门口有个筐');
    await helper.tap('button', '盐：没买到');
    await helper.type('amount', '42.5');
    await helper.tap('button', '记下来');
    await helper.sees('42.50');
    await helper.look('errand-receipt');
    await helper.tap('button', /^办完了$/);
    await helper.type('finish-note', '放在门口的筐里了');
    await helper.look('errand-finish');
    await helper.page.locator('#finish-go').click();
    await helper.sees('谢谢您！等对方确认。');
  });

  it('the resident confirms and rates, and the hours are written down', async () => {
    await grandma.page.reload();
    await grandma.sees('办好了吗？');
    await grandma.look('request-done');
    await grandma.tap('button', '办好了');
    await grandma.sees('谢谢您告诉我们');
    await grandma.tap('button', /^评价$/);
    await grandma.sees('请选几颗星');
    await grandma.tap('radio', '5 星：很满意');
    await grandma.look('request-rate');
    await grandma.tap('button', /^评价$/);
    await grandma.sees('您评了 5 星');
    await grandma.look('request-closed');
    await helper.go('volunteers/hours/index');
    await helper.sees('帮忙');
    await helper.look('hours');
  });

  it('where life may be in danger it says whom to call before anything is sent', async () => {
    await grandma.go('pages/ask/index');
    await grandma.tap('button', '送医院');
    await grandma.tap('radio', /^是$/);
    await grandma.sees('先打电话，再来求助');
    await grandma.look('ask-danger');
    await grandma.tap('button', '没有危险，继续求助');
    await grandma.seesNot('先打电话，再来求助');
    await grandma.go('pages/ask/index');
    await grandma.tap('button', '送医院');
    await grandma.sees('上次没发的内容还在');
  });

  it('without a network the request stays on the phone and goes out when the net is back', async () => {
    await grandma.go('pages/ask/index');
    await grandma.tap('button', '代倒垃圾');
    await grandma.sees('代倒垃圾');
    await grandma.type('q-bags', '2');
    await grandma.type('q-days', '1');
    await grandma.tap('button', /^求助$/);
    // What is missing comes into sight.
    const inSight =
      "(() => { const box = document.querySelector('#q-leaks-field').getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight })()";
    await expect.poll(() => grandma.page.evaluate(inSight)).toBe(true);
    await grandma.tap('radio', /^否$/);
    await grandma.context.setOffline(true);
    await grandma.tap('button', /^求助$/);
    await grandma.sees('现在连不上网');
    await grandma.look('ask-offline-review');
    await grandma.tap('button', '发出去');
    await grandma.sees('已保存在本机，还没有发出');
    await grandma.look('ask-offline');
    await grandma.tap('button', '回首页');
    await grandma.sees('“代倒垃圾”还没有发出去');
    await grandma.context.setOffline(false);
    await grandma.sees(/“代倒垃圾”收到了，编号/);
    await grandma.look('home-asked');
    await grandma.tap('button', '看进展');
    await grandma.tap('button', '不用帮了，取消');
    await grandma.sees('取消这个求助？');
    await grandma.look('request-cancel');
    await grandma.tap('button', '取消求助');
    await grandma.sees('已经取消');
  });
});
