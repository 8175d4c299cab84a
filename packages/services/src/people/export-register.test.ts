import { auditEntries } from '@linli/db/audit/tables';
import { areas, exports } from '@linli/db/people/tables';
import { idNumber, registerCsv, registerFiles } from '@linli/test/support/register-files';
import { type AccountCaller, stage } from '@linli/test/support/stage';
import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { deleteExpiredExports } from './delete-expired-exports.ts';
import { downloadExport } from './download-export.ts';
import { exportRegister } from './export-register.ts';
import { getExport } from './get-export.ts';
import { makeExport } from './make-export.ts';
import { openWorkbook } from './register-workbook/open-workbook.ts';

const s = await stage();
const { load, secretary } = registerFiles(s);
const REASON = '给楼栋长核对名单';

/** A community with one household of two and an empty flat, each time with people of its own. */
let order = 0;
async function register() {
  const { community, who } = await secretary();
  order += 2;
  await load(
    who,
    community.id,
    registerCsv(
      `第1网格,1-1小格,凤凰城3-2-301,张三丰,户主,男,,${idNumber('1949-12-31', order + 1)},15400000001,济南市,自住,独居/慢病,鲁Z12345`,
      `,,,李四,妻,女,,${idNumber('1950-01-01', order)},,,,,`,
      '第1网格,1-1小格,凤凰城3-2-302,空置,,,,,,,,,',
    ),
  );
  return { community, who };
}

async function ask(who: AccountCaller, areaId: string, format: 'xlsx' | 'csv' = 'xlsx') {
  const asked = await who.do(exportRegister, { areaId, reason: REASON, format });
  expect(asked).toMatchObject({ state: 'waiting', link: null });
  await makeExport(await s.system().ctx(), asked);
  return who.do(getExport, asked);
}

const follow = async (link: string | null) => {
  const url = new URL(link ?? '', 'http://linli');
  const [, exportId = ''] = /exports\/([^/]+)\/file/u.exec(url.pathname) ?? [];
  const visitor = await s.visitor().ctx();
  return downloadExport(visitor, { exportId, key: url.searchParams.get('key') ?? '' });
};

describe('does', () => {
  it.each(['xlsx', 'csv'] as const)(
    'writes no cell into a %s that a spreadsheet would reckon',
    async (format) => {
      const { community, who } = await register();
      const [building] = await s.db
        .select({ id: areas.id })
        .from(areas)
        .where(
          sql`${areas.kind} = 'building' and ${areas.path} <@ (select path from areas where id = ${community.id})`,
        );
      if (!building) throw new Error('no building');
      const hostile = [
        '=HYPERLINK("http://203.0.113.7")',
        '@SUM(A1)',
        '+86',
        '-1',
        "\t=cmd|' /C calc'!A0",
        '＝1+1',
      ];
      for (const text of hostile) {
        const household = await s.household(building, { address: text, door: text });
        await s.member(household, { name: text, relation: 'head' });
      }
      const { link } = await ask(who, community.id, format);
      const file = await follow(link);
      let seen = 0;
      for await (const { cells } of (await openWorkbook(file.content, file.name)).rows(0))
        for (const cell of cells) {
          expect(String(cell)).not.toMatch(/^[\s\u3000]*[=+\-@＝＋－＠]/u);
          seen += String(cell).startsWith("'") ? 1 : 0;
        }
      // They are there, as text.
      expect(seen).toBeGreaterThanOrEqual(hostile.length);
    },
  );

  it('writes the register masked: no full name, phone, id number, plate or birth date leaves', async () => {
    const { community, who } = await register();
    const ready = await ask(who, community.id);
    expect(ready).toMatchObject({ state: 'ready', rows: 3 });
    const file = await follow(ready.link);
    const cells = [];
    for await (const row of (await openWorkbook(file.content, file.name)).rows(0)) cells.push(row.cells);
    expect(cells[1]).toEqual([
      '第1网格',
      '1-1小格',
      '凤凰城 3栋2单元301',
      '有人住',
      '自住',
      null,
      '张**',
      '户主',
      '男',
      1949,
      '154****0001',
      `100*************${idNumber('1949-12-31', order + 1).slice(-2)}`,
      '慢性病、独居',
      '鲁Z***45',
    ]);
    expect(cells[3]?.slice(2, 5)).toEqual(['凤凰城 3栋2单元302', '空置', '不清楚']);
    expect(file.name).toBe(`${community.name} 2026-11-16.xlsx`);
  });

  it('writes CSV as well, and rests encrypted', async () => {
    const { community, who } = await register();
    const ready = await ask(who, community.id, 'csv');
    const file = await follow(ready.link);
    expect(file.content.toString('utf8').split('\r\n')[0]).toMatch(/^\ufeff"网格","小格区","住址"/u);
    const [row] = await s.db.select().from(exports).where(eq(exports.id, ready.exportId));
    expect(row?.fileCipher?.includes('凤凰城')).toBe(false);
  });

  it('writes down who wanted what and why, and each download', async () => {
    const { community, who } = await register();
    const ready = await ask(who, community.id);
    await follow(ready.link);
    await follow(ready.link);
    const entries = await s.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, ready.exportId))
      .orderBy(asc(auditEntries.id));
    expect(entries.map((e) => [e.action, e.accountId, e.reason])).toEqual([
      ['people.export-register', who.accountId, REASON],
      ['people.download-export', null, REASON],
      ['people.download-export', null, REASON],
    ]);
  });
});

describe('refuses', () => {
  it('more than ten an hour, counted before any file is made', async () => {
    const { community, who } = await secretary();
    const one = { areaId: community.id, reason: REASON, format: 'csv' } as const;
    for (let asked = 0; asked < 10; asked++) await who.do(exportRegister, one);
    await expect(who.do(exportRegister, one)).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(await s.db.$count(exports, eq(exports.accountId, who.accountId))).toBe(10);
  });

  it('the file once ten minutes are over, and deletes it', async () => {
    const { community, who } = await register();
    const ready = await ask(who, community.id);
    s.clock.advance(9);
    await follow(ready.link);
    s.clock.advance(1);
    await expect(follow(ready.link)).rejects.toMatchObject({ code: 'not-found' });
    expect(await who.do(getExport, ready)).toMatchObject({ state: 'expired', link: null });
    const system = await s.system().ctx();
    await deleteExpiredExports(system);
    const [row] = await s.db.select().from(exports).where(eq(exports.id, ready.exportId));
    expect([row?.state, row?.fileCipher]).toEqual(['expired', null]);
    expect(await deleteExpiredExports(system)).toBe(0);
  });

  it('a wrong key, and the key of another export', async () => {
    const { community, who } = await register();
    const [one, two] = [await ask(who, community.id), await ask(who, community.id)];
    const key = (link: string | null) => new URL(link ?? '', 'http://linli').searchParams.get('key') ?? '';
    const visitor = await s.visitor().ctx();
    for (const wrong of ['', 'x', key(two.link)]) {
      await expect(downloadExport(visitor, { exportId: one.exportId, key: wrong })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });

  it('whoever may not export there, and to show an export to another account', async () => {
    const { community, who } = await register();
    const leader = await s.as({ role: 'grid-leader', area: community });
    const input = { areaId: community.id, reason: REASON, format: 'xlsx' as const };
    await expect(leader.do(exportRegister, input)).rejects.toMatchObject({ code: 'not-allowed' });
    const elsewhere = await secretary();
    await expect(elsewhere.who.do(exportRegister, input)).rejects.toMatchObject({ code: 'not-found' });
    const ready = await ask(who, community.id);
    const colleague = await s.as({ role: 'secretary', area: community });
    await expect(colleague.do(getExport, ready)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('to write a file for an area that is gone', async () => {
    const { community, who } = await register();
    const asked = await who.do(exportRegister, { areaId: community.id, reason: REASON, format: 'csv' });
    await s.db.update(areas).set({ closedAt: s.clock.now() }).where(eq(areas.id, community.id));
    await makeExport(await s.system().ctx(), asked);
    const [row] = await s.db.select().from(exports).where(eq(exports.id, asked.exportId));
    expect(row?.state).toBe('failed');
  });
});

describe('races and repeats', () => {
  it('a job that comes twice leaves the first file and its time as they were', async () => {
    const { community, who } = await register();
    const ready = await ask(who, community.id);
    s.clock.advance(5);
    await makeExport(await s.system().ctx(), ready);
    expect(await who.do(getExport, ready)).toEqual(ready);
  });
});
