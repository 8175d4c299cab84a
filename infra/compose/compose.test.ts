import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@linli/services/config';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas: number };
  healthcheck?: { test: string[] };
  ports?: string[];
  volumes?: string[];
}

const required: Record<string, string> = {
  POSTGRES_PASSWORD: 'secret',
  DATA_KEYS: Buffer.alloc(32, 1).toString('base64'),
  INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
  SMS_URL: 'https://sms.example/send',
};

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

let services: Record<string, Service>;
let volumes: Record<string, unknown>;
beforeAll(async () => {
  const text = await readFile(`${root}infra/compose/compose.yaml`, 'utf8');
  ({ services, volumes } = parse(text, fill, { merge: true }));
});

function service(name: string): Service {
  const found = services[name];
  if (found === undefined) throw new Error(`no service ${name}`);
  return found;
}

test('every setting of API and worker is one the configuration accepts', () => {
  for (const name of ['api', 'worker']) {
    const config = readConfig(service(name).environment ?? {});
    expect(config).toMatchObject({
      redisUrl: 'redis://redis:6379',
      trustProxy: true,
      sms: { url: required.SMS_URL },
    });
    expect(config.databaseUrl).toBe('postgres://linli:secret@postgres:5432/linli');
  }
});

test('two of each process run, and each entry is there', () => {
  for (const name of ['api', 'worker']) expect(service(name).deploy?.replicas).toBe(2);
  for (const name of ['migrate', 'api', 'worker']) {
    expect(existsSync(root + service(name).command?.[0]), name).toBe(true);
  }
  expect(existsSync(root + service('api').healthcheck?.test[2])).toBe(true);
});

test('what is waited for exists and can be waited for', () => {
  for (const [name, { depends_on = {} }] of Object.entries(services)) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const ready = condition !== 'service_healthy' || service(other).healthcheck !== undefined;
      expect(ready, `${name} waits for ${other}`).toBe(true);
    }
  }
});

test('only the proxy is reachable from outside, and every named volume is declared', () => {
  const open = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
  expect(open.map(([name]) => name)).toEqual(['proxy']);
  const named = Object.values(services)
    .flatMap((each) => each.volumes ?? [])
    .map((volume) => volume.split(':')[0] ?? '')
    .filter((source) => !source.startsWith('.'));
  expect(named.sort()).toEqual(Object.keys(volumes).sort());
});

test('the image installs with the pnpm that package.json pins, on a Node that is new enough', async () => {
  const dockerfile = await readFile(`${root}infra/compose/Dockerfile`, 'utf8');
  const { packageManager } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  const versions = dockerfile.match(/pnpm@[\d.]+/g);
  expect(versions).toEqual([packageManager, packageManager]);
  expect(Number(/FROM node:(\d+)/.exec(dockerfile)?.[1])).toBeGreaterThanOrEqual(22);
});
