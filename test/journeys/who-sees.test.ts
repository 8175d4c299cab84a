import type { CatalogKey } from '@linli/contracts/catalog';
import { type Role, roleNames } from '@linli/contracts/identity/roles';
import { openLog } from '@linli/services/open-log';
import { describe, expect, it } from 'vitest';
import { acts, endpointsOf, inputOf, type Row, reads } from '../support/call-endpoint.ts';
import { type Personal, personal, plant, shownIn } from '../support/planted.ts';
import { twoCommunities } from '../support/two-communities.ts';
import { readsInFull, restsInClear, type Seer, whoSees } from '../support/who-sees.ts';

const logged: string[] = [];
const log = openLog('trace', 'api', { write: (line) => void logged.push(line) });
const { on, here } = await twoCommunities({ log });
const { homes, facts } = here;
const planted = await plant(on, Object.values(homes), {
  health: ['38.6'],
  words: ['门口有个筐', '等燃气公司到场'],
});
const { call } = endpointsOf(on);

/** Somebody for each role who has no part in anything, and those whose morning it is. */
const seers = new Map<Seer, { readonly token: string }>();
// Teams read what they have in hand, and one of them has something.
const idle: readonly Role[] = roleNames.filter((role) => role.endsWith('-team') && role !== 'utilities-team');
for (const role of roleNames.filter((each) => !idle.includes(each)))
  seers.set(role, await on.as({ role, area: here.area }));
const involved = {
  own: homes.ill.resident,
  other: homes.silent.resident,
  helper: here.volunteer,
  head: here.head,
  leader: here.leader,
};
for (const [name, who] of Object.entries(involved)) seers.set(name as Seer, who);
/** The roles that they hold as well. */
const roleOf: Partial<Record<Seer, Role>> = {
  helper: 'volunteer',
  head: 'building-head',
  leader: 'grid-leader',
};

const rows: readonly Row[] = [...reads, ...acts];
/** Posts that may change things are many, and differ in what they read: a few of them stand for all. */
const acting: readonly Seer[] = [
  ...(Object.keys(involved) as Seer[]),
  'volunteer',
  'grid-leader',
  'secretary',
  'duty-officer',
  'inspector',
];
const askers = ([key]: Row) => (key.startsWith('POST') ? acting : [...seers.keys()]);
const tokenOf = (who: Seer) => seers.get(who) ?? { token: null };

/** What each of those who ask may see in clear, as the table has it. */
function allowed(row: Row): string[] {
  return Object.entries(whoSees[row[0]] ?? {}).flatMap(([kind, by]) =>
    askers(row)
      .filter((who) => by.includes(who) || by.some((each) => each === roleOf[who]))
      .map((who) => `${row[0]}: ${kind} by ${who}`),
  );
}

async function seen(row: Row): Promise<string[]> {
  const found: string[] = [];
  for (const who of askers(row)) {
    const { text } = await call(row[0], inputOf(row, facts), tokenOf(who));
    found.push(...shownIn(text, planted).map((kind) => `${row[0]}: ${kind} by ${who}`));
  }
  return found;
}

/** A call whose work stays, with a key so that a repeat would be answered from what was kept. */
async function callForGood(key: CatalogKey, token: string | null): Promise<string> {
  const row = rows.find(([each]) => each === key);
  if (!row) throw new Error(`${key} is in no table`);
  const answer = await fetch(`${on.url}/api${key.replace('POST ', '')}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `key-${on.ids.next()}`,
    },
    body: JSON.stringify(inputOf(row, facts)),
  });
  return answer.text();
}

describe('what is personal', () => {
  it('stands in clear in the answers the table names, for those it names, and in no other', async () => {
    const queue = [...rows];
    const found: string[] = [];
    const work = async () => {
      for (let row = queue.pop(); row; row = queue.pop()) found.push(...(await seen(row)));
    };
    await Promise.all(Array.from({ length: 6 }, work));
    expect(found.toSorted()).toEqual(rows.flatMap(allowed).toSorted());
  });

  it('is read in full only with a row in the audit of who did', async () => {
    const inFull = Object.entries(whoSees).flatMap(([key, { phone, id }]) => (phone || id ? [key] : []));
    expect(inFull.toSorted()).toEqual(Object.keys(readsInFull).toSorted());
    for (const [key, who] of Object.entries(readsInFull)) {
      const rowsOf = async () => {
        const [{ count } = { count: 0 }] = await on.sql<{ count: number }[]>`
          select count(*)::int as count from audit_entries where account_id = ${involved[who].accountId}`;
        return count;
      };
      const before = await rowsOf();
      expect(shownIn(await callForGood(key as CatalogKey, tokenOf(who).token), planted), key).toContain(
        'phone',
      );
      expect(await rowsOf(), key).toBeGreaterThan(before);
    }
  });

  it('is in no notice of anybody', async () => {
    const readers = [
      ...Object.values(involved),
      here.secretary,
      here.officer,
      here.late,
      homes.well.resident,
    ];
    for (const { token } of readers) {
      const { status, text } = await call('GET /notices', { limit: 100 }, { token });
      expect([status, shownIn(text, planted)]).toEqual([200, []]);
    }
  });

  it('leaves masked in an export of the register', async () => {
    const post = async (path: string, body: object) => {
      const answer = await fetch(`${on.url}/api${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${here.secretary.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as { exportId: string };
    };
    const asked = { areaId: here.area.id, reason: '核对名册', format: 'csv' };
    const { exportId } = await post('/people/export-register', asked);
    await on.worker.runUntilIdle();
    const { text } = await call('GET /people/exports/:exportId', { exportId }, here.secretary);
    const { link } = JSON.parse(text) as { link: string };
    const file = await (await fetch(new URL(link, on.url))).text();
    expect(file).toContain('199****7');
    expect(shownIn(file, planted)).toEqual(['address']);
  });

  it('rests in clear in the columns the table names, and in no other', async () => {
    const columns = await on.sql<{ table_name: string; column_name: string; data_type: string }[]>`
      select table_name, column_name, data_type from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'ARRAY', 'date', 'bytea')`;
    const found = Object.fromEntries(personal.map((kind) => [kind, [] as string[]])) as Record<
      Personal,
      string[]
    >;
    for (const { table_name, column_name, data_type } of columns) {
      const column = on.sql(column_name);
      const [{ all } = { all: '' }] = await on.sql<{ all: string }[]>`
        select coalesce(string_agg(${data_type === 'bytea' ? on.sql`encode(${column}, 'hex')` : on.sql`${column}::text`}, ' '), '')
          as all from ${on.sql(table_name)}`;
      const text =
        data_type === 'bytea' ? Buffer.from(all.replaceAll(' ', '0a'), 'hex').toString('utf8') : all;
      for (const kind of shownIn(text, planted)) found[kind].push(`${table_name}.${column_name}`);
    }
    for (const kind of personal) expect(found[kind].toSorted(), kind).toEqual(restsInClear[kind]);
  });

  it('is in no line of the log', () => {
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.filter((line) => shownIn(line, planted).length > 0)).toEqual([]);
  });
});
