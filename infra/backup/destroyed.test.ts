import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@linli/services/config';
import { catchUp, demandDestroyed } from '@linli/services/destruction/destroy-again';
import { readDestroyedList } from '@linli/services/destruction/destroyed-list';
import { loadRound } from '@linli/services/destruction/load-round';
import { runDestruction } from '@linli/services/destruction/run-destruction';
import { countAll } from '@linli/services/destruction/show-destruction';
import { sweepDestructions } from '@linli/services/destruction/sweep-destructions';
import { openVault } from '@linli/services/vault';
import { atTheEnd, emptyDatabase } from '@linli/test/support/database';
import { gathered, said } from '@linli/test/support/gathered';
import { newKeys } from '@linli/test/support/stage';
import { expect, test } from 'vitest';
import { destroyAgainIn, destroyedIn, gatherDestroyed, keepBeside } from './destroyed.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

const keys = newKeys();
const vault = openVault(keys);
const log = () => {};
const below = await mkdtemp(join(tmpdir(), 'linli destroyed '));
await mkdir(join(below, 'first'));
atTheEnd(() => rm(below, { recursive: true }));
const { on, here, there } = await gathered({ keys });
const before = join(below, 'before');
await takeBackup({ url: on.databaseUrl, vault, takenAt: on.clock.now(), log }, before);
// Ten days later one of both rounds is destroyed, and the list is kept beside the next backup.
on.clock.set(new Date('2026-11-26T00:00:00Z'));
await on.sql`update rounds set data_afterwards = 'service-record' where id = ${there.roundId}`;
const system = await on.system().ctx();
await sweepDestructions(system);
const [{ id: destructionId } = { id: '' }] = await on.sql<{ id: string }[]>`select id from destructions`;
await runDestruction(system, { destructionId });
const list = await keepBeside(join(below, 'after'), on.databaseUrl, vault);

const configOf = (url: string) =>
  readConfig({
    DATABASE_URL: url,
    DATA_KEYS: keys.dataKeys.join(','),
    INDEX_KEY: keys.indexKey,
    DEMO: '1',
    DESTROYED_LIST: list,
  });
const ctxOf = (database: { db: typeof on.db; url: string }) => ({
  ...system,
  db: database.db,
  settings: configOf(database.url).settings,
});
/** What a database holds of both rounds. */
async function held(database: { db: typeof on.db; url: string }) {
  const ctx = ctxOf(database);
  return Promise.all([here, there].map(async ({ roundId }) => countAll(ctx, await loadRound(ctx, roundId))));
}

test('an older backup is destroyed again before it serves: of the round that was, nothing is left, and nothing else is missing', async () => {
  const entries = await gatherDestroyed(vault, { given: [], usual: [list], replaced: null });
  const restored = await emptyDatabase();
  const during: string[] = [];
  await restoreBackup(
    {
      url: restored.url,
      vault,
      log,
      destroyAgain: async () => {
        during.push(
          await demandDestroyed(ctxOf(restored)).then(
            () => 'served',
            (error: Error) => error.message,
          ),
        );
        await destroyAgainIn(configOf(restored.url), entries);
      },
    },
    before,
  );
  expect(during).toEqual([expect.stringMatching(/not finished/)]);
  await demandDestroyed(ctxOf(restored));
  const [gone, kept] = await held(restored);
  expect(gone).toEqual([]);
  expect(kept).toEqual((await held({ db: on.db, url: on.databaseUrl }))[1]);
  expect(kept?.length).toBeGreaterThan(15);
  const [row] = await restored.sql`
    select state, certificate, certificate_hash, jsonb_array_length(repeats) as repeats from destructions`;
  const [first] = await on.sql`select certificate, certificate_hash from destructions`;
  expect(row).toEqual({ state: 'done', repeats: 1, ...first });
  const [round] = await restored.sql`
    select closed_at is not null as closed, (select count(*)::int from alerts where round_id = ${here.roundId} and state <> 'resolved') as open,
      (select count(*)::int from gap_notes where note = ${said}) as said
    from rounds where id = ${here.roundId}`;
  expect(round).toMatchObject({ open: 0, said: 1 });
});

test('brought in by other means it is not ready until a worker that knows the list has destroyed it again', async () => {
  const restored = await emptyDatabase();
  await restoreBackup({ url: restored.url, vault, log }, before);
  const ctx = ctxOf(restored);
  const check = () => demandDestroyed(ctx);
  await expect(check()).rejects.toThrow(/1 destructions are not known/);
  expect(await catchUp(ctx)).toBe(1);
  await check();
  expect((await held(restored))[0]).toEqual([]);
  expect(await catchUp(ctx)).toBe(0);
});

test('the list is written with the keys of the installation: nobody else can have anything destroyed by one', async () => {
  const entries = await readDestroyedList(list, vault);
  expect(entries).toEqual(await destroyedIn(on.databaseUrl));
  expect(entries.map(({ subjectId }) => subjectId)).toEqual([here.roundId]);
  const forged = join(below, 'forged.jsonl');
  const text = await readFile(list, 'utf8');
  await writeFile(forged, text.replaceAll(here.roundId, there.roundId));
  await expect(readDestroyedList(forged, vault)).rejects.toThrow(/line 1: not written by this installation/);
  await expect(readDestroyedList(list, openVault(newKeys()))).rejects.toThrow(/not written/);
  const cut = join(below, 'cut.jsonl');
  await cp(list, cut);
  await appendFile(cut, '{"entry":');
  await expect(readDestroyedList(cut, vault)).rejects.toThrow(/line 2/);
});

test('without any list a restore asks for one; what a replaced database knows counts as one', async () => {
  const none = { given: [], usual: [join(below, 'nowhere.jsonl')], replaced: null };
  await expect(gatherDestroyed(vault, none)).rejects.toThrow(/--destroyed FILE/);
  expect(await gatherDestroyed(vault, { ...none, given: ['none'] })).toEqual([]);
  const named = { ...none, given: [join(below, 'nowhere.jsonl')] };
  await expect(gatherDestroyed(vault, named)).rejects.toThrow(/is not there/);
  expect(await gatherDestroyed(vault, { ...none, replaced: on.databaseUrl })).toHaveLength(1);
  const older = await emptyDatabase();
  expect(await destroyedIn(older.url)).toEqual([]);
  // An empty list is one: it says that nothing was destroyed.
  const empty = await keepBeside(join(below, 'first', 'x'), older.url, vault);
  expect(await gatherDestroyed(vault, { ...none, usual: [empty] })).toEqual([]);
  // The database has forgotten it; the list has not.
  const file = await keepBeside(join(below, 'later'), older.url, vault);
  expect(await readDestroyedList(file, vault)).toHaveLength(1);
});
