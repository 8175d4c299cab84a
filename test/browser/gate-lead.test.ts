import { availabilities } from '@linli/db/rosters/tables';
import { clearances, riskReadings } from '@linli/db/shifts/duty-tables';
import { describe, expect, it } from 'vitest';
import { builtMini } from '../support/built-mini.ts';
import { openProduct } from '../support/product.ts';
import { dutyAtTheGate } from './at-the-gate.ts';
import { openBrowser } from './phone.ts';

describe('the grid leader and the gate', async () => {
  // A Monday, a quarter past seven in the morning.
  const on = await openProduct({ startsAt: '2026-11-15T23:15:00Z', h5Folder: builtMini('h5') });
  const phone = await openBrowser(on.url, on.clock);
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    building: ['building', 'grid'],
    unit: ['unit', 'building'],
  });
  await on.sql`update areas set name = case kind when 'community' then '凤凰社区' when 'grid' then '第一网格' else name end`;
  const household = await on.household(area.unit);
  const leaderAccount = await on.account({ name: '周国强' });
  await on.post(leaderAccount.id, 'grid-leader', area.grid);
  async function volunteer(name: string) {
    const { id: accountId } = await on.account({ name });
    await on.post(accountId, 'volunteer', area.grid);
    const { personId } = await on.member(household, { name, birthDate: '1985-03-01' });
    await on.join(accountId, household, { personId });
    return { accountId };
  }
  const wang = await volunteer('王秀兰');
  const li = await volunteer('李明');
  const zhao = await volunteer('赵爱国');
  await dutyAtTheGate(on, { id: area.grid.id, communityId: area.community.id }, [wang, li]);
  const clear = ({ accountId }: { accountId: string }) =>
    on.db.insert(clearances).values({
      accountId,
      communityId: area.community.id,
      insurance: 'own',
      insuredUntil: '2027-12-31',
      trained: [],
      recordedBy: leaderAccount.id,
      recordedAt: on.clock.now(),
    });
  await clear(zhao);
  const readRisks = (checkpointId: string, { accountId }: { accountId: string }) =>
    on.db.insert(riskReadings).values({ accountId, checkpointId, riskVersion: 1, readAt: on.clock.now() });
  const byDay = { from: '06:00', until: '18:00' };
  const evening = { from: '17:00', until: '01:00' };
  const comesAt = ({ accountId }: { accountId: string }, span: typeof evening) =>
    on.db.insert(availabilities).values({
      accountId,
      patterns: [{ days: 'every', ...span }],
      notOwnBuilding: false,
      updatedAt: on.clock.now(),
    });
  /** Twenty more for the new gate, by turns by day and in the evening: in the small hours only 赵爱国 has time. */
  async function moreVolunteers() {
    const [{ id: checkpointId } = { id: '' }] = await on.sql<{ id: string }[]>`
      select id from checkpoints where name = '西门'`;
    const names =
      '陈静 林芳 黄磊 何伟 高敏 郑丽 谢军 罗强 梁燕 宋杰 唐娟 许涛 邓明霞 冯超 韩梅 曹勇 彭秀英 曾平 萧玲 田刚';
    for (const [at, name] of names.split(' ').entries()) {
      const one = await volunteer(name);
      await clear(one);
      await readRisks(checkpointId, one);
      await comesAt(one, at % 2 === 0 ? byDay : evening);
    }
    for (const one of [wang, li]) await comesAt(one, evening);
  }
  async function atWork() {
    on.clock.advance(2); // the next code by text message
    const leader = await phone({ width: 360 });
    await leader.signIn(leaderAccount.phone ?? '');
    const inDialog = (name: string) =>
      leader.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    return { leader, inDialog };
  }

  it('sees who is missing, checks them in, and settles the hours of yesterday with one tap', async () => {
    const { leader, inDialog } = await atWork();
    await leader.go('leaders/home/index');
    await leader.sees('卡口值守');
    await leader.sees('1 人没到岗');
    await leader.tap('button', /现在谁在岗/);
    await leader.sees(/还没签到/);
    await leader.look('gate-missing');
    await leader.tap('button', '李明已到，代签到');
    await leader.type('check-in-reason', '我看见他在门口');
    await inDialog('确定');
    await leader.sees('该到的都到了');
    await leader.go('leaders/to-settle/index');
    await leader.tap('button', /王秀兰：核实 4 小时/);
    await leader.sees('没有要核实的');
  });

  it('sets up a gate, says how many people it needs, and finds somebody for a gap', async () => {
    const { leader, inDialog } = await atWork();
    await leader.go('leaders/checkpoints/index');
    await leader.tap('button', '新建卡口');
    await leader.type('name', '西门');
    await leader.type('place', '西门岗亭旁');
    await leader.type('risks', '夜里冷，路滑');
    await leader.type('contactName', '周国强');
    await leader.type('contactPhone', '15400000001');
    await leader.tap('button', '保存');
    await leader.tap('button', /西门/);
    await leader.tap('button', '每天要几个人');
    await leader.tap('button', '改安排');
    await leader.sees('第 4 班');
    await leader.tap('button', '看看有什么影响');
    await leader.sees('没有人受影响。');
    await leader.look('gate-effect');
    await inDialog('确定修改');
    await leader.sees(/班次已排到/);
    const [{ id: checkpointId } = { id: '' }] = await on.sql<{ id: string }[]>`
      select id from checkpoints where name = '西门'`;
    await readRisks(checkpointId, zhao);

    await leader.go(`leaders/shift-board/index?checkpointId=${checkpointId}`);
    await leader.tap('button', '下一周');
    await leader.sees(/这一周缺 \d+ 人/);
    await leader.look('gate-board');
    await leader.tap('button', /06:30.*周二/);
    await leader.tap('button', '安排赵爱国');
    await leader.tap('radio', '本人已同意，直接排上');
    await leader.type('assign-reason', '昨天电话里说好了');
    await inDialog('安排');
    await leader.sees('赵爱国已排上');
    await leader.look('gate-people');

    // Who stands there is named before a day is changed.
    await leader.go(`leaders/edit-demand/index?checkpointId=${checkpointId}&kind=exception`);
    await leader.page.locator('#day input').fill('2026-11-24');
    await leader.type('reason', '修路');
    await leader.tap('button', '删去第 1 班');
    await leader.tap('button', '看看有什么影响');
    await leader.sees('赵爱国');
    await leader.sees('取消，会通知本人');
    await leader.look('gate-affected');
    await inDialog('取消');

    // On paper: black on white also from a dark phone, and nothing but the sheet.
    await leader.go(`leaders/week-sheet/index?checkpointId=${checkpointId}&fromDay=2026-11-23`);
    await leader.sees('西门 值守表');
    await leader.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await leader.look('gate-paper');
    const colours = await leader.page.evaluate<string[]>(
      "[...document.querySelectorAll('.week-sheet__cell')].map((cell) => getComputedStyle(cell).color + ' ' + getComputedStyle(cell).backgroundColor)",
    );
    expect([...new Set(colours)]).toEqual(['rgb(0, 0, 0) rgb(255, 255, 255)']);
    expect(await leader.page.locator('#print').isVisible()).toBe(false);
    await leader.page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });

  it('has a roster planned, looks at what it is worth and why places stay empty, changes it by hand, and publishes it', async () => {
    await moreVolunteers();
    const { leader, inDialog } = await atWork();
    await leader.go('leaders/rosters/index');
    await leader.tap('button', '排一次班');
    await leader.tap('button', '排几周 减少');
    await leader.tap('radio', /快排/);
    await leader.tap('button', '开始排');
    await leader.sees(/马上开始|正在排班/);
    const planned = on.worker.runUntilIdle();
    await leader.sees(/已经有一份了/);
    await leader.look('roster-planning');
    await leader.tap('button', '就用现在最好的');
    await planned;
    await leader.sees(/满分 100/);
    await leader.sees(/任何排法都不会超过|还没有算出最高/);
    await leader.seesNot('正在停下');
    await leader.look('roster', true);
    await leader.tap('tab', /空着的/);
    await leader.sees('为什么');
    await leader.sees('怎么补上');
    await leader.look('roster-gaps');
    await leader.tap('tab', '每个人');
    await leader.sees('赵爱国');
    await leader.look('roster-persons');
    await leader.tap('tab', '排班表');

    // Who stands on one shift may not go on to the next: more than ten hours in a day.
    const [{ name, held, next } = { name: '', held: '', next: '' }] = await on.sql<
      { name: string; held: string; next: string }[]
    >`
      select account.display_name as name, shift.id as held, later.id as next
      from rosters roster join roster_places place on place.roster_id = roster.id and not place.kept
      join shifts shift on shift.id = place.shift_id join accounts account on account.id = place.account_id
      join shifts later on later.checkpoint_id = shift.checkpoint_id and later.starts_at = shift.ends_at
        and later.day <= roster.until_day and later.minutes + shift.minutes > 600
      where (select count(*) from roster_places there
        where there.roster_id = roster.id and there.shift_id = later.id) < later.people
      order by shift.starts_at, account.display_name limit 1`;
    await leader.page.locator(`#shift-${next}`).click();
    await leader.tap('button', '加一个人');
    await leader.tap('button', `加一个人 ${name}`);
    await leader.sees('不能这样改');
    await leader.sees(/10 小时/);
    await leader.look('roster-refused');
    await inDialog('取消');
    await inDialog('关闭');
    await leader.page.locator(`#shift-${held}`).click();
    await leader.look('roster-shift');
    await leader.tap('button', new RegExp(`^${name}`));
    await leader.tap('radio', '拿掉');
    await leader.sees('改后的分');
    await leader.look('roster-weigh');
    await inDialog('就这样改');
    await leader.sees('已修改');
    await inDialog('关闭');

    await leader.tap('button', '发布');
    await leader.sees(/会请 \d+ 人确认/);
    await leader.look('roster-publish');
    await inDialog('发布');
    await leader.sees(/已请 \d+ 人确认/);
    await leader.sees(/已发布/);
    await leader.look('roster-published');
    const offers = await on.sql`select state from claims where way = 'roster'`;
    expect(offers.length).toBeGreaterThan(0);
    expect(new Set(offers.map(({ state }) => state))).toEqual(new Set(['offered']));
    await leader.go('leaders/shift-board/index');
    await leader.tap('button', '下一周');
    await leader.sees(/这一周缺 \d+ 人/);
    await leader.look('week-board', true);
  });

  it('is told who has not come, and decides that it was a no-show', async () => {
    const [{ claimId, startsAt } = { claimId: '', startsAt: '' }] = await on.sql<
      { claimId: string; startsAt: string }[]
    >`select id as "claimId", starts_at as "startsAt" from claims
      where account_id = ${li.accountId} and state = 'claimed' order by starts_at limit 1`;
    const minutesIn = (minutes: number) => on.clock.set(new Date(Date.parse(startsAt) + minutes * 60_000));
    minutesIn(20);
    await on.worker.runUntilIdle();
    const stateOf = async () => (await on.sql`select state from claims where id = ${claimId}`)[0]?.state;
    expect(await stateOf()).toBe('claimed');
    const { leader, inDialog } = await atWork();
    await leader.go('leaders/on-now/index');
    await leader.sees(/还没签到/);
    await leader.tap('button', '李明：其他处理');
    await leader.tap('radio', '记没到岗');
    await leader.look('gate-no-show');
    await leader.type('no-show-reason', '电话说发烧了');
    await inDialog('记没到岗');
    await leader.sees('还在签到时间内，人可能在路上');
    await leader.look('gate-no-show-too-soon');
    minutesIn(65);
    await inDialog('记没到岗');
    await expect.poll(stateOf).toBe('no-show');
    await leader.seesNot(/还没签到|该到的都到了/);
    await leader.sees('没有到岗');
    await leader.look('gate-no-show-done');
  });
});
