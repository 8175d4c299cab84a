import { localSecrets } from '@linli/infra/local/secrets';
import { systemClock } from '@linli/services/context';
import { idsBy } from '@linli/services/ids';
import { shipForms } from '@linli/services/reports/ship-forms';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { openVault } from '@linli/services/vault';
import type { Browser } from 'playwright-core';
import { Pool } from 'undici';
import { builtConsole } from '../support/built-console.ts';
import { launchChromium } from '../support/chromium.ts';
import type { BenchOptions } from './bench.ts';
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts';
import { fillPost } from './fill-accounts.ts';
import { type CaseCounts, fillCases } from './fill-cases.ts';
import { fillDistrict, smallDistrict, zhangwan } from './fill-district.ts';
import { fillReports, openRound } from './fill-reports.ts';
import { percentile } from './latencies.ts';
import {
  type Circumstances,
  circumstances,
  commandGiven,
  keepRun,
  keptRuns,
  saidOf,
  table,
  writeBlock,
} from './record.ts';
import { startApi } from './start-api.ts';

/** About two years of a district; as many open at once as its people can look after. */
const full: CaseCounts = {
  over: 120_000,
  open: 1_500,
  alertsOver: 150_000,
  alertsOpen: 800,
  checkpoints: 294,
};
const few: CaseCounts = { over: 1_000, open: 50, alertsOver: 1_000, alertsOpen: 20, checkpoints: 8 };
const TIMES = 7;

/**
 * The first screen of the console in a real browser, for a duty officer of a whole district with a round under way: from asking
 * for the page to everything on it having come, with an empty browser and with one that has been there. Beside it, what each
 * question to the server took.
 */
export const bench = ({ small, write }: BenchOptions): Promise<void> =>
  write
    ? writeScreens()
    : withBenchDatabase(`bench_console_${small ? 'small' : 'full'}`, 8, (database) =>
        measure(database, small),
      );

/** The first screen as one kind of browser shows it. */
interface ScreenFigures {
  readonly browser: string;
  readonly households: number;
  readonly first_screen_p50_ms: number;
  readonly first_screen_max_ms: number;
  readonly calls_p50_ms: Readonly<Record<string, number>>;
}

interface ScreenRun extends Circumstances {
  readonly screens: readonly ScreenFigures[];
}

async function measure({ sql, db, url, dataDir }: BenchDatabase, small: boolean): Promise<void> {
  const [{ version } = { version: '' }] = await sql<{ version: string }[]>`
    select split_part(current_setting('server_version'), ' ', 1) as version`;
  const run = circumstances(commandGiven(), version);
  const consoleFolder = builtConsole();
  console.log(
    `Filling a district of ${small ? '6,400' : '382,076'} people (takes some minutes in full size)`,
  );
  await fillDistrict(sql, small ? smallDistrict : zhangwan);
  const secrets = await localSecrets(dataDir);
  const vault = openVault({ dataKeys: secrets.DATA_KEYS.split(','), indexKey: secrets.INDEX_KEY });
  const [district] = await sql<{ id: string }[]>`select id from areas where kind = 'district'`;
  if (!district) throw new Error('no district');
  const officer = await fillPost(sql, vault, 'duty-officer', district.id);
  const ship = { db, clock: systemClock, ids: idsBy(systemClock) };
  await shipForms(ship);
  await shipKinds(ship);
  const [account] = await sql<{ id: string }[]>`select id from accounts limit 1`;
  await fillCases(sql, account?.id ?? '', small ? few : full);
  const api = await startApi({
    ...secrets,
    DATABASE_URL: url,
    DEMO: '1',
    TRUST_PROXY: '1',
    CONSOLE_FOLDER: consoleFolder,
  });
  const pool = new Pool(api.url, { connections: 2 });
  const browser = await launchChromium();
  try {
    const round = await openRound(sql, { pool, officer }, 'daily-health', district.id);
    await fillReports(sql, round.slots[0]?.id ?? '');
    for (const table of ['round_members', 'person_reports']) await sql.unsafe(`vacuum analyze ${table}`);
    // A warm server: what it does the first time is not what is measured.
    await firstScreen(browser, api.url, officer);
    const screens: ScreenFigures[] = [];
    for (const been of [false, true]) {
      const took: Screen[] = [];
      for (let i = 0; i < TIMES; i++) took.push(await firstScreen(browser, api.url, officer, been));
      const ms = took.map((screen) => screen.ms);
      const slowest = Object.keys(took[0]?.calls ?? {}).map((call) => [
        call,
        Math.round(
          percentile(
            took.map(({ calls }) => calls[call] ?? 0),
            0.5,
          ),
        ),
      ]);
      const screen: ScreenFigures = {
        browser: been ? 'has been there' : 'empty',
        households: small ? 2_487 : 148_702,
        first_screen_p50_ms: Math.round(percentile(ms, 0.5)),
        first_screen_max_ms: Math.round(Math.max(...ms)),
        calls_p50_ms: Object.fromEntries(slowest),
      };
      console.log(JSON.stringify({ bench: 'console', ...screen }));
      screens.push(screen);
    }
    const kept: ScreenRun = { ...run, screens };
    console.log(`Kept in ${await keepRun('console', kept)}`);
  } finally {
    await browser.close();
    await pool.close();
    await api.stop();
  }
}

/** Five cards with their figures, nothing still being read. */
const everythingIsThere = `document.querySelectorAll('main h2').length >= 5 && !document.querySelector('.waiting') &&
  document.querySelector('.figure') !== null && ![...document.querySelectorAll('td')].some((cell) => cell.textContent === '…')`;

interface Screen {
  readonly ms: number;
  /** Milliseconds of each question to the API, by its path. */
  readonly calls: Readonly<Record<string, number>>;
}

/** Opens the page Now as somebody signed in, in a browser of its own that has been there or not. */
async function firstScreen(browser: Browser, url: string, token: string, been = false): Promise<Screen> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 820 }, locale: 'zh-CN' });
  await context.addInitScript(
    `localStorage.setItem('linli.console.session', ${JSON.stringify(JSON.stringify({ state: { token }, version: 0 }))})`,
  );
  const page = await context.newPage();
  const open = async () => {
    const began = performance.now();
    await page.goto(`${url}/console/now`, { waitUntil: 'commit' });
    while (!(await page.evaluate<boolean>(everythingIsThere).catch(() => false)))
      await page.waitForTimeout(15);
    return performance.now() - began;
  };
  if (been) {
    await open();
    await page.goto('about:blank');
  }
  const ms = await open();
  const calls = (await page.evaluate(`Object.fromEntries(performance.getEntriesByType('resource')
    .filter(({ name }) => name.includes('/api/') && !name.includes('/live'))
    .map(({ name, duration }) => [new URL(name).pathname.replace(/[0-9a-f-]{36}/, ':id'), duration]))`)) as Record<
    string,
    number
  >;
  await context.close();
  return { ms, calls };
}

/** Writes the newest kept run into `infra/performance.md`. */
async function writeScreens(): Promise<void> {
  const [run] = await keptRuns<ScreenRun>('console');
  if (!run) throw new RangeError('no run of the console is kept');
  const calls = [...new Set(run.screens.flatMap((screen) => Object.keys(screen.calls_p50_ms)))].sort();
  const rows = [
    [
      'first screen, p50 / most ms',
      ...run.screens.map((of) => `${of.first_screen_p50_ms} / ${of.first_screen_max_ms}`),
    ],
    ...calls.map((call) => [
      `${call}, p50 ms`,
      ...run.screens.map((of) => String(of.calls_p50_ms[call] ?? '–')),
    ]),
  ];
  const head = ['', ...run.screens.map(({ browser }) => `browser: ${browser}`)];
  await writeBlock('console first screen', [table(head, rows), saidOf(run)].join('\n\n'));
}
