import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { callbacks } from '@linli/db/notices/tables';
import { visits } from '@linli/db/reports/tables';
import { inTransaction } from '@linli/services/context';
import { tell } from '@linli/services/notices/tell';
import { askToJoin } from '@linli/services/people/ask-to-join';
import { moveArea } from '@linli/services/people/move-area';
import { makeCallList } from '@linli/services/reports/make-call-list';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { builtMini } from '../support/built-mini.ts';
import { openProduct } from '../support/product.ts';
import { idNumber, registerCsv, registerFiles } from '../support/register-files.ts';
import { reportOf, roundOf, send, slotOf, well } from '../support/rounds.ts';
import type { AccountCaller } from '../support/stage.ts';
import { dutyAtTheGate } from './at-the-gate.ts';
import { casesOnDesk, errandsAtWork } from './at-work.ts';
import { broken, linesOf, smallTargets, smallText, stickingOut } from './faults.ts';
import { artifacts, openBrowser, type Phone } from './phone.ts';

const pictures = path.join(artifacts, 'pages');
mkdirSync(pictures, { recursive: true });

/** Pages of the mini-program as its configuration names them, so that a new one cannot be forgotten. */
async function pagesOfMini(): Promise<string[]> {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config });
  const file = path.resolve(import.meta.dirname, '../../apps/mini/src/app.config.ts');
  const { default: config } = (await import(pathToFileURL(file).href)) as {
    default: { pages: string[]; subPackages: { root: string; pages: string[] }[] };
  };
  return [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];
}

/** A morning at a quarter past seven: a round is under way, one family is well, one has a fever, two are missing. */
async function community() {
  const on = await openProduct({ startsAt: '2026-11-15T22:00:00Z', h5Folder: builtMini('h5') });
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    beside: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
  });
  const families = [];
  for (const [at, name] of ['王秀兰', '李明', '赵爱国', '欧阳上官婷婷'].entries()) {
    const address = `凤凰国际A区3栋2单元${at + 1}01室`;
    const household = await on.household(area.unit, { address, door: `${at + 1}01` });
    const head = await on.member(household, {
      name,
      phone: `1999900010${at}`,
      birthDate: `19${at + 4}8-03-02`,
      idNumber: idNumber(`19${at + 4}8-03-02`, at),
      relation: 'head',
      tags: ['lives-alone', 'chronic-illness'],
    });
    const child = await on.member(household, { name: '王小', birthDate: '2016-05-01', relation: 'child' });
    families.push({ household, head: head.personId, child: child.personId });
  }
  const [well1, fever, missing, silent] = families;
  if (!well1 || !fever || !missing || !silent) throw new Error('families are missing');
  const round = await roundOf(on, area.community);
  const leader = await on.as({ role: 'grid-leader', area: area.grid });
  const volunteer = await on.as({ role: 'volunteer', area: area.grid });
  const resident = await on.as({ household: missing.household, personId: missing.head });
  on.clock.advance(75);
  const slot = await slotOf(on, round.roundId, '2026-11-16', 'morning');
  const healthy = await on.as({ household: well1.household });
  await send(healthy, reportOf(on, slot, well1.household, { [well1.head]: well(), [well1.child]: well() }));
  const ill = await on.as({ household: fever.household });
  await send(
    ill,
    reportOf(on, slot, fever.household, {
      [fever.head]: {
        temperature: { celsius: 38.4, at: 'armpit' },
        'feels-well': false,
        symptoms: ['cough'],
      },
      [fever.child]: well(),
    }),
  );
  const applicant = await on.as();
  await applicant.do(askToJoin, {
    areaId: area.community.id,
    address: '凤凰国际A区3栋2单元101室',
    relation: 'tenant',
    name: '孙二',
    message: '',
  });
  await leader.do(makeCallList, {
    slotId: slot.id,
    areaId: area.grid.id,
    callers: [{ accountId: volunteer.accountId, dailyLimit: 20 }],
    preview: false,
  });
  await on.db.insert(visits).values({
    id: on.ids.next(),
    slotId: slot.id,
    householdId: silent.household.id,
    why: 'not-reached',
    createdAt: on.clock.now(),
  });
  await round.secretary.do(moveArea, {
    areaId: area.building.id,
    toParentId: area.beside.id,
    reason: '小格区调整',
  });
  const { upload, check } = registerFiles(on);
  const table = registerCsv(
    `grid,cell,3栋2单元501,王芳,户主,女,1971.5.6,${idNumber('1971-05-06', 1)},19999008001,本地,自住,,`,
    'grid,cell,3栋2单元502,王二,户主,女,1971.5.66,12,1999,本地,自住,,',
  );
  const { importId } = await upload(round.secretary, area.community.id, table);
  await check(round.secretary, importId);
  // A line of the inbox, and somebody no message reaches.
  await inTransaction(await on.system().ctx(), (ctx) =>
    tell(ctx, on.clock.now(), {
      kind: 'report-missing',
      accountIds: [resident.accountId],
      matter: 'a reminder',
      facts: { slotId: slot.id, missing: 2 },
    }),
  );
  await on.db.insert(callbacks).values({
    id: on.ids.next(),
    accountId: resident.accountId,
    areaId: area.unit.id,
    notBefore: on.clock.now(),
    createdAt: on.clock.now(),
  });
  await on.sql`insert into messages (id, account_id, area_id, rank, state, due_at, callback_id, created_at)
    select uuidv7(), line.account_id, line.area_id, 1, 'to-call', line.created_at, line.id, line.created_at from callbacks line`;
  await on.sql`update notices set state = 'taken', message_id = (select id from messages)
    where account_id = ${resident.accountId}`;
  const homes = {
    here: { household: missing.household, resident },
    well: { household: well1.household, resident: healthy },
    ill: { household: fever.household, resident: ill },
  };
  const { secretary } = round;
  const caseId = await casesOnDesk(on, { leader, secretary }, [homes.here, homes.ill]);
  const errands = await errandsAtWork(on, volunteer, [homes.well, homes.ill]);
  const late = await on.as({ role: 'volunteer', area: area.grid });
  const gate = await dutyAtTheGate(on, { id: area.grid.id, communityId: area.community.id }, [
    volunteer,
    late,
  ]);
  return {
    on,
    people: { resident, leader, volunteer, healthy, secretary: round.secretary, visitor: null },
    ids: {
      slotId: slot.id,
      roundId: round.roundId,
      importId,
      householdId: missing.household.id,
      caseId,
      ...errands,
      ...gate,
      personId: missing.head,
      feverId: fever.household.id,
      grid: area.grid.id,
      community: area.community.id,
      cell: area.cell.id,
      building: area.building.id,
    },
  };
}

const { on, people, ids } = await community();
const openPhone = await openBrowser(on.url, on.clock);

type Who = keyof typeof people;
const { slotId, roundId, householdId, personId } = ids;
const here = { areaId: ids.grid };
const atHome = { householdId };
const atGate = { checkpointId: ids.checkpointId };

/** Who opens a page, and what the page has to know. */
const openedBy: Record<string, readonly [Who, Record<string, string>?]> = {
  'pages/home/index': ['resident'],
  'pages/sign-in/index': ['visitor'],
  'pages/second-factor/index': ['leader'],
  'pages/report/index': ['resident', { slotId, householdId }],
  'pages/household/index': ['resident', atHome],
  'pages/member/index': ['resident', { householdId, personId }],
  'pages/invite/index': ['resident', atHome],
  'pages/relatives/index': ['resident'],
  'pages/join/index': ['resident'],
  'pages/history/index': ['leader', { householdId: ids.feverId }],
  'pages/ask/index': ['resident'],
  'pages/ask-form/index': ['resident', { kind: 'shopping', householdId }],
  'pages/requests/index': ['resident'],
  'pages/request/index': ['healthy', { requestId: ids.underWay }],
  'pages/notices/index': ['resident'],
  'pages/settings/index': ['resident'],
  'pages/consents/index': ['resident'],
  'pages/devices/index': ['resident'],
  'leaders/home/index': ['leader'],
  'leaders/coverage/index': ['leader', { slotId, ...here }],
  'leaders/gaps/index': ['leader', { slotId, ...here }],
  'leaders/split-calls/index': ['leader', { slotId, ...here }],
  'leaders/calls/index': ['volunteer'],
  'leaders/visits/index': ['leader', { slotId, ...here }],
  'leaders/callbacks/index': ['leader'],
  'leaders/alerts/index': ['leader', here],
  'leaders/joins/index': ['secretary', { areaId: ids.community }],
  'leaders/register/index': ['leader', here],
  'leaders/household/index': ['leader', atHome],
  'leaders/edit-household/index': ['leader', atHome],
  'leaders/edit-member/index': ['leader', { householdId, personId }],
  'leaders/household-code/index': ['leader', { householdId, address: '3-2-301' }],
  'leaders/rounds/index': ['secretary', { areaId: ids.community }],
  'leaders/round/index': ['secretary', { roundId }],
  'leaders/open-round/index': ['secretary', { areaId: ids.community }],
  'leaders/areas/index': ['secretary', { areaId: ids.community }],
  'leaders/move-area/index': ['secretary', { areaId: ids.building }],
  'leaders/area-moves/index': ['secretary', { areaId: ids.community }],
  'leaders/posts/index': ['secretary', { areaId: ids.community }],
  'leaders/appoint/index': ['secretary', { areaId: ids.community }],
  'leaders/imports/index': ['secretary', { areaId: ids.community }],
  'leaders/import-file/index': ['secretary', { importId: ids.importId }],
  'leaders/export/index': ['secretary', { areaId: ids.community }],
  'leaders/cases/index': ['leader', here],
  'leaders/case/index': ['leader', { caseKind: 'request', caseId: ids.caseId }],
  'leaders/pleas/index': ['secretary'],
  'leaders/supervisions/index': ['leader'],
  'leaders/rates/index': ['leader', here],
  'leaders/requests/index': ['leader', here],
  'leaders/team/index': ['leader', here],
  'leaders/absences/index': ['leader', here],
  'leaders/ladders/index': ['secretary', { areaId: ids.community }],
  'leaders/ladder/index': ['secretary', { areaId: ids.community, key: 'utilities' }],
  'leaders/kinds/index': ['leader', here],
  'leaders/checkpoints/index': ['leader', here],
  'leaders/checkpoint/index': ['leader', atGate],
  'leaders/edit-checkpoint/index': ['leader', atGate],
  'leaders/demand/index': ['leader', atGate],
  'leaders/edit-demand/index': ['leader', { ...atGate, kind: 'pattern' }],
  'leaders/shift-times/index': ['leader', here],
  'leaders/shift-rules/index': ['leader', here],
  'leaders/shift-board/index': ['leader', here],
  'leaders/shift-people/index': ['leader', { shiftId: ids.shiftId }],
  'leaders/on-now/index': ['leader', here],
  'leaders/duty-code/index': ['leader', atGate],
  'leaders/to-settle/index': ['leader', here],
  'leaders/rosters/index': ['leader', here],
  'leaders/start-roster/index': ['leader', here],
  'leaders/roster/index': ['leader', { rosterId: ids.rosterId }],
  'leaders/duty-log/index': ['leader', atGate],
  'leaders/shift-volunteers/index': ['leader', here],
  'leaders/week-sheet/index': ['leader', atGate],
  'volunteers/duty/index': ['volunteer'],
  'volunteers/offers/index': ['volunteer'],
  'volunteers/offer/index': ['volunteer', { offerId: ids.offerId }],
  'volunteers/near/index': ['volunteer'],
  'volunteers/errands/index': ['volunteer'],
  'volunteers/errand/index': ['volunteer', { requestId: ids.underWay }],
  'volunteers/hours/index': ['volunteer'],
  'volunteers/shifts/index': ['volunteer'],
  'volunteers/my-shifts/index': ['volunteer'],
  'volunteers/shift/index': ['volunteer', { shiftId: ids.shiftId }],
  'volunteers/relieves/index': ['volunteer'],
  'volunteers/availability/index': ['volunteer'],
};

const views = {
  usual: { width: 375, settings: { language: 'zh-Hans', elder: false } },
  elder: { width: 320, settings: { language: 'zh-Hans', elder: true } },
  english: { width: 320, settings: { language: 'en', elder: true } },
  traditional: { width: 375, settings: { language: 'zh-Hant', elder: false } },
} as const;
type View = keyof typeof views;

const phones = new Map<string, Promise<Phone>>();

/** One phone for each person and setting, signed in already. */
function phoneOf(who: Who, view: View): Promise<Phone> {
  const key = `${who} ${view}`;
  const known = phones.get(key) ?? ready(people[who], view);
  phones.set(key, known);
  return known;
}

async function ready(who: AccountCaller | null, view: View): Promise<Phone> {
  const { width, settings } = views[view];
  const phone = await openPhone({ width, height: 700 });
  // A stream that stays open would be waited for as if the page were still loading.
  await phone.context.route('**/api/live', (route) => route.fulfill({ status: 403 }));
  const kept = {
    settings,
    ...(who ? { session: { token: who.token, expiresAt: '2026-12-16T00:00:00Z' } } : {}),
  };
  for (const [key, data] of Object.entries(kept))
    await phone.context.addInitScript(`localStorage.setItem('${key}', '${JSON.stringify({ data })}')`);
  return phone;
}

/** Opens a page and waits until all of it is there; what went wrong meanwhile is returned. */
async function open(page: string, view: View) {
  const [who, about = {}] = openedBy[page] ?? ['visitor'];
  const phone = await phoneOf(who, view);
  await phone.go(`${page}?${new URLSearchParams(about)}`);
  await phone.page.locator('#page-title').waitFor();
  await phone.page.waitForLoadState('networkidle');
  await expect.poll(() => phone.page.locator('.skeleton').count()).toBe(0);
  const picture = (name: string) =>
    phone.page.screenshot({
      path: path.join(pictures, `${page.replaceAll('/', '-')} ${name}.png`),
      fullPage: true,
    });
  const failures = await phone.page.locator('#failure').allInnerTexts();
  const faults = [...phone.errors(), ...failures.map((text) => `the page failed: ${text}`)];
  return { page: phone.page, faults, picture };
}

async function usual(address: string) {
  const { page, faults, picture } = await open(address, 'usual');
  await page.emulateMedia({ colorScheme: 'light' });
  faults.push(...(await broken(page)), ...(await stickingOut(page)), ...(await smallTargets(page, 44)));
  await picture('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await broken(page, ['color-contrast'])).map((fault) => `dark: ${fault}`));
  await picture('dark');
  return faults;
}

async function large(address: string) {
  const { page, faults, picture } = await open(address, 'elder');
  faults.push(...(await broken(page)), ...(await stickingOut(page)));
  faults.push(...(await smallText(page, 18)), ...(await smallTargets(page, 60)));
  await picture('elder');
  return faults;
}

/** What the test itself wrote into the register, and names of languages: it stays as it was written. */
const written =
  /王秀兰|李明|赵爱国|欧阳上官婷婷|王小|王芳|王二|孙二|账号\d+|凤凰国际A区3栋2单元\d+室|3栋2单元\d+|突发公共卫生事件应急条例第四十条|及早发现发热的人|小格区调整|等燃气公司到场|半小时内回复|东门岗亭旁|东门|测温枪|见人扫码|夜里冷，路滑|王网格|3 斤水多的梨|5 升矿泉水|苹果|门口有个筐|名单(\.csv)?|简体中文|繁體中文|语言 \/ Language|(?<=(列：|Column [A-Z]: ))\p{Script=Han}+$/gu;
const toTraditional = Converter({ from: 'cn', to: 'tw' });
/** Right in Traditional Chinese, but the converter, made for Simplified, would go on converting them. */
const right = /鄰里/g;

async function english(address: string) {
  const { page, faults, picture } = await open(address, 'english');
  faults.push(...(await stickingOut(page)), ...(await smallTargets(page, 60)));
  const chinese = (await linesOf(page)).filter((line) => /\p{Script=Han}/u.test(line.replace(written, '')));
  faults.push(...chinese.map((line) => `not in English: ${line}`));
  await picture('english');
  return faults;
}

async function traditional(address: string) {
  const { page, faults } = await open(address, 'traditional');
  const simplified = (await linesOf(page)).filter((line) => {
    const ours = line.replace(written, '').replace(right, '');
    return toTraditional(ours) !== ours;
  });
  faults.push(...simplified.map((line) => `not in Traditional Chinese: ${line}`));
  return faults;
}

describe('every page of the mini-program', async () => {
  it('has somebody here who opens it', async () => {
    // kit.test.ts looks at the page of the kit.
    const pages = (await pagesOfMini()).filter((page) => page !== 'kit-page/index');
    expect(Object.keys(openedBy).sort()).toEqual(pages.sort());
  });

  it.each(Object.keys(openedBy))('%s can be read, reached and understood by everybody', async (address) => {
    const [light, elder, inEnglish, inTraditional] = await Promise.all([
      usual(address),
      large(address),
      english(address),
      traditional(address),
    ]);
    const named = Object.entries({ light, elder, inEnglish, inTraditional });
    expect(named.flatMap(([view, faults]) => faults.map((fault) => `${view}: ${fault}`))).toEqual([]);
  });
});
