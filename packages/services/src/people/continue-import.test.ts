import { auditEntries } from '@linli/db/audit/tables';
import { areas, households, imports, memberships, persons, vehicles } from '@linli/db/people/tables';
import { registerCsv as csv, idNumber, registerFiles } from '@linli/test/support/register-files';
import { stage } from '@linli/test/support/stage';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { blindUses, uses } from '../vault.ts';
import { continueImport } from './continue-import.ts';
import type { MemberChange } from './followers.ts';
import { getImport } from './get-import.ts';
import { runImport } from './run-import.ts';

const told: MemberChange[] = [];
const s = await stage({
  followers: [
    {
      membersChanged: async (_ctx, _at, changes) => void told.push(...changes),
      areaMoved: async () => {},
      weighMove: async () => ({ openRounds: 0, openItems: 0 }),
    },
  ],
});
const { upload, check, load, problems, secretary } = registerFiles(s);

const ID = idNumber('1949-12-31', 1);
const ZHANG = `第1网格,1-1小格,凤凰城3-2-301,张 三,户主,男,1949.12.31,${ID},15400000001,济南市,自住,独居/慢病,鲁Z00001`;

const living = (areaPath: string) =>
  s.db
    .select({
      address: households.address,
      name: persons.name,
      relation: memberships.relation,
      person: persons,
    })
    .from(households)
    .innerJoin(areas, eq(areas.id, households.areaId))
    .innerJoin(memberships, and(eq(memberships.householdId, households.id), isNull(memberships.untilAt)))
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .where(sql`${areas.path} <@ ${areaPath}::ltree`)
    .orderBy(asc(persons.id));

describe('does', () => {
  it('brings area, household, person and vehicle in, with phone and id number only as ciphertext', async () => {
    const { community, who } = await secretary();
    const done = await load(who, community.id, csv(ZHANG));
    expect(done).toMatchObject({
      state: 'done',
      counts: { rows: 1, done: 1, newHouseholds: 1, newPersons: 1 },
    });
    const tree = await s.db
      .select({ kind: areas.kind, name: areas.name, compound: areas.compound })
      .from(areas)
      .where(sql`${areas.path} <@ ${community.path}::ltree and ${areas.path} <> ${community.path}::ltree`)
      .orderBy(asc(areas.path));
    expect(tree).toEqual([
      { kind: 'grid', name: '第1网格', compound: null },
      { kind: 'cell', name: '1-1小格', compound: null },
      { kind: 'building', name: '3栋', compound: '凤凰城' },
      { kind: 'unit', name: '2单元', compound: null },
    ]);
    const [row] = await living(community.path);
    expect(row).toMatchObject({
      address: '凤凰城 3栋2单元301',
      relation: 'head',
      person: {
        name: '张三',
        nameSounds: 'zhangsan zs',
        sex: 'male',
        birthDate: '1949-12-31',
        idKind: 'resident-id',
        registration: '济南市',
        tags: ['chronic-illness', 'lives-alone'],
        phoneBlind: s.vault.blind(blindUses.phone, '15400000001'),
      },
    });
    expect(s.vault.openText(uses.personId, row?.person.idCipher ?? Buffer.alloc(0))).toBe(ID);
    const [car] = await s.db
      .select()
      .from(vehicles)
      .where(eq(vehicles.plateBlind, s.vault.blind(blindUses.plate, '鲁Z00001')));
    expect(s.vault.openText(uses.plate, car?.plateCipher ?? Buffer.alloc(0))).toBe('鲁Z00001');
  });

  it('tells the followers who joined and, later, who was tagged', async () => {
    const { community, who } = await secretary();
    told.length = 0;
    await load(who, community.id, csv('第1网格,1-1小格,3-2-301,钱一,户主,,,,,,,独居,'));
    await load(who, community.id, csv('第1网格,1-1小格,3-2-301,钱一,户主,,,,,,,慢病,'));
    expect(told.map(({ kind }) => kind)).toEqual(['joined', 'tagged']);
    expect(told[1]).toMatchObject({ tags: ['chronic-illness', 'lives-alone'] });
    expect(told[0]?.areaPath.startsWith(`${community.path}.`)).toBe(true);
  });

  it('changes nothing when the same file comes again', async () => {
    const { community, who } = await secretary();
    const file = csv(
      '第1网格,1-1小格,5-1-101,李一,户主,,,,15400000011,,出租,孕妇,鲁Z00011',
      ',,,李二,妻,女,1990.1.1,,,,,,',
      '第1网格,1-1小格,5-1-102,空置,,,,,,,,,',
    );
    await load(who, community.id, file);
    const before = await s.db.select().from(persons).orderBy(asc(persons.id));
    s.clock.advance(60);
    const again = await load(who, community.id, file);
    expect(again.counts).toMatchObject({ newHouseholds: 0, newPersons: 0, changed: 0, unchanged: 2 });
    expect(await s.db.select().from(persons).orderBy(asc(persons.id))).toEqual(before);
  });

  it('fills in and corrects what a newer file knows better, and empties nothing', async () => {
    const { community, who } = await secretary();
    await load(who, community.id, csv('第1网格,1-1小格,6-1-101,周一,户主,男,,,15400000021,济南市,自住,,'));
    const done = await load(
      who,
      community.id,
      csv('第1网格,1-1小格,6-1-101,周一,,,1960.5.5,,15400000022,,出租,慢病,'),
    );
    expect(done.counts).toMatchObject({ newPersons: 0, changed: 2 });
    const [row] = await living(community.path);
    expect(row).toMatchObject({
      relation: 'head',
      person: {
        sex: 'male',
        birthDate: '1960-05-05',
        registration: '济南市',
        tags: ['chronic-illness'],
        phoneBlind: s.vault.blind(blindUses.phone, '15400000022'),
      },
    });
  });

  it('finds the buildings that are there, however they are called, and keeps them in their cell', async () => {
    const { community, grid, cell } = await s.areas({
      community: 'community',
      grid: ['grid', 'community'],
      cell: ['cell', 'grid'],
    });
    const who = await s.as({ role: 'secretary', area: community });
    await s.db.insert(areas).values({
      id: s.ids.next(),
      parentId: cell.id,
      kind: 'building',
      name: '7号楼',
      compound: '凤凰城',
      path: `${cell.path}.999999`,
      createdAt: s.clock.now(),
    });
    const { importId } = await load(
      who,
      community.id,
      csv(`${grid.name},别的小格,凤凰城7栋1单元101,吴一,户主,,,,,,,,`),
    );
    expect(await problems(who, importId)).toEqual(['2:3 building-in-other-cell']);
    const buildings = await s.db
      .select({ name: areas.name })
      .from(areas)
      .where(sql`${areas.kind} = 'building' and ${areas.path} <@ ${community.path}::ltree`);
    expect(buildings).toEqual([{ name: '7号楼' }]);
  });

  it('writes a large file in batches and goes on where a killed run stopped', async () => {
    const { community, who } = await secretary();
    const rows = Array.from(
      { length: 1300 },
      (_, i) => `第1网格,1-1小格,8-1-${1000 + i},郑${'一二三四五六七八九'[i % 9]},户主,,,,,,,,`,
    );
    const { importId } = await upload(who, community.id, csv(...rows));
    await check(who, importId);
    await who.do(runImport, { importId });
    const stop = new AbortController();
    const system = await s.system().ctx();
    const seen: number[] = [];
    await expect(
      continueImport(
        system,
        { importId },
        {
          signal: stop.signal,
          onProgress: ({ done }) => {
            seen.push(done);
            stop.abort(new Error('worker goes'));
          },
        },
      ),
    ).rejects.toThrow('worker goes');
    expect(await who.do(getImport, { importId })).toMatchObject({
      state: 'running',
      counts: { done: 500, newPersons: 500 },
    });
    await continueImport(system, { importId }, { onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual([500, 1000, 1300]);
    expect(await who.do(getImport, { importId })).toMatchObject({
      state: 'done',
      counts: { newHouseholds: 1300, newPersons: 1300 },
    });
    expect(await living(community.path)).toHaveLength(1300);
  });

  it('forgets the file when it is in, and the audit knows who let it in', async () => {
    const { community, who } = await secretary();
    const { importId } = await load(who, community.id, csv(ZHANG.replace('张 三', '王五').replace(ID, '')));
    const [row] = await s.db.select().from(imports).where(eq(imports.id, importId));
    expect(row?.fileCipher).toBeNull();
    const entries = await s.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, importId))
      .orderBy(asc(auditEntries.id));
    expect(entries.map((e) => [e.action, e.accountId])).toEqual([
      ['people.upload-register', who.accountId],
      ['people.run-import', who.accountId],
      ['people.finish-import', null],
    ]);
  });
});

describe('refuses', () => {
  it('rows with errors, keeps the others, and names every cell', async () => {
    const { community, who } = await secretary();
    const done = await load(
      who,
      community.id,
      csv(
        '第1网格,1-1小格,2003-01-02,赵一,户主,,,,,,,,',
        '第1网格,1-1小格,9-1-101,赵二,户主,男,1958.2.30,,1.54E+10,,,,',
      ),
    );
    expect(done.counts).toMatchObject({ newHouseholds: 1, newPersons: 1, errors: 1, warnings: 3 });
    expect(await problems(who, done.importId)).toEqual([
      '2:3 address-turned-into-date',
      '3:7 birth-date-impossible',
      '3:9 phone-lost-digits',
      '3:3 building-new',
    ]);
  });

  it('to move somebody who lives elsewhere, or to make a person of the file twice', async () => {
    const { community, who } = await secretary();
    const id = idNumber('1958-03-02', 1);
    const person = (door: string) => `第1网格,1-1小格,10-1-${door},冯一,户主,男,,${id},,,,,`;
    await load(who, community.id, csv(person('101')));
    const done = await load(who, community.id, csv(person('102'), person('102')));
    expect(done.counts).toMatchObject({ newPersons: 0, duplicates: 2 });
    expect((await problems(who, done.importId)).sort()).toEqual([
      '2:4 person-elsewhere',
      '3:4 same-person-twice',
    ]);
    expect((await living(community.path)).map((r) => r.address)).toEqual(['10栋1单元101']);
  });

  it('a building that stands in another grid, for a grid leader', async () => {
    const { community, other, mine } = await s.areas({
      community: 'community',
      other: ['grid', 'community'],
      mine: ['grid', 'community'],
    });
    const all = await s.as({ role: 'secretary', area: community });
    await load(all, community.id, csv(`${other.name},,凤凰城11-1-101,陈一,户主,,,,,,,,`));
    const leader = await s.as({ role: 'grid-leader', area: mine });
    const done = await load(leader, mine.id, csv(',,凤凰城11-1-102,陈二,户主,,,,,,,,'));
    expect(done.counts).toMatchObject({ newHouseholds: 0, newPersons: 0, errors: 1 });
    expect(await problems(leader, done.importId)).toEqual(['2:3 building-elsewhere']);
  });
});

describe('races and repeats', () => {
  it('two workers on one import write each batch once', async () => {
    const { community, who } = await secretary();
    const rows = Array.from({ length: 900 }, (_, i) => `第1网格,1-1小格,12-1-${1000 + i},褚一,户主,,,,,,,,`);
    const { importId } = await upload(who, community.id, csv(...rows));
    await check(who, importId);
    await who.do(runImport, { importId });
    const system = await s.system().ctx();
    await Promise.all([continueImport(system, { importId }), continueImport(system, { importId })]);
    await continueImport(system, { importId });
    expect(await who.do(getImport, { importId })).toMatchObject({
      state: 'done',
      counts: { done: 900, newPersons: 900 },
    });
    expect(await living(community.path)).toHaveLength(900);
  });

  it('two files with the same new door at once make one household', async () => {
    const { community, who } = await secretary();
    const file = csv('第1网格,1-1小格,13-1-101,卫一,户主,,,,,,,,');
    const ids = await Promise.all([upload(who, community.id, file), upload(who, community.id, file)]);
    const system = await s.system().ctx();
    for (const { importId } of ids) {
      await check(who, importId);
      await who.do(runImport, { importId });
    }
    const results = await Promise.allSettled(ids.map(({ importId }) => continueImport(system, { importId })));
    // Whoever lost the race to make the area runs again, as the queue would.
    for (const [i, { importId }] of ids.entries())
      if (results[i]?.status === 'rejected') await continueImport(system, { importId });
    expect(await living(community.path)).toHaveLength(1);
  });
});
