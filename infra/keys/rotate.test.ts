import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { connect } from '@linli/db/client';
import { newKeys, stage } from '@linli/test/support/stage';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the command as `npm run rotate` does, with these keys and this database. */
async function rotate(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'infra/keys/rotate.ts', ...args], {
    cwd: root,
    env: { ...process.env, DEMO: '1', LINLI_DATA: '/nowhere', ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += String(piece)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, said };
}

test('the command waits for processes with other keys, brings everything over, counts, and shows no key that is in use', async () => {
  const keys = newKeys();
  const on = await stage({ keys });
  await on.account({ phone: on.phone() });
  const old = { DATABASE_URL: on.url, DATA_KEYS: keys.dataKeys.join(','), INDEX_KEY: keys.indexKey };
  const added = await rotate(old, 'add', 'data');
  expect(added.said).toMatch(/DATA_KEYS=1:[\w+/]{43}=,0:the key there is now/);
  expect(added.said).not.toContain(keys.dataKeys[0]);

  const both = { ...old, DATA_KEYS: `${old.DATA_KEYS},1:${randomBytes(32).toString('base64')}` };
  const api = connect(on.url, { max: 1, name: 'linli api' });
  await api.sql`select 1`;
  expect(await rotate(both)).toMatchObject({ code: 1, said: expect.stringContaining('linli api (1 conn') });
  await api.close();
  expect((await rotate(both, 'remove')).said).toMatch(/accounts\.phone_cipher: 1 under data key 0/);
  expect((await rotate(both)).said).toMatch(/1 values went under data key 1 .*\n.*Counted: no sealed value/);
  const removed = await rotate(both, 'remove');
  expect(removed.said).toContain('Keep 1: in DATA_KEYS');
  expect(removed.code).toBe(0);
});
