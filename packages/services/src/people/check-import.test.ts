import type { ColumnMapping } from '@linli/contracts/people/register-endpoints';
import { areas, households, imports, persons } from '@linli/db/people/tables';
import { registerCsv as csv, registerFiles } from '@linli/test/support/register-files';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '../context.ts';
import { checkImport } from './check-import.ts';
import { continueImport } from './continue-import.ts';
import { dryRunImport } from './dry-run-import.ts';
import type { RegisterFollower } from './followers.ts';
import { getImport } from './get-import.ts';
import { listImportProblems } from './list-import-problems.ts';
import { runImport } from './run-import.ts';

const s = await stage();
const { upload, check, load, problems, secretary } = registerFiles(s);
const followerThatThrows: RegisterFollower<Ctx> = {
  membersChanged: async () => {
    throw new Error('a follower broke');
  },
  areaMoved: async () => {},
  weighMove: async () => ({ openRounds: 0, openItems: 0 }),
};
const rows = (door: string) => [
  `第1网格,1-1小格,${door}-1-101,张三,户主,,,,1540000010${door},,出租,孕妇,鲁Z00011`,
  ',,,李四,妻,女,1990.1.1,,,,,,',
  ',,,李四,妻,女,1990.1.1,,,,,,',
  `第1网格,1-1小格,${door}-1-102,空置,,,,,,,,,`,
];

describe('does', () => {
  it('says before what a run will do, and writes nothing', async () => {
    const { community, who } = await secretary();
    const before = await Promise.all([areas, households, persons].map((table) => s.db.$count(table)));
    const { importId } = await upload(who, community.id, csv(...rows('1')));
    const checked = await check(who, importId);
    expect(checked).toMatchObject({
      state: 'checked',
      counts: {
        rows: 4,
        done: 0,
        newHouseholds: 2,
        newPersons: 2,
        changed: 0,
        unchanged: 0,
        duplicates: 1,
        errors: 0,
      },
    });
    expect(await Promise.all([areas, households, persons].map((table) => s.db.$count(table)))).toEqual(
      before,
    );
    const done = await load(who, community.id, csv(...rows('1')));
    expect({ ...done.counts, done: 0 }).toEqual(checked.counts);
  });

  it('counts against what is known: changed, unchanged, new', async () => {
    const { community, who } = await secretary();
    await load(who, community.id, csv(...rows('2')));
    const { importId } = await upload(
      who,
      community.id,
      csv('第1网格,1-1小格,2-1-101,张三,户主,,,,15400000002,,,,', ',,,李四,妻', ',,,李小,女'),
    );
    expect((await check(who, importId)).counts).toMatchObject({
      newHouseholds: 0,
      newPersons: 1,
      changed: 1,
      unchanged: 1,
    });
  });

  it('shows each problem with its cell, page by page, and forgets those of an earlier check', async () => {
    const { community, who } = await secretary();
    const bad = [
      '第1网格,1-1小格,无门,张三',
      '第1网格,1-1小格,3-1-101,张4',
      '第1网格,1-1小格,3-1-102,王五,邻居的猫',
    ];
    const { importId } = await upload(who, community.id, csv(...bad));
    await check(who, importId);
    await check(who, importId);
    expect(await problems(who, importId)).toEqual([
      '2:3 address-unreadable',
      '3:4 name-has-digits',
      '4:5 relation-unknown-word',
      '4:3 building-new',
    ]);
    const first = await who.do(listImportProblems, { importId, limit: 3 });
    const rest = await who.do(listImportProblems, {
      importId,
      limit: 3,
      cursor: first.nextCursor ?? undefined,
    });
    expect([first.items.length, rest.items.map((p) => [p.code, p.level]), rest.nextCursor]).toEqual([
      3,
      [['building-new', 'warning']],
      null,
    ]);
  });

  it('leaves a sheet out when told', async () => {
    const { community, who } = await secretary();
    const { importId } = await upload(who, community.id, csv(...rows('4')));
    await expect(
      who.do(checkImport, { importId, mappings: [{ sheet: '名单', mapping: null }] }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('refuses', () => {
  it('to run what was not checked, and to check what runs', async () => {
    const { community, who } = await secretary();
    const { importId } = await upload(who, community.id, csv(...rows('5')));
    await expect(who.do(runImport, { importId })).rejects.toMatchObject({ code: 'illegal-transition' });
    await check(who, importId);
    await who.do(runImport, { importId });
    await expect(who.do(checkImport, { importId, mappings: [] })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    await expect(who.do(runImport, { importId })).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('a mapping that leads to no door, and a sheet that is not there', async () => {
    const { community, who } = await secretary();
    const { importId } = await upload(who, community.id, csv(...rows('6')));
    const nameOnly: ColumnMapping = {
      headerRow: 1,
      columns: [{ column: 4, field: 'name', heading: '姓名' }],
    };
    for (const [sheet, mapping] of [
      ['名单', nameOnly],
      ['别的', null],
    ] as const) {
      await expect(who.do(checkImport, { importId, mappings: [{ sheet, mapping }] })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
  });

  it('the work when the area is gone, and says so', async () => {
    const { community, who } = await secretary();
    const { importId } = await upload(who, community.id, csv(...rows('7')));
    await who.do(checkImport, { importId, mappings: [] });
    await s.db.update(areas).set({ closedAt: s.clock.now() }).where(eq(areas.id, community.id));
    await dryRunImport(await s.system().ctx(), { importId });
    const [row] = await s.db.select().from(imports).where(eq(imports.id, importId));
    expect([row?.state, row?.failure]).toEqual(['failed', 'area-gone']);
  });
});

describe('fails', () => {
  it('for good when the last try breaks, and can be checked and run anew', async () => {
    const { community, who } = await secretary();
    const { importId } = await upload(who, community.id, csv(...rows('9')));
    await check(who, importId);
    await who.do(runImport, { importId });
    const broken: Ctx = { ...(await s.system().ctx()), followers: [followerThatThrows] };
    await expect(continueImport(broken, { importId })).rejects.toThrow('follower');
    expect(await who.do(getImport, { importId })).toMatchObject({ state: 'running' });
    await expect(continueImport(broken, { importId }, { isLastTry: true })).rejects.toThrow('follower');
    expect(await who.do(getImport, { importId })).toMatchObject({ state: 'failed', failure: 'stopped' });
    await check(who, importId);
    await who.do(runImport, { importId });
    await continueImport(await s.system().ctx(), { importId });
    expect(await who.do(getImport, { importId })).toMatchObject({ state: 'done', counts: { newPersons: 2 } });
  });
});

describe('races and repeats', () => {
  it('a check asked for twice at once is done once, and a job that comes again changes nothing', async () => {
    const { community, who } = await secretary();
    const { importId } = await upload(who, community.id, csv(...rows('8')));
    const asked = await Promise.allSettled([1, 2].map(() => who.do(checkImport, { importId, mappings: [] })));
    expect(asked.map((a) => a.status).sort()).toEqual(['fulfilled', 'rejected']);
    const system = await s.system().ctx();
    await Promise.all([dryRunImport(system, { importId }), dryRunImport(system, { importId })]);
    const once = await problems(who, importId);
    await dryRunImport(system, { importId });
    expect(await problems(who, importId)).toEqual(once);
    expect(await who.do(getImport, { importId })).toMatchObject({ state: 'checked' });
  });
});
