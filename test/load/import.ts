import type { ImportView } from '@linli/contracts/people/register-endpoints';
import { demoIds, demoPhone } from '@linli/infra/local/demo/demo-numbers';
import { chineseName, surname } from '@linli/infra/local/demo/names';
import { randomBy } from '@linli/infra/local/demo/random';
import { localSecrets } from '@linli/infra/local/secrets';
import { compose } from '@linli/services/compose';
import { readConfig } from '@linli/services/config';
import { type Ctx, inTransaction } from '@linli/services/context';
import { accountOfPhone } from '@linli/services/identity/account-of-phone';
import { checkImport } from '@linli/services/people/check-import';
import { continueImport } from '@linli/services/people/continue-import';
import { dryRunImport } from '@linli/services/people/dry-run-import';
import { insertArea } from '@linli/services/people/insert-area';
import type { WrittenCell } from '@linli/services/people/register-workbook/write-workbook';
import { writeXlsx } from '@linli/services/people/register-workbook/write-workbook';
import { runImport } from '@linli/services/people/run-import';
import { uploadRegister } from '@linli/services/people/upload-register';
import { pino } from 'pino';
import type { BenchOptions } from './bench.ts';
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts';

/** The second file is three times as long as the first: its heap shows whether memory is flat. */
const ROWS = { full: [20_000, 60_000], small: [500, 1_000] } as const;
const MB = 1024 * 1024;

/** Registers of new people through the import itself: uploaded, checked cell by cell, written. */
export async function bench({ small }: BenchOptions): Promise<void> {
  await withBenchDatabase(`import_${small ? 'small' : 'full'}`, 4, async (database) => {
    const { who, areaId, close } = await secretary(database);
    const cases: unknown[] = [];
    for (const [series, rows] of ROWS[small ? 'small' : 'full'].entries()) {
      cases.push(await bringIn(who, areaId, series, rows));
    }
    await close();
    for (const each of cases) console.log(JSON.stringify(each));
  });
}

async function bringIn(who: Ctx, areaId: string, series: number, rows: number) {
  const system: Ctx = { ...who, actor: { kind: 'system' } };
  console.log(`Bringing in ${rows} rows`);
  const laps: number[] = [];
  let peak = 0;
  const lap = async <T>(work: Promise<T>): Promise<T> => {
    const began = performance.now();
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    }, 50);
    const result = await work.finally(() => clearInterval(watch));
    laps.push(Math.round(performance.now() - began));
    return result;
  };
  const bytes = writeXlsx([
    { name: `小区${series}`, rows: people(series, rows) },
  ]) as AsyncIterable<Uint8Array>;
  const { importId }: ImportView = await lap(
    inTransaction(who, (inner) => uploadRegister(inner, { areaId, fileName: 'register.xlsx' }, { bytes })),
  );
  await inTransaction(who, (inner) => checkImport(inner, { importId, mappings: [] }));
  await lap(dryRunImport(system, { importId }));
  await inTransaction(who, (inner) => runImport(inner, { importId }));
  await lap(continueImport(system, { importId }));
  const [upload, check, run] = laps;
  return {
    bench: 'import',
    rows,
    upload_ms: upload,
    check_ms: check,
    run_ms: run,
    rows_per_s: Math.round((rows * 1000) / (run ?? 1)),
    peak_heap_mb: Math.round(peak / MB),
  };
}

/** Households of three in buildings of sixty doors. */
function* people(series: number, rows: number): Generator<WrittenCell[]> {
  const random = randomBy(`import bench ${series}`);
  const idFor = demoIds(`10001${series}`);
  yield ['住址', '姓名', '关系', '性别', '出生日期', '身份证号', '电话', '户籍', '特殊人群'];
  for (let i = 0; i < rows; i++) {
    const home = Math.floor(i / 3);
    const door = `${Math.floor(home / 60) + 1}-1-${Math.floor((home % 60) / 4) + 1}0${(home % 4) + 1}`;
    const sex = i % 2 === 0 ? 'male' : 'female';
    const birth = `19${50 + (i % 49)}-0${1 + (i % 9)}-1${i % 9}`;
    const name = chineseName(random, surname(random), sex, 1970);
    const relation = i % 3 === 0 ? '户主' : '子女';
    const phone = Number(demoPhone(60_000_000 + series * 1_000_000 + i));
    yield [
      door,
      name,
      relation,
      sex === 'male' ? '男' : '女',
      birth,
      idFor(birth, sex, random),
      phone,
      '济南市',
      '独居',
    ];
  }
}

async function secretary({ url, dataDir }: BenchDatabase) {
  const config = readConfig({ ...(await localSecrets(dataDir)), DATABASE_URL: url, DEMO: '1' });
  const { ctx, close } = compose(config, { log: pino({ level: 'silent' }), most: 4, name: 'linli bench' });
  const system: Ctx = { ...ctx, actor: { kind: 'system' }, address: null };
  const now = ctx.clock.now();
  const area = await inTransaction(system, (inner) =>
    insertArea(inner, now, { parent: null, kind: 'community', name: '社区' }),
  );
  const { accountId } = await inTransaction(system, (inner) =>
    accountOfPhone(inner, now, demoPhone(1), '书记'),
  );
  const post = { appointmentId: accountId, role: 'secretary', areaId: area.id, areaPath: area.path } as const;
  const who: Ctx = {
    ...system,
    actor: {
      kind: 'account',
      accountId,
      sessionId: accountId,
      displayName: '书记',
      language: 'zh-Hans',
      posts: [post],
      secondFactor: 'passed',
    },
  };
  return { who, areaId: area.id, close };
}
