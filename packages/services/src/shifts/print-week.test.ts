import { auditEntries } from '@linli/db/audit/tables';
import { accounts } from '@linli/db/identity/tables';
import { shifts } from '@linli/db/shifts/tables';
import { gate } from '@linli/test/support/shifts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../people/register-workbook/open-workbook.ts';
import { workbookLimits } from '../people/register-workbook/workbook-refused.ts';
import { openArchive } from '../people/register-workbook/zip-archive.ts';
import { printWeek } from './print-week.ts';

const g = await gate();
const { on, secretary, gridLeader, buildingHead, inspector, volunteer, shift, claim, checkpoint, area } = g;
const monday = '2026-11-16';

async function rowsOf(file: { content: Buffer; name: string }) {
  const rows = [];
  for await (const row of (await openWorkbook(file.content, file.name)).rows(0)) rows.push(row.cells);
  return rows;
}
const named = async (name: string) => {
  const who = await volunteer();
  await on.db.update(accounts).set({ displayName: name }).where(eq(accounts.id, who.accountId));
  return who;
};

describe('week-sheet does', () => {
  it('puts names into days and shifts, gaps in words, and what one has to know on top', async () => {
    const at = await checkpoint({
      name: '东门',
      place: '大门口',
      instructions: '见人扫码\n体温超过 37.3 度请报告',
    });
    const [anna, bo] = [await named('张三'), await named('李四')];
    const evening = await shift({ inHours: 8.5, hours: 7.5, at, people: 3 });
    await claim(anna, evening);
    await claim(bo, evening, { state: 'offered', claimedAt: null, confirmBy: evening.startsAt });
    const tuesday = await shift({ inHours: 32.5, hours: 7.5, at });
    await on.db.update(shifts).set({ state: 'called-off', byHand: true }).where(eq(shifts.id, tuesday.id));
    const dawn = await shift({ inHours: 16, hours: 5.5, at, people: 1 });
    await claim(bo, dawn);
    const file = await printWeek(await secretary.ctx(), { checkpointId: at.id, fromDay: monday });
    expect(file.name).toBe('东门 2026-11-16.xlsx');
    const rows = await rowsOf(file);
    expect(rows.slice(0, 5).map((cells) => cells[0])).toEqual([
      '东门 · 值守表 2026-11-16 – 2026-11-22',
      '地点: 大门口',
      '须知: 见人扫码 体温超过 37.3 度请报告',
      '联系人: 王网格',
      '班次',
    ]);
    expect(rows[4]?.slice(1, 3)).toEqual(['周一 11-16', '周二 11-17']);
    expect(rows.slice(5).map((cells) => cells.slice(0, 4))).toEqual([
      ['01:00–06:30', '—', '李四', '—'],
      ['17:30–01:00', '张三\n李四（待确认）\n缺 1 人', '取消', '—'],
    ]);
    const phones = [anna.phone, bo.phone, '15400000001'];
    for (const phone of phones) expect(JSON.stringify(rows)).not.toContain(phone);
    const audited = eq(auditEntries.action, 'shifts.print-week');
    expect(await on.db.$count(auditEntries, audited)).toBe(1);
  });

  it('is A4 across, one page wide, with its head on every page', async () => {
    const at = await checkpoint({ name: "A'[门]/1" });
    const file = await printWeek(await secretary.ctx(), { checkpointId: at.id, fromDay: monday });
    const zip = await openArchive(file.content, workbookLimits);
    const part = async (name: string) => {
      let whole = '';
      for await (const piece of zip.text(name)) whole += piece;
      return whole;
    };
    expect(await part('xl/worksheets/sheet1.xml')).toMatch(
      /paperSize="9" orientation="landscape" fitToWidth="1"/u,
    );
    expect(await part('xl/workbook.xml')).toContain("'A'' 门  1'!$5:$5");
  });

  it('no text of a checkpoint is a formula on the sheet', async () => {
    const at = await checkpoint({ name: '=1+1', place: '门' });
    const [first] = await rowsOf(
      await printWeek(await secretary.ctx(), { checkpointId: at.id, fromDay: monday }),
    );
    expect(first?.[0]).toMatch(/^'=1\+1/u);
  });
});

describe('week-sheet refuses', () => {
  it('who does not lead there', async () => {
    const at = await checkpoint({ areaId: area.grid.id });
    const print = async (who: typeof secretary) =>
      printWeek(await who.ctx(), { checkpointId: at.id, fromDay: monday });
    await expect(print(await volunteer())).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(print(g.besideLeader)).rejects.toMatchObject({ code: 'not-found' });
    await expect(print(buildingHead)).rejects.toMatchObject({ code: 'not-found' });
    for (const who of [gridLeader, inspector]) await print(who);
  });
});
