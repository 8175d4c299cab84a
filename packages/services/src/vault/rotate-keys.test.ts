import { randomBytes } from 'node:crypto';
import { connect } from '@linli/db/client';
import { accounts } from '@linli/db/identity/tables';
import { photos } from '@linli/db/reports/tables';
import { residentIdCheck } from '@linli/domain/people/id-number';
import { comeAlive, settle } from '@linli/test/support/community';
import type { TestDatabase } from '@linli/test/support/database';
import { openProduct } from '@linli/test/support/product';
import { idNumber, registerCsv, registerFiles } from '@linli/test/support/register-files';
import { newKeys, type Stage, stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shipLadders } from '../escalation/ship-ladders.ts';
import { requestCode } from '../identity/request-code.ts';
import { changeMember } from '../people/change-member.ts';
import { downloadExport } from '../people/download-export.ts';
import { exportRegister } from '../people/export-register.ts';
import { getExport } from '../people/get-export.ts';
import { joinByPhone } from '../people/join-by-phone.ts';
import { makeExport } from '../people/make-export.ts';
import { saveHousehold } from '../people/save-household.ts';
import { searchRegister } from '../people/search-register.ts';
import { signInWithCode } from '../people/sign-in-with-code.ts';
import { viewInFull } from '../people/view-in-full.ts';
import { shipForms } from '../reports/ship-forms.ts';
import { shipKinds } from '../requests/ship-kinds.ts';
import { openVault, uses } from '../vault.ts';
import { processesWithOtherKeys } from './keys-in-name.ts';
import { hashedColumns, sealedTables } from './resting-values.ts';
import { rotateKeys } from './rotate-keys.ts';

const key = () => randomBytes(32).toString('base64');
const numberOf = (first: string) => first + residentIdCheck(first);
const before = newKeys();
const [data, index] = [key(), key()];
const during = { dataKeys: [...before.dataKeys, `1:${data}`], indexKey: `${before.indexKey},1:${index}` };
const after = { dataKeys: [`1:${data}`], indexKey: `1:${index}` };

/** The same database, read and written by a process with other keys. */
function withKeys(on: Stage & { databaseUrl?: string }, keys: typeof before) {
  const { db, sql, url, databaseUrl } = on;
  const database: TestDatabase = { db, sql, url: databaseUrl ?? url, close: async () => {} };
  return stage({ keys, database, startsAt: on.clock.now().toISOString() });
}

/** A community in the middle of its morning, under the keys of before. */
async function morning() {
  const on = await openProduct({ keys: before, startsAt: '2026-11-15T22:00:00Z' });
  await shipForms(on.base);
  await shipKinds(on.base);
  await shipLadders(on.base);
  const place = await settle(on, '甲');
  on.clock.advance(75);
  await comeAlive(on, place);
  const phone = on.phone();
  const number = numberOf('37010219300307122');
  const household = await on.household(place.area.unit, { address: '甲9栋1单元101室' });
  const { personId } = await on.member(household, { name: '王桂兰', phone, idNumber: number });
  await on.db.insert(photos).values({
    id: on.ids.next(),
    householdId: household.id,
    accountId: place.secretary.accountId,
    contentCipher: on.vault.seal(uses.photo, randomBytes(40_000)),
    createdAt: on.clock.now(),
  });
  const [call] = await on.sql<{ id: string }[]>`select id from calls limit 1`;
  const called = (outcome: string, blind: Buffer) => on.sql`
    insert into call_attempts (id, call_id, caller_id, outcome, at, person_id, phone_blind)
    values (${on.ids.next()}, ${call?.id ?? ''}, ${place.secretary.accountId}, ${outcome}, now(), ${personId}, ${blind})`;
  await called('wrong-number', on.vault.blind('phone', phone));
  await called('no-answer', on.vault.blind('phone', phone));
  await called('wrong-number', on.vault.blind('phone', on.phone()));
  const save = { areaId: place.area.unit.id, door: '102', occupancy: 'lived-in', tenancy: 'own' } as const;
  const { householdId } = await place.secretary.do(saveHousehold, {
    ...save,
    headCount: null,
    vehicles: [{ plate: '鲁A12345', kind: '' }],
  });
  return { on, place, phone, number, personId, household, parked: householdId };
}

type Morning = Awaited<ReturnType<typeof morning>>;

/** Looks for everything a secretary looks for, by the keys of a stage. */
async function finds({ place, phone, number, personId, household, parked }: Morning, as: Stage) {
  // Somebody else each time: how much one account sees in full in an hour is bounded.
  const { id } = await as.account({ phone: null });
  await as.post(id, 'secretary', place.area.community);
  const secretary = await as.as({ id });
  const search = async (query: string) =>
    (await secretary.do(searchRegister, { query, limit: 5 })).items.map(({ householdId }) => householdId);
  expect(await search(phone)).toEqual([household.id]);
  expect(await search(number)).toEqual([household.id]);
  expect(await search('桂兰')).toEqual([household.id]);
  expect(await search('鲁A12345')).toEqual([parked]);
  const full = await secretary.do(viewInFull, { personId, reason: '核对登记' } as never);
  expect(full).toMatchObject({ phone, idNumber: number });
}

/** Opens every sealed value there is. @returns how many there were */
async function opensAll(on: Stage): Promise<number> {
  let values = 0;
  for (const [table, { columns }] of Object.entries(sealedTables))
    for (const [column, { use }] of Object.entries(columns))
      for (const { sealed } of await on.sql.unsafe<{ sealed: Buffer }[]>(
        `select ${column} as sealed from ${table} where ${column} is not null`,
      )) {
        on.vault.open(use, sealed);
        values++;
      }
  return values;
}

describe('a change of keys', async () => {
  const was = await morning();
  const { on, place, personId } = was;

  it('finds and reads the same before, while it runs and after, though people write; then the old keys are nowhere', async () => {
    await finds(was, on);
    const both = await withKeys(on, during);
    await finds(was, both);
    // Rows are written by new keys and by old ones while the rotation goes through them.
    const secretary = both.bearer(place.secretary.token);
    const rename = async (caller: typeof secretary, name: string) =>
      caller.do(changeMember, { personId, member: { name } } as never);
    let over = false;
    const people = (async () => {
      let written = 0;
      for (; !over || written < 4; written++) {
        await rename(secretary, `王桂兰${written}`);
        await finds(was, both);
        // A process that was not restarted yet; one that never is would keep the rotation from its end.
        if (written < 3) await on.member(was.household, { name: `客人${written}`, phone: on.phone() });
      }
      return `王桂兰${written - 1}`;
    })();
    const { moved, twice } = await rotateKeys(both);
    over = true;
    const lastName = await people;
    expect(moved).toBeGreaterThan(40);
    expect(twice).toEqual([]);
    // What an old process wrote after it was passed is found by beginning again, and then nothing is left to do.
    expect((await rotateKeys(both)).left).toEqual([]);
    expect(await rotateKeys(both)).toMatchObject({ moved: 0, left: [] });
    await rename(secretary, lastName);

    const alone = await withKeys(on, after);
    await finds(was, alone);
    expect(await opensAll(alone)).toBeGreaterThan(35);
    // A number that was wrong stays known as wrong; that of a number the register no longer has says nothing any more.
    const attempts = await on.sql<{ phone_blind: Buffer | null }[]>`
      select phone_blind from call_attempts where person_id = ${personId} order by id`;
    const now = alone.vault.blind('phone', was.phone);
    expect(attempts.map(({ phone_blind }) => phone_blind)).toEqual([now, now, null]);
    const [person] = await on.sql`select name from persons where id = ${personId}`;
    expect(person).toEqual({ name: lastName });
  });

  it('lets sessions in that were used meanwhile, and says how many were not', async () => {
    const both = await withKeys(on, during);
    const resident = place.homes.well.resident;
    const { waiting } = await rotateKeys(both);
    const sessions = () => waiting.find(({ table }) => table === 'sessions')?.values ?? 0;
    expect(sessions()).toBeGreaterThan(1);
    // Used once after a few minutes, it goes on under the new key.
    both.clock.advance(30);
    expect((await both.bearer(resident.token).ctx()).actor).toMatchObject({ accountId: resident.accountId });
    const alone = await withKeys(on, after);
    expect((await alone.bearer(resident.token).ctx()).actor).toMatchObject({ accountId: resident.accountId });
    expect((await alone.bearer(place.homes.ill.resident.token).ctx()).actor).toEqual({ kind: 'visitor' });
  });

  it('events of cases stay as they are but for the key their words are sealed with', async () => {
    await expect(on.sql`update case_events set reason_cipher = '\\x00'`).rejects.toThrow(/only added/);
    const rewritten = on.sql.begin(async (tx) => {
      await tx`select set_config('linli.resealing', 'on', true)`;
      await tx`update case_events set what = 'done'`;
    });
    await expect(rewritten).rejects.toThrow(/only added/);
  });
});

describe('while keys are changed', () => {
  it('a phone that rests under the old key signs in to the same account and joins the same home', async () => {
    const on = await stage({ keys: before });
    const { unit } = await on.areas({ unit: 'unit' });
    const phone = on.phone();
    const known = await on.account({ phone });
    const household = await on.household(unit);
    await on.member(household, { name: '李四', phone, birthDate: '1950-01-01' });
    const both = await withKeys(on, during);
    const visitor = both.visitor();
    const { demoCode } = await visitor.do(requestCode, { phone });
    const signedIn = await visitor.do(signInWithCode, {
      phone,
      code: demoCode,
      device: { platform: 'h5', label: '' },
    } as never);
    expect(await both.db.$count(accounts)).toBe(1);
    const resident = both.bearer((signedIn as { token: string }).token);
    expect((await resident.ctx()).actor).toMatchObject({ accountId: known.id });
    const { households } = await resident.do(joinByPhone, {});
    expect(households.map(({ householdId }) => householdId)).toEqual([household.id]);
  });

  it('an id number that rests under the old key is not given to somebody else', async () => {
    const on = await stage({ keys: before });
    const { unit, community } = await on.areas({ community: 'community', unit: ['unit', 'community'] });
    const idNumber = numberOf('37010219300307122');
    const household = await on.household(unit);
    await on.member(household, { idNumber });
    const other = await on.member(household, {});
    const both = await withKeys(on, during);
    const secretary = await both.as({ role: 'secretary', area: community });
    const member = { idKind: 'resident-id', idNumber };
    await expect(
      secretary.do(changeMember, { personId: other.personId, member } as never),
    ).rejects.toMatchObject({ fields: [{ pointer: '/member/idNumber', code: 'not-unique' }] });
  });

  it('a plate that rests under the old key stays one', async () => {
    const on = await stage({ keys: before });
    const { unit, community } = await on.areas({ community: 'community', unit: ['unit', 'community'] });
    const save = {
      areaId: unit.id,
      door: '1',
      occupancy: 'lived-in',
      tenancy: 'own',
      headCount: null,
    } as const;
    const vehicles = [{ plate: '鲁A12345', kind: '' }];
    const first = await on.as({ role: 'secretary', area: community });
    const { householdId, version } = await first.do(saveHousehold, { ...save, vehicles });
    const both = await withKeys(on, during);
    const changed = { ...save, householdId, version, vehicles: [{ plate: '鲁A12345', kind: '货车' }] };
    const view = await both.bearer(first.token).do(saveHousehold, changed);
    expect(view.vehicles).toMatchObject([{ plate: '鲁A12345', kind: '货车' }]);
  });

  it('a register brought in again finds everybody who rests under the old key, and adds nobody', async () => {
    const on = await stage({ keys: before });
    const first = registerFiles(on);
    const { community, who } = await first.secretary();
    const csv = registerCsv(
      `第1网格,1-1小格,凤凰城3-2-301,张三丰,户主,男,,${idNumber('1949-12-31', 2)},15400000001,济南市,自住,独居,鲁Z12345`,
      ',,,李四,妻,女,,,15400000002,,,,',
    );
    expect((await first.load(who, community.id, csv)).counts).toMatchObject({ newPersons: 2 });
    const both = await withKeys(on, during);
    const staff = await both.as({ id: who.accountId });
    const again = await registerFiles(both).load(staff, community.id, csv);
    expect(again.counts).toMatchObject({ newPersons: 0, newHouseholds: 0, changed: 0, unchanged: 2 });
    const other = csv.replace('15400000002', '15400000003');
    const changed = await registerFiles(both).load(staff, community.id, other);
    expect(changed.counts).toMatchObject({ newPersons: 0, changed: 1, unchanged: 1 });
    expect(await on.sql`select count(*)::int as n from vehicles`).toEqual([{ n: 1 }]);
  });

  it('the link of an export made before goes on holding for its ten minutes', async () => {
    const on = await stage({ keys: before });
    const { community } = await on.areas({ community: 'community' });
    const secretary = await on.as({ role: 'secretary', area: community });
    const asked = { areaId: community.id, reason: '核对名单', format: 'csv' } as const;
    const { exportId } = await secretary.do(exportRegister, asked);
    await makeExport(await on.system().ctx(), { exportId });
    const both = await withKeys(on, during);
    const { link } = await both.bearer(secretary.token).do(getExport, { exportId });
    const linkKey = new URL(link ?? '', 'http://x').searchParams.get('key') ?? '';
    expect(await both.visitor().do(downloadExport, { exportId, key: linkKey })).toMatchObject({ file: true });
  });

  it('somebody who stands twice is told of and nothing of theirs is lost', async () => {
    const on = await stage({ keys: before });
    const phone = on.phone();
    const first = await on.account({ phone });
    const both = await withKeys(on, during);
    await both.account({ phone });
    const { twice, left } = await rotateKeys(both);
    expect(twice).toEqual([{ table: 'accounts', id: first.id }]);
    expect(left).toEqual([
      { ring: 'data', key: 0, table: 'accounts', column: 'phone_cipher', values: 1 },
      { ring: 'index', key: 0, table: 'accounts', column: 'phone_blind', values: 1 },
    ]);
    const [row] = await both.db.select().from(accounts).where(eq(accounts.id, first.id));
    expect(both.vault.openText(uses.accountPhone, row?.phoneCipher ?? Buffer.alloc(0))).toBe(phone);
  });

  it('a row that somebody holds is left to them and taken the next time', async () => {
    const on = await stage({ keys: before });
    const { id } = await on.account({ phone: on.phone() });
    const both = await withKeys(on, during);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let holding: Promise<unknown> = Promise.resolve();
    await new Promise<void>((begun) => {
      holding = on.sql.begin(async (tx) => {
        await tx`select from accounts where id = ${id} for update`;
        begun();
        await held;
      });
    });
    const pauses: number[] = [];
    const { left } = await rotateKeys({
      ...both,
      pause: async () => {
        pauses.push(1);
        release();
        await holding;
      },
    });
    expect(pauses.length).toBeGreaterThan(0);
    expect(left).toEqual([]);
  });

  it('processes that run with other keys are seen', async () => {
    const on = await stage({ keys: before });
    await expect(processesWithOtherKeys(on.db, on.vault)).resolves.toEqual([]);
    const old = connect(on.url, { max: 1, name: 'linli api' });
    await old.sql`select 1`;
    expect(await processesWithOtherKeys(on.db, openVault(during))).toEqual([
      { name: 'linli api', connections: 1 },
    ]);
    await old.close();
  });
});

it('every column of bytes is known as sealed, found by, hashed, or neither', async () => {
  const { sql } = await stage();
  const rows = await sql<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' order by 1`;
  const known = [
    ...Object.entries(sealedTables).flatMap(([table, { columns }]) =>
      Object.entries(columns).flatMap(([column, { blind }]) => [
        `${table}.${column}`,
        ...(blind ? [`${table}.${blind.column}`] : []),
      ]),
    ),
    ...hashedColumns.map(({ table, column }) => `${table}.${column}`),
    'call_attempts.phone_blind',
    // Keyed, and worth nothing after minutes or made again by using it.
    'sign_in_codes.phone_blind',
    'rate_windows.key',
    'column_mappings.headings',
    // Not keyed: they tell one body or file from another.
    'idempotency_keys.body_hash',
    'imports.file_hash',
    'submissions.body_hash',
    'requests.body_hash',
    'sheet_runs.file_hash',
    'sheet_versions.file_hash',
  ];
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...new Set(known)].toSorted());
});
