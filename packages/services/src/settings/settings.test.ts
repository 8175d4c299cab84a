import type { SettingName } from '@linli/contracts/settings/labels';
import { shippedTimes } from '@linli/domain/reports/gap-ladder';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { gate } from '@linli/test/support/shifts';
import { describe, expect, it } from 'vitest';
import { listEntries } from '../audit/list-entries.ts';
import { loadSetting } from '../audit/load-setting.ts';
import { listLadders } from '../escalation/list-ladders.ts';
import { shipLadders } from '../escalation/ship-ladders.ts';
import { reportTimes } from '../reports/report-times.ts';
import { shipForms } from '../reports/ship-forms.ts';
import { kindsAt } from '../requests/kinds-at.ts';
import { loadCalendar } from '../requests/load-calendar.ts';
import { shipKinds } from '../requests/ship-kinds.ts';
import { loadRules } from '../shifts/load-rules.ts';
import { listSettings } from './list-settings.ts';
import { listVersions } from './list-versions.ts';
import { publishSetting } from './publish-setting.ts';
import { showShape } from './show-shape.ts';
import { takeBack } from './take-back.ts';

const { on, area, secretary, gridLeader, besideLeader, volunteer } = await gate();
await Promise.all([shipKinds(on.base), shipForms(on.base), shipLadders(on.base)]);
const officer = await on.as({ role: 'duty-officer', area: area.district });
const helper = await volunteer();
const inspector = await on.as({ role: 'inspector', area: area.community });
const reason = '冬天夜里更长';
const areaId = area.community.id;

const list = async (setting: SettingName, at = areaId, who = secretary) =>
  (await listSettings(await who.ctx(), { setting, areaId: at })).items;
const one = async (setting: SettingName, at = areaId) => {
  const [item] = await list(setting, at);
  if (!item) throw new Error(`no ${setting}`);
  return item;
};
const history = async (setting: SettingName, key = '', at = areaId) =>
  (await listVersions(await secretary.ctx(), { setting, key, areaId: at, limit: 30 })).items;
const rest = (restMinutes: number, base: number) =>
  secretary.do(publishSetting, {
    setting: 'shift-rules',
    areaId,
    key: '',
    value: { ...shippedRules, restMinutes },
    reason,
    base,
  });

describe('settings do', () => {
  it('keep who changed what, when and why, and give an earlier version back as a new one', async () => {
    expect(await one('shift-rules')).toMatchObject({ version: 0, setAt: null });
    await rest(600, 0);
    await rest(540, 1);
    await secretary.do(takeBack, {
      setting: 'shift-rules',
      areaId,
      key: '',
      version: 1,
      base: 2,
      reason: '太短了',
    });
    expect(await one('shift-rules')).toMatchObject({ version: 3, value: { restMinutes: 600 } });
    expect((await loadRules(on.base, area.community.path)).rules.restMinutes).toBe(600);
    expect(await history('shift-rules')).toMatchObject([
      { version: 3, reason: '太短了', value: { restMinutes: 600 }, by: expect.any(String) },
      { version: 2, reason },
      { version: 1, reason },
    ]);
    const { items } = await listEntries(await secretary.ctx(), { group: 'settings', limit: 30 });
    expect(items.map((entry) => entry.reason)).toEqual(['太短了', reason, reason]);
    await secretary.do(takeBack, { setting: 'shift-rules', areaId, key: '', version: 0, base: 3, reason });
    expect(await one('shift-rules')).toMatchObject({ version: 4, setAt: null, value: shippedRules });
  });

  it('count for the area and below until a nearer one has its own', async () => {
    const value = { ...shippedTimes, remindAtPercent: 30 };
    await secretary.do(publishSetting, { setting: 'report-times', areaId, key: '', value, reason, base: 0 });
    const at = (path: string) => loadSetting(on.base, reportTimes, path);
    expect([
      (await at(area.cell.path)).remindAtPercent,
      (await at(area.district.path)).remindAtPercent,
    ]).toEqual([30, 50]);
    expect(await one('report-times', area.grid.id)).toMatchObject({ version: 0, setAt: { areaId } });
    await secretary.do(publishSetting, {
      setting: 'report-times',
      areaId,
      key: '',
      value: null,
      reason,
      base: 1,
    });
    expect(await at(area.cell.path)).toEqual(shippedTimes);
    expect(await one('report-times')).toMatchObject({ version: 2, setAt: null });
  });

  it('publish and take back kinds, forms and ladders by the versions they have', async () => {
    const [shopping] = (await list('kind')).filter(({ key }) => key === 'shopping');
    expect(shopping).toMatchObject({ version: 0, setAt: null });
    const kind = (takesMinutes: number, base: number) =>
      secretary.do(publishSetting, {
        setting: 'kind',
        areaId,
        key: 'shopping',
        value: { ...(shopping?.value as never as { takesMinutes: number }), takesMinutes } as never,
        reason,
        base,
      });
    await kind(50, 0);
    await kind(70, 1);
    await secretary.do(takeBack, { setting: 'kind', areaId, key: 'shopping', version: 1, base: 2, reason });
    const offered = (await kindsAt(on.base, area.community.path)).find(({ key }) => key === 'shopping');
    expect(offered).toMatchObject({ version: 3, definition: { takesMinutes: 50 } });
    expect(await history('kind', 'shopping')).toMatchObject([{ reason }, { reason }, { reason }]);

    const [ladder] = await list('ladder');
    const value = { ...(ladder?.value as object), repeats: 2 } as never;
    await secretary.do(publishSetting, {
      setting: 'ladder',
      areaId,
      key: ladder?.key ?? '',
      value,
      reason,
      base: 0,
    });
    const { items } = await listLadders(await secretary.ctx(), { areaId });
    expect(items.find(({ key }) => key === ladder?.key)).toMatchObject({
      version: 1,
      definition: { repeats: 2 },
    });

    const [form] = await list('form');
    await secretary.do(publishSetting, {
      setting: 'form',
      areaId,
      key: form?.key ?? '',
      value: form?.value as never,
      reason,
      base: form?.version ?? 0,
    });
    expect((await history('form', form?.key)).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('keep a calendar a year, all its days, for everybody', async () => {
    const save = (days: { day: string; works: boolean; name: string }[], base: number) =>
      officer.do(publishSetting, {
        setting: 'calendar',
        areaId: area.district.id,
        key: '2027',
        value: { days },
        reason,
        base,
      });
    await save([{ day: '2027-02-07', works: true, name: '调休' }], 0);
    expect((await loadCalendar(on.base)).days.get('2027-02-07')).toBe(true);
    await save([], 1);
    expect((await loadCalendar(on.base)).days.get('2027-02-07')).toBe(false);
    await officer.do(takeBack, {
      setting: 'calendar',
      areaId: area.district.id,
      key: '2027',
      version: 1,
      base: 2,
      reason,
    });
    expect((await loadCalendar(on.base)).days.get('2027-02-07')).toBe(true);
    expect((await list('calendar')).map(({ key }) => key)).toEqual(['2027', '2026']);
  });

  it('say what they are made of', async () => {
    const { shape } = await showShape(await inspector.ctx(), { setting: 'report-times' });
    expect(shape).toMatchObject({ properties: { dailyCalls: { type: 'integer', maximum: 300 } } });
  });
});

describe('settings refuse', () => {
  it('who may only look, who leads elsewhere, and who holds a post that sets nothing up', async () => {
    const change = {
      setting: 'household-codes',
      areaId,
      key: '',
      value: { lastsDays: 30 },
      reason,
      base: 0,
    } as const;
    for (const who of [inspector, gridLeader, helper])
      await expect(who.do(publishSetting, change)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(list('kind', areaId, helper)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(list('kind', area.grid.id, besideLeader)).rejects.toMatchObject({ code: 'not-found' });
    expect(await list('kind', areaId, inspector)).not.toEqual([]);
  });

  it('what contradicts itself, by the field, and a version that never was', async () => {
    const value = { ...shippedTimes, remindAtPercent: 90, askProxyAtPercent: 10 };
    await expect(
      secretary.do(publishSetting, { setting: 'report-times', areaId, key: '', value, reason, base: 2 }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/value/askProxyAtPercent' }] });
    await expect(
      secretary.do(publishSetting, {
        setting: 'shift-rules',
        areaId,
        key: '',
        value: { ...shippedRules, weekMinutes: 60 },
        reason,
        base: 4,
      }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/value/weekMinutes' }] });
    await expect(
      secretary.do(takeBack, { setting: 'shift-rules', areaId, key: '', version: 99, base: 4, reason }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('settings in races', () => {
  it('tell the second of two who looked at the same version who was faster, and keep one', async () => {
    const { version } = await one('shift-rules');
    const outcomes = await Promise.allSettled([rest(480, version), rest(420, version), rest(360, version)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({
          code: 'lost-race',
          detail: { zh: expect.stringContaining(`第 ${version + 1} 版`) },
        });
    expect((await one('shift-rules')).version).toBe(version + 1);
  });
});
