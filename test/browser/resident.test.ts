import { describe, it } from 'vitest';
import { builtMini } from '../support/built-mini.ts';
import { openProduct } from '../support/product.ts';
import { roundOf } from '../support/rounds.ts';
import { openBrowser } from './phone.ts';

describe('a resident with a phone', async () => {
  const on = await openProduct({ startsAt: '2026-11-15T22:00:00Z', h5Folder: builtMini('h5') });
  const phone = await openBrowser(on.url, on.clock);
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    building: ['building', 'grid'],
    unit: ['unit', 'building'],
  });
  const household = await on.household(area.unit, { address: '凤凰A区 3栋2单元301室', door: '301' });
  const mother = await on.member(household, {
    name: '王秀兰',
    phone: '19999000001',
    birthDate: '1958-03-02',
    relation: 'head',
  });
  const son = await on.member(household, { name: '李明', birthDate: '1986-07-11', relation: 'child' });
  await roundOf(on, area.community);
  on.clock.advance(60);

  it('signs in, is found in the register, decides on consents and reports for the household', async () => {
    const grandma = await phone();
    await grandma.go('pages/sign-in/index');
    await grandma.look('sign-in');
    await grandma.signIn('19999000001');
    await grandma.sees('先找到您的家');
    await grandma.tap('button', '找我的家');
    await grandma.look('join');
    await grandma.tap('button', '用我的手机号找');
    await grandma.sees('有几项要您拿主意');
    await grandma.look('home', true);
    await grandma.tap('button', '去看看');
    await grandma.sees('健康信息');
    await grandma.look('consents');
    await grandma.page.locator('#agree-health').click();
    await grandma.sees(/10:00|同意/);
    await grandma.go();
    await grandma.tap('button', '现在填写');
    await grandma.sees('王秀兰');
    await grandma.look('report-empty');
    await grandma.type(`q-${mother.personId}-temperature`, '45');
    await grandma.tap('button', '全家都正常');
    await grandma.tap('button', '交报告');
    await grandma.sees('这个数值不可能');
    await grandma.look('report-impossible');
    await grandma.type(`q-${mother.personId}-temperature`, '36.6');
    await grandma.type(`q-${son.personId}-temperature`, '38.2');
    await grandma.look('report', true);
    await grandma.tap('button', '交报告');
    await grandma.sees('请再看一眼');
    await grandma.look('report-asked-back');
    await grandma.tap('button', '没错，就这样报');
    await grandma.sees('收到了，谢谢');
    await grandma.sees('网格长会联系您');
    await grandma.look('report-sent');
    await grandma.tap('button', '回首页');
    await grandma.sees('都报过了');
    await grandma.look('home-done');
    await grandma.tap('button', /以前的报告/);
    await grandma.sees('李明');
    await grandma.look('history');
  });

  it('keeps the evening report on the phone without a network and sends it when the net is back', async () => {
    on.clock.advance(11 * 60);
    const grandma = await phone();
    await grandma.signIn('19999000001');
    await grandma.tap('button', '现在填写');
    await grandma.sees('王秀兰');
    await grandma.type(`q-${mother.personId}-temperature`, '36.5');
    await grandma.type(`q-${son.personId}-temperature`, '37.0');
    await grandma.tap('button', '全家都正常');
    await grandma.context.setOffline(true);
    await grandma.tap('button', '交报告');
    await grandma.sees('已保存在本机，还没有发送');
    await grandma.look('report-offline');
    await grandma.tap('button', '回首页');
    await grandma.sees('1 份报告还没有发出去');
    await grandma.look('home-offline');
    await grandma.context.setOffline(false);
    await grandma.seesNot('1 份报告还没有发出去');
    await grandma.sees('都报过了');
  });
});
