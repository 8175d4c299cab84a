import { describeApi } from '@linli/api/openapi/document';
import { catalog } from '@linli/contracts/catalog';
import type { Endpoint } from '@linli/contracts/endpoint';
import { type Scope, scopeNames } from '@linli/contracts/identity/scopes';
import { issueToken } from '@linli/services/doors/issue-token';
import { describe, expect, it } from 'vitest';
import { type Answer, acts, endpointsOf, inputOf, isRefused, reads } from '../support/call-endpoint.ts';
import { twoCommunities } from '../support/two-communities.ts';
import { ofOnesCommunity, ofOnesHome, whoElse } from '../support/who-else.ts';

const { on, here } = await twoCommunities();
const { call } = endpointsOf(on);
const { homes, facts } = here;
const rows = [...reads, ...acts];
const named = ({ status, text }: Answer) => `${status} ${text.slice(0, 120)}`;

/** Somebody whose session is over, in one way or the other. */
async function over(column: 'expires_at' | 'revoked_at') {
  const somebody = await on.as({ role: 'secretary', area: here.area });
  await on.sql`update sessions set ${on.sql(column)} = ${new Date(on.clock.now().getTime() - 1).toISOString()}
    where account_id = ${somebody.accountId}`;
  return somebody.token;
}
const tokens = new Map<Scope, string>();
for (const scope of scopeNames) {
  const { token } = await here.secretary.do(issueToken, {
    areaId: here.area.id,
    name: scope,
    scopes: [scope],
    days: 30,
  });
  tokens.set(scope, token);
}

/** Calls every endpoint, and gathers what was wrong with the answers. */
async function faultsOf(
  token: string | null,
  wrong: (answer: Answer, endpoint: Endpoint, row: (typeof rows)[number]) => boolean,
): Promise<string[]> {
  const faults: string[] = [];
  for (const row of rows) {
    const answer = await call(row[0], inputOf(row, facts), { token });
    if (wrong(answer, catalog[row[0]], row)) faults.push(`${row[0]} ${named(answer)}`);
  }
  return faults;
}

describe('nobody', () => {
  it.each<[string, () => Promise<string | null>]>([
    ['without a session', async () => null],
    ['with one that is over', () => over('expires_at')],
    ['with one that was revoked', () => over('revoked_at')],
    ['with a token that nobody has', async () => 'a'.repeat(43)],
    ['with a token of no system', async () => `linli_${'a'.repeat(43)}`],
  ])('%s gets in anywhere but where nobody has to', async (_, token) => {
    const faults = await faultsOf(
      await token(),
      ({ status }, { who }, [, { by }]) =>
        (who === 'anyone') !== (by === 'anyone') || (who === 'anyone' ? status === 401 : status !== 401),
    );
    expect(faults).toEqual([]);
  });

  it('gets a file or a calendar without its secret', async () => {
    const faults = await faultsOf(
      null,
      (answer, { who }, [key]) => who === 'anyone' && key.startsWith('GET') && !isRefused(answer),
    );
    expect(faults).toEqual([]);
  });
});

describe('another system', () => {
  it.each(scopeNames)('that may %s gets nothing that asks for another scope', async (scope) => {
    const faults = await faultsOf(
      tokens.get(scope) ?? null,
      ({ status }, { who, scopes = [] }) =>
        who !== 'anyone' && (scopes.includes(scope) ? status === 401 : status !== 403),
    );
    expect(faults).toEqual([]);
  });
});

describe('what stands beside the catalog', () => {
  const described = Object.entries(describeApi().paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((verb) => (item[verb] ? [`${verb.toUpperCase()} ${path}`] : [])),
  );
  const inCatalog = new Set(
    Object.keys(catalog).map((key) => key.replace(/:(\w+)/g, '{$1}').replace(' ', ' /api')),
  );

  it('is named in the table of who else, and nothing else is', () => {
    expect(described.filter((each) => !inCatalog.has(each)).toSorted()).toEqual(
      Object.keys(whoElse).toSorted(),
    );
  });

  it('answers those the table names, and refuses all others', async () => {
    const { requestId } = facts as { requestId: string };
    const callers: Record<string, string | null> = {
      nobody: null,
      resident: homes.ill.resident.token,
      secretary: here.secretary.token,
      over: await over('expires_at'),
      ...Object.fromEntries(tokens),
    };
    const faults: string[] = [];
    for (const [key, who] of Object.entries(whoElse))
      for (const [caller, token] of Object.entries(callers)) {
        const [method = '', path = ''] = key.split(' ');
        const file = path.includes('/services/') ? 'shopping' : path.includes('/docs/') ? 'none' : requestId;
        const ended = new AbortController();
        const { status } = await fetch(`${on.url}${path.replace('{file}', `${file}.json`)}`, {
          method,
          signal: ended.signal,
          headers: token === null ? {} : { authorization: `Bearer ${token}` },
          ...(method === 'POST' ? { body: new URLSearchParams({ service_code: 'none' }) } : {}),
        });
        ended.abort();
        const may =
          who === 'anyone' ||
          (who === 'posts' ? caller === 'secretary' : who.some((scope) => scope === caller));
        if (may === (status === 401 || status === 403)) faults.push(`${caller}: ${key} ${status}`);
      }
    expect(faults).toEqual([]);
  });
});

describe('residents', () => {
  it('reach of a household that is their own what the table names, and no more', async () => {
    const through: string[] = [];
    await faultsOf(homes.ill.resident.token, (answer, _, [key, { by }]) => {
      if (by !== 'own' && by !== 'anyone' && !isRefused(answer) && answer.json.items?.length !== 0)
        through.push(key);
      return false;
    });
    expect(through.filter((key) => !ofOnesHome.includes(key)).toSorted()).toEqual(ofOnesCommunity.toSorted());
    // What is asked of a person comes through as well; what is asked of a matter depends on what it is to them.
    expect(ofOnesHome.filter((key) => !through.includes(key))).toEqual([
      'POST /reports/submit',
      'POST /requests/submit',
    ]);
  });

  it.each(['silent', 'newcomer'] as const)('reach nothing of the household of another (%s)', async (who) => {
    const resident = who === 'silent' ? homes.silent.resident : here.newcomer;
    const faults = await faultsOf(
      resident.token,
      (answer, _, [key, { by, everywhere }]) =>
        !everywhere &&
        !ofOnesCommunity.includes(key) &&
        (answer.text.includes(homes.ill.household.id) ||
          answer.text.includes(homes.ill.household.address) ||
          (by !== 'own' && by !== 'anyone' && !isRefused(answer) && answer.json.items?.length !== 0)),
    );
    expect(faults).toEqual([]);
  });
});

describe('volunteers', () => {
  it('reach nothing of the errands, the places and the papers of another', async () => {
    const other = await on.as({ role: 'volunteer', area: here.area });
    const faults = await faultsOf(
      other.token,
      (answer, _, [, { by }]) => by === 'involved' && !isRefused(answer) && answer.json.items?.length !== 0,
    );
    expect(faults).toEqual([]);
  });
});
