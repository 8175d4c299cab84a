import { clearances } from '@linli/db/shifts/duty-tables';
import { changeDemand } from '@linli/services/shifts/change-demand';
import { previewDemand } from '@linli/services/shifts/preview-demand';
import { saveCheckpoint } from '@linli/services/shifts/save-checkpoint';
import { showCode } from '@linli/services/shifts/show-code';
import { describe, expect, it } from 'vitest';
import { builtMini } from '../support/built-mini.ts';
import { openProduct } from '../support/product.ts';
import type { AccountCaller } from '../support/stage.ts';
import { openBrowser, type Phone } from './phone.ts';

const monday = '2026-11-16';
const tuesday = '2026-11-17';
const patience = { timeout: 20_000 };

describe('volunteers at a checkpoint', async () => {
  // Monday, 16 November 2026, half past six in the morning.
  const on = await openProduct({ startsAt: '2026-11-15T22:30:00Z', h5Folder: builtMini('h5') });
  const openPhone = await openBrowser(on.url, on.clock);
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    building: ['building', 'grid'],
  });
  const leader = await on.as({ role: 'grid-leader', area: area.grid });
  const { checkpointId } = await leader.do(saveCheckpoint, {
    checkpointId: null,
    version: 0,
    areaId: area.grid.id,
    name: '东门卡口',
    place: '东门岗亭旁',
    location: null,
    hours: [],
    equipment: [
      { name: '测温枪', count: 2 },
      { name: '对讲机', count: 1 },
    ],
    instructions: '见人扫码，体温超过 37.3 度请报告',
    risks: '夜里冷，路滑；不与人争执。',
    contactName: '王网格',
    contactPhone: '15400000001',
  });
  const change = {
    kind: 'pattern' as const,
    fromDay: monday,
    pattern: {
      changeOverMinutes: 0,
      shifts: [
        ['06:30', '11:30'],
        ['11:30', '17:30'],
        ['17:30', '01:00'],
      ].map(([from = '', until = '']) => ({
        from,
        until,
        days: 'every' as const,
        people: 1,
        roles: [],
      })),
    },
  };
  const { seen } = await leader.do(previewDemand, { checkpointId, change });
  await leader.do(changeDemand, { checkpointId, change, seen });
  await on.worker.runUntilIdle();

  /** Somebody who may stand at the gate. */
  async function volunteer(name: string) {
    const { id } = await on.account({ name });
    await on.post(id, 'volunteer', area.grid);
    const household = await on.household(area.building);
    const { personId } = await on.member(household, { name, birthDate: '1985-03-01' });
    await on.join(id, household, { personId });
    await on.db.insert(clearances).values({
      accountId: id,
      communityId: area.community.id,
      insurance: 'organisation',
      insuredUntil: '2027-12-31',
      trained: [],
      recordedBy: leader.accountId,
      recordedAt: on.clock.now(),
    });
    return on.as({ id });
  }

  /** Their phone of 360 px, signed in. */
  async function phoneOf({ token }: AccountCaller, elder = false): Promise<Phone> {
    const phone = await openPhone({ width: 360, height: 740 });
    const kept = {
      settings: { language: 'zh-Hans', elder },
      session: { token, expiresAt: '2026-12-16T00:00:00Z' },
    };
    for (const [key, data] of Object.entries(kept))
      await phone.context.addInitScript(`localStorage.setItem('${key}', '${JSON.stringify({ data })}')`);
    return phone;
  }

  const wang = await volunteer('王芳');
  const li = await volunteer('李强');
  const shiftOn = async (day: string, nth: number) => {
    const rows = await on.sql<{ id: string }[]>`select id from shifts where day = ${day} order by starts_at`;
    return rows[nth]?.id ?? '';
  };

  it('reads the risks once, then claims with a tap; who comes a moment later is offered another shift', async () => {
    const phone = await phoneOf(wang);
    const other = await phoneOf(li, true);
    await phone.go('volunteers/shifts/index');
    await phone.page.locator(`#week-${tuesday}`).click();
    await phone.sees('请先读一遍风险告知');
    await phone.look('shifts');
    const morning = await shiftOn(tuesday, 0);
    await phone.page.locator(`#open-${morning}-see`).click();
    await phone.sees('夜里冷');
    await phone.tap('button', '我读过了');
    await phone.page.locator(`#open-${morning}-claim`).waitFor();
    await phone.look('shift-open');

    await other.go(`volunteers/shift/index?shiftId=${morning}&act=read-risk-notice`);
    await other.tap('button', '我读过了');
    await other.page.locator(`#open-${morning}-claim`).click();
    await other.sees('认领这一班？');
    await other.look('shift-claim-elder');

    await phone.page.locator(`#open-${morning}-claim`).click();
    await phone.look('shift-claim');
    await phone.page.locator('#claim-yes').click();
    await phone.sees('认领好了');
    await phone.look('shift-claimed');

    await other.page.locator('#claim-yes').click();
    await other.sees('刚刚被别人领走了');
    await other.look('shift-just-taken-elder');
    await other.page.locator('#claim-yes').click();
    await other.sees('认领好了');
    expect(await on.sql`select state from claims where state = 'claimed' order by starts_at`).toHaveLength(2);
  });

  it('waits in line for a full shift, with the place number', async () => {
    const phone = await phoneOf(li, true);
    await phone.go(`volunteers/shifts/index?day=${tuesday}`);
    await phone.page.locator('#with-full').click();
    const morning = await shiftOn(tuesday, 0);
    await phone.page.locator(`#open-${morning}-wait`).click();
    await phone.sees('排在第 1 位');
    await phone.look('shift-waiting-elder');
  });

  it('looks for a stand-in and takes it back; the other one is asked on the first page', async () => {
    const phone = await phoneOf(wang);
    await phone.go('volunteers/my-shifts/index');
    await phone.sees('已认领');
    await phone.look('my-shifts');
    await phone.tap('button', /看详情/);
    await phone.tap('button', /找人替班/);
    await phone.look('stand-in');
    await phone.tap('button', '去问');
    await phone.sees(/问了 \d+ 人/);
    const other = await phoneOf(li, true);
    await other.go('pages/home/index');
    await other.sees('王芳 来不了，想请您替班');
    await other.look('home-asked-elder');
    await other.go('volunteers/relieves/index');
    await other.sees('我来替');
    await other.look('relieves-elder');
    await phone.sees('您在找人替班');
    await phone.look('shift-standing-in');
    await phone.tap('button', '不找了');
    await phone.sees('这一班还是您的');
  });

  it('checks in by the code, reads and writes the note, checks out', async () => {
    // Tuesday, a quarter past six.
    on.clock.set(new Date('2026-11-16T22:15:00Z'));
    const phone = await phoneOf(wang);
    await phone.go('pages/home/index');
    await phone.sees('签到');
    await phone.look('home-at-work');
    await phone.go('volunteers/my-shifts/index');
    await phone.tap('button', /^签到/);
    await phone.sees('扫那里的码');
    await phone.look('check-in');
    const { text } = await leader.do(showCode, { checkpointId });
    await phone.context.setOffline(true);
    await phone.type('code-text', text);
    await phone.tap('button', '用文字签到');
    await phone.sees('签到还没有成功');
    await phone.look('check-in-offline');
    await phone.context.setOffline(false);
    await expect
      .poll(
        async () => (await on.sql`select state from claims where account_id = ${wang.accountId}`)[0]?.state,
        patience,
      )
      .toBe('on-duty');
    await phone.sees('正在值守');
    await phone.seesNot('签到好了');
    await phone.look('shift', true);
    await phone.tap('button', /记录情况/);
    await phone.tap('radio', '有人受伤或不舒服');
    await phone.type('incident-text', '一位老人头晕，坐下休息了');
    await phone.look('incident');
    await phone.page.locator('#incident-go').click();
    await phone.sees('值守日志里看得到');
    await phone.tap('button', '写交接单');
    await phone.type('matters', '垃圾车 9 点还要进来一次');
    await phone.page.locator('#equipment-0-less').click();
    await phone.look('write-note');
    await phone.tap('button', '写好了');
    await phone.sees('交接单写好了');
    await phone.tap('button', '签退');
    await phone.page.locator('#confirm-yes').click();
    await phone.sees('签退好了');
    await phone.look('shift-left');
    const [note] = await on.sql<{ equipment: { name: string; count: number }[] }[]>`
      select equipment from handover_notes`;
    expect(note?.equipment).toContainEqual({ name: '测温枪', count: 1 });
  });

  it('says when they can come, and asks that a missing hour be added', async () => {
    const phone = await phoneOf(wang);
    await phone.go('volunteers/availability/index');
    await phone.tap('radio', '晚上和休息日');
    await phone.page.locator('#wish-night').click();
    await phone.tap('radio', '不想来');
    await phone.look('availability');
    await phone.tap('button', '保存');
    await phone.sees('保存了');
    const [said] = await on.sql`select patterns from availabilities`;
    expect(said?.patterns).toHaveLength(2);
    await phone.go('volunteers/hours/index');
    await phone.tap('button', '少记了一次');
    await phone.look('hours-correct');
    await phone.tap('button', '交上去');
    await phone.sees('请选日期和时间');
  });
});
