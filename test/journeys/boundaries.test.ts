import { type CatalogKey, catalog } from '@linli/contracts/catalog';
import { type Role, roleNames } from '@linli/contracts/identity/roles';
import { type Right, rights } from '@linli/domain/identity/rights';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  acts,
  endpointsOf,
  inputOf,
  isRefused,
  type Row,
  reads,
} from '../support/call-endpoint.ts';
import type { AccountCaller } from '../support/stage.ts';
import { twoCommunities } from '../support/two-communities.ts';
import type { Access, Facts } from '../support/who-reads.ts';

const { on, here, there } = await twoCommunities();

const { call } = endpointsOf(on);

/** Somebody new for each role, who holds the post at the first community and has no part in anything there. */
const holders = new Map<Role, AccountCaller>();
for (const role of roleNames) holders.set(role, await on.as({ role, area: here.area }));
const holder = (role: Role) => holders.get(role) ?? here.secretary;
/** Those whose morning it is. */
const residents = [here.homes.ill.resident, here.homes.well.resident, here.newcomer];
const staff = [here.secretary, here.officer, here.leader, here.head, here.volunteer, here.late];

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Whether an answer holds anything of the other community. */
const tellsOfThere = ({ text }: Answer) =>
  text.includes(there.name) || [...text.matchAll(uuid)].some(([id]) => there.knows(id));

/** What the endpoint is asked about the other community; null when it cannot be named. */
function askedOfThere(row: Row): Facts | null {
  const of = ({ facts }: { facts: Facts }) =>
    inputOf(row, facts, 'areaId' in fieldsOf(row[0]) ? { areaId: facts.areaId } : {});
  return JSON.stringify(of(here)) === JSON.stringify(of(there)) ? null : of(there);
}
const fieldsOf = (key: CatalogKey): object =>
  'shape' in catalog[key].input ? (catalog[key].input.shape as object) : {};
const may = (by: Access['by'], role: Role): boolean =>
  by in rights && (rights[by as Right] as readonly Role[]).includes(role);
const isOfThemselves = ({ by }: Access) => by === 'own' || by === 'anyone';

/** Calls everything that is due, some at once, and gathers what was wrong with the answers. */
async function faultsIn(
  rows: readonly Row[],
  due: (row: Row) => readonly { input: Facts; role: Role; wrong: (answer: Answer) => boolean }[],
): Promise<string[]> {
  const faults: string[] = [];
  const queue = rows.flatMap((row) => due(row).map((each) => ({ key: row[0], ...each })));
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const answer = await call(next.key, next.input, holder(next.role));
      if (next.wrong(answer))
        faults.push(`${next.role}: ${next.key} ${answer.status} ${answer.text.slice(0, 160)}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return faults.toSorted();
}

describe('the table of who may call what', () => {
  it('names every endpoint of the catalog, and no other', () => {
    expect([...acts, ...reads].map(([key]) => key).toSorted()).toEqual(Object.keys(catalog).toSorted());
  });

  it('is asked so that each endpoint can read what is sent', () => {
    const unread = [...acts, ...reads].flatMap((row) => {
      const { error } = catalog[row[0]].input.safeParse(inputOf(row, here.facts));
      return error ? [`${row[0]} ${error.message}`] : [];
    });
    expect(unread).toEqual([]);
  });

  it('is about things that are there: somebody of the community gets through to each of them', async () => {
    const shut: string[] = [];
    for (const row of [...acts, ...reads]) {
      const [key, { by, absent }] = row;
      if (absent || by === 'anyone') continue;
      let last = '';
      let through = false;
      for (const who of [...staff, ...residents]) {
        const answer = await call(key, inputOf(row, here.facts), who);
        last = `${answer.status} ${answer.text.slice(0, 160)}`;
        through = key.startsWith('GET')
          ? answer.status === 200 && (!Array.isArray(answer.json.items) || answer.json.items.length > 0)
          : answer.status < 500 && answer.status !== 401 && !isRefused(answer);
        if (through) break;
      }
      if (!through) shut.push(`${key}: ${last}`);
    }
    expect(shut).toEqual([]);
  });
});

describe('an inspector', () => {
  it('changes nothing: every POST but those about oneself is refused', async () => {
    const faults = await faultsIn(acts, (row) => {
      const [, access] = row;
      if (isOfThemselves(access) || access.reads) return [];
      return [{ input: inputOf(row, here.facts), role: 'inspector', wrong: (answer) => !isRefused(answer) }];
    });
    expect(faults).toEqual([]);
  });

  it('reads whatever their post opens', async () => {
    const faults = await faultsIn([...reads, ...acts], (row) => {
      const [key, { by, reads: only, absent }] = row;
      if (absent || !may(by, 'inspector') || (key.startsWith('POST') && !only)) return [];
      return [{ input: inputOf(row, here.facts), role: 'inspector', wrong: ({ status }) => status !== 200 }];
    });
    expect(faults).toEqual([]);
  });
});

describe('each role', () => {
  it('reads what its post opens, of its own area alone, and nothing else', async () => {
    const faults = await faultsIn(reads, (row) => {
      const [, { by, absent, involved, quiet, everywhere }] = row;
      if (by === 'anyone') return [];
      const input = inputOf(row, here.facts);
      return roleNames.map((role) => ({
        input,
        role,
        wrong: (answer) => {
          if (tellsOfThere(answer) && !everywhere) return true;
          if (by === 'own') return answer.status !== 200;
          if (may(by, role)) return !absent && answer.status !== 200;
          if (quiet) return answer.status !== 200 || answer.json.items?.length !== 0;
          return !involved && !isRefused(answer);
        },
      }));
    });
    expect(faults).toEqual([]);
  });

  it('does not find what lies in another area, by its id or by asking for the area', async () => {
    const faults = await faultsIn(reads, (row) => {
      const [, { by }] = row;
      const input = askedOfThere(row);
      if (input === null || by === 'anyone') return [];
      const asking = roleNames.filter((role) => isOfThemselves(row[1]) || by === 'involved' || may(by, role));
      return asking.map((role) => ({
        input,
        role,
        wrong: (answer) => tellsOfThere(answer) || (!isRefused(answer) && answer.json.items?.length !== 0),
      }));
    });
    expect(faults).toEqual([]);
  });

  it('does nothing that its post does not allow', async () => {
    const faults = await faultsIn(acts, (row) => {
      const [, access] = row;
      if (isOfThemselves(access)) return [];
      const input = inputOf(row, here.facts);
      return roleNames
        .filter((role) => !may(access.by, role))
        .map((role) => ({ input, role, wrong: (answer) => !isRefused(answer) }));
    });
    expect(faults).toEqual([]);
  });

  it('does nothing in another area', async () => {
    const faults = await faultsIn(acts, (row) => {
      const [, access] = row;
      const input = askedOfThere(row);
      if (isOfThemselves(access) || input === null) return [];
      return roleNames
        .filter((role) => access.by === 'involved' || may(access.by, role))
        .map((role) => ({ input, role, wrong: (answer) => !isRefused(answer) }));
    });
    expect(faults).toEqual([]);
  });
});
