import { describe, it } from 'vitest';
import { builtMini } from '../support/built-mini.ts';
import { openProduct } from '../support/product.ts';
import { reportOf, roundOf, send, slotOf, well } from '../support/rounds.ts';
import { openBrowser } from './phone.ts';

describe('a grid leader and a volunteer at seven in the morning', async () => {
  const on = await openProduct({ startsAt: '2026-11-15T22:00:00Z', h5Folder: builtMini('h5') });
  const phone = await openBrowser(on.url, on.clock);
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
  });
  const families = ['王秀兰', '李明', '赵爱国', '陈静'];
  const homes = await Promise.all(
    families.map(async (name, at) => {
      const household = await on.household(area.unit, {
        address: `凤凰A区 3栋2单元${at + 1}01室`,
        door: `${at + 1}01`,
      });
      const head = await on.member(household, { name, phone: `1999900010${at}`, relation: 'head' });
      return {
        household,
        head: head.personId,
        reporter: await on.as({ household, personId: head.personId }),
      };
    }),
  );
  await on.sql`update areas set name = case kind when 'grid' then '第一网格' when 'cell' then '1-1小格' when 'building' then '3栋' else name end`;
  const round = await roundOf(on, area.community);
  const leader = await on.account({ name: '周网格长' });
  await on.post(leader.id, 'grid-leader', area.grid);
  const volunteer = await on.account({ name: '孙志愿者' });
  await on.post(volunteer.id, 'volunteer', area.grid);
  on.clock.advance(60);
  const morning = await slotOf(on, round.roundId, '2026-11-16', 'morning');
  const [first, second] = homes;
  if (!first || !second) throw new Error('families are missing');
  await send(first.reporter, reportOf(on, morning, first.household, { [first.head]: well() }));
  await send(
    second.reporter,
    reportOf(on, morning, second.household, {
      [second.head]: {
        temperature: { celsius: 38.4, at: 'armpit' },
        'feels-well': false,
        symptoms: ['cough'],
      },
    }),
  );

  it('the leader sees who has reported, who needs a look and who is missing, reminds and splits the calls', async () => {
    const zhou = await phone();
    await zhou.signIn(leader.phone ?? '');
    await zhou.tap('button', '去工作台');
    await zhou.sees('还差 2 人没报');
    await zhou.sees('发热');
    await zhou.look('leader-home');
    await zhou.tap('button', /填报情况/);
    await zhou.sees('下面各处');
    await zhou.look('coverage', true);
    await zhou.tap('button', /看谁没报/);
    await zhou.sees('赵爱国');
    await zhou.sees('陈静');
    await zhou.seesNot('王秀兰');
    await zhou.look('gaps');
    await zhou.tap('button', '提醒没报的人');
    await zhou.tap('button', '发提醒');
    await zhou.sees('已提醒 2 户');
    await zhou.tap('button', '分电话');
    await zhou.sees('孙志愿者');
    await zhou.tap('checkbox', /孙志愿者/);
    await zhou.tap('button', '先看看怎么分');
    await zhou.sees('共分 2 户');
    await zhou.look('split-calls');
    await zhou.tap('button', '就这样分');
    await zhou.sees('分好了，共 2 户');
  });

  it('the volunteer sees one household at a time, and the number only on asking; no answer brings the next one', async () => {
    const sun = await phone();
    await sun.signIn(volunteer.phone ?? '');
    await sun.go('leaders/calls/index');
    await sun.sees('找 赵爱国');
    await sun.look('calls', true);
    await sun.seesNot('19999000102');
    await sun.tap('button', /打电话/);
    await sun.sees('19999000102');
    await sun.tap('button', '没人接');
    await sun.sees('找 陈静');
    await sun.look('calls-next');
  });

  it('the leader takes the alert in hand and says what was done', async () => {
    const zhou = await phone();
    on.clock.advance(2);
    await zhou.signIn(leader.phone ?? '');
    await zhou.go('leaders/alerts/index');
    await zhou.sees('38.4');
    await zhou.tap('button', '我来办');
    await zhou.sees('好，这件归您办');
    await zhou.look('alerts');
    await zhou.tap('tab', '有人在办');
    await zhou.sees('38.4');
    await zhou.tap('button', '办完了');
    await zhou.tap('button', '已陪同就医');
    await zhou.look('alert-resolve');
    await zhou.page.getByRole('dialog').getByRole('button', { name: '办完了' }).click();
    await zhou.sees('已记下，办完了');
  });
});
