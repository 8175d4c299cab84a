import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Sql } from '@linli/db/client';
import { migrate, pendingMigrations } from '@linli/db/migrate';
import { openVault } from '@linli/services/vault';
import { rotateKeys } from '@linli/services/vault/rotate-keys';
import { atTheEnd, emptyDatabase } from '@linli/test/support/database';
import { askFor, village } from '@linli/test/support/requests';
import { newKeys, stage } from '@linli/test/support/stage';
import { expect, test } from 'vitest';
import { manifestFile } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

const keys = newKeys();
const vault = openVault(keys);
const log = () => {};
const below = await mkdtemp(join(tmpdir(), 'linli backup '));
atTheEnd(() => rm(below, { recursive: true }));
const { on, area, home: makeHome } = await village({ keys });
const home = await makeHome({ members: [{ name: '张\t桂芳\\' }, {}] });
await askFor(on, home, { note: '门铃坏了，\n请敲门' });
const taken = join(below, 'taken');
const manifest = await takeBackup({ url: on.url, vault, takenAt: on.clock.now(), log }, taken);

/** All rows of all tables as text, in an order of their own. */
async function everything(sql: Sql): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  for (const { name } of manifest.tables) {
    const found = await sql.unsafe<{ row: string }[]>(
      `select t::text as row from public."${name}" t order by 1`,
    );
    rows[name] = found.map(({ row }) => row);
  }
  return rows;
}

/** A copy of the backup in which something was changed. */
async function changed(name: string, change: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(below, name);
  await cp(taken, folder, { recursive: true });
  await change(folder);
  return folder;
}

async function refused(folder: string, message: RegExp, vaultThere = vault): Promise<void> {
  const { sql, url } = await emptyDatabase();
  await expect(restoreBackup({ url, vault: vaultThere, log }, folder)).rejects.toThrow(message);
  expect(await sql`select to_regclass('public.households') as households`).toEqual([{ households: null }]);
}

test('a backup that is brought into an empty database is the same to the last row, and life goes on there', async () => {
  const there = await emptyDatabase();
  await restoreBackup({ url: there.url, vault, log }, taken);
  expect(await everything(there.sql)).toEqual(await everything(on.sql));
  expect(await pendingMigrations(there.sql)).toEqual([]);
  const after = await stage({ keys, database: there });
  // Numbers go on where they were, and references and triggers are at work again.
  const { requestId } = await askFor(after, { ...home, resident: await after.as(home) }, { kind: 'meals' });
  const numbers = await there.sql`select number from requests order by number`;
  expect(numbers).toMatchObject([{ number: '1001' }, { number: '1002' }]);
  expect(requestId).toBeTruthy();
  await expect(there.sql`delete from areas where id = ${area.grid.id}`).rejects.toThrow(/foreign key/);
});

test('what is written as it is taken is in it altogether or not at all', async () => {
  const folder = join(below, 'busy');
  let written: Promise<unknown> | undefined;
  await takeBackup(
    {
      url: on.url,
      vault,
      takenAt: on.clock.now(),
      // Between two tables somebody asks for help, which writes to tables before and after.
      log: () => {
        written ??= askFor(on, home, { kind: 'question' });
      },
    },
    folder,
  );
  await written;
  const there = await emptyDatabase();
  await restoreBackup({ url: there.url, vault, log }, folder);
  const [alone] = await there.sql`
    select count(*)::int as n from case_events event left join requests request on request.id = event.case_id
    where request.id is null`;
  expect(alone).toEqual({ n: 0 });
});

test('a file that was changed or cut, or another one, is noticed before anything is written', async () => {
  const file = 'households.copy.gz';
  const rewritten = await changed('rewritten', async (folder) => {
    const text = gunzipSync(await readFile(join(folder, file))).toString();
    await writeFile(join(folder, file), gzipSync(text.replace(/^./, (first) => (first === '0' ? '1' : '0'))));
  });
  await refused(rewritten, /households\.copy\.gz is damaged/);
  const cut = await changed('cut', async (folder) => {
    const whole = await readFile(join(folder, file));
    await writeFile(join(folder, file), whole.subarray(0, whole.length - 9));
  });
  await refused(cut, /households\.copy\.gz is damaged/);
  await refused(await changed('gone', (folder) => rm(join(folder, file))), /households\.copy\.gz is damaged/);
  await refused(await changed('none', (folder) => rm(join(folder, manifestFile))), /it is no backup/);
  const strange = await changed('strange', (folder) => writeFile(join(folder, manifestFile), '{"format":2}'));
  await refused(strange, /format/);
});

test('other keys are noticed before anything is written', async () => {
  const [other] = newKeys().dataKeys;
  await refused(taken, /DATA_KEYS/, openVault({ ...keys, dataKeys: [other ?? ''] }));
  await refused(taken, /INDEX_KEY/, openVault({ ...keys, indexKey: other ?? '' }));
  // A key that came since is no other key.
  const there = await emptyDatabase();
  const rotated = openVault({ ...keys, dataKeys: [...keys.dataKeys, other ?? ''] });
  await restoreBackup({ url: there.url, vault: rotated, log }, taken);
});

test('a backup taken while keys are changed asks for every key it needs, and one taken after only for the new ones', async () => {
  const [data, index] = [...newKeys().dataKeys, newKeys().indexKey];
  const during = { dataKeys: [...keys.dataKeys, `1:${data}`], indexKey: `${keys.indexKey},1:${index}` };
  const both = openVault(during);
  const midway = join(below, 'midway');
  const { keys: asked } = await takeBackup(
    { url: on.url, vault: both, takenAt: on.clock.now(), log },
    midway,
  );
  expect(asked).toMatchObject({ data: { 0: expect.any(String) }, index: { 0: expect.any(String) } });
  await refused(midway, /DATA_KEYS lacks key 0 .* 0:…/, openVault({ ...during, dataKeys: [`1:${data}`] }));
  await refused(midway, /INDEX_KEY lacks key 0/, openVault({ ...during, indexKey: `1:${index}` }));
  const there = await emptyDatabase();
  await restoreBackup({ url: there.url, vault: both, log }, midway);
  const { left } = await rotateKeys({ ...on, db: there.db, vault: both });
  expect(left).toEqual([]);
  const rotated = join(below, 'rotated');
  await takeBackup({ url: there.url, vault: both, takenAt: on.clock.now(), log }, rotated);
  const alone = openVault({ dataKeys: [`1:${data}`], indexKey: `1:${index}` });
  await restoreBackup({ url: (await emptyDatabase()).url, vault: alone, log }, rotated);
});

test('an older backup is brought up to this version, and one of a newer version is refused', async () => {
  const before = await emptyDatabase();
  await migrate(before.url, undefined, manifest.migrations.slice(0, -1));
  const older = join(below, 'older');
  await takeBackup({ url: before.url, vault, takenAt: on.clock.now(), log }, older);
  const there = await emptyDatabase();
  await restoreBackup({ url: there.url, vault, log }, older);
  expect(await pendingMigrations(there.sql)).toEqual([]);
  const text = await readFile(join(taken, manifestFile), 'utf8');
  const newer = await changed('newer', (folder) =>
    writeFile(
      join(folder, manifestFile),
      text.replace(/"migrations": \[/, '"migrations": ["9999_of_tomorrow",'),
    ),
  );
  await refused(newer, /newer version/);
});

test('neither a database with something in it nor a folder that is there is written over', async () => {
  await expect(restoreBackup({ url: on.url, vault, log }, taken)).rejects.toThrow(/not empty/);
  const again = takeBackup({ url: on.url, vault, takenAt: on.clock.now(), log }, taken);
  await expect(again).rejects.toThrow(/there already/);
  const half = takeBackup(
    { url: `${on.url}_gone`, vault, takenAt: on.clock.now(), log },
    join(below, 'failed'),
  );
  await expect(half).rejects.toThrow();
  expect((await readdir(below)).filter((name) => name.startsWith('failed'))).toEqual([]);
});
