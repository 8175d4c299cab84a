import { stage } from '@linli/test/support/stage';
import { expect, onTestFinished, test } from 'vitest';
import { run } from './run.ts';

test('nobody is served before what was destroyed is known to be gone, and everybody from then on', async () => {
  const on = await stage();
  let gone = false;
  let asked = 0;
  const destroyed = async () => {
    asked++;
    if (!gone) throw new Error('a restored backup brought something back');
  };
  const api = await run(
    { ctx: on.base, checks: { destroyed } },
    {
      host: '127.0.0.1',
      port: 0,
      trustProxy: false,
      h5Folder: null,
      consoleFolder: null,
      databaseUrl: on.url,
    },
  );
  onTestFinished(() => api.close());
  const get = (path: string) => fetch(`http://127.0.0.1:${api.port}${path}`);
  const status = async (path: string) => (await get(path)).status;
  const paths = ['/healthz', '/readyz', '/api/people/communities', '/openapi.json', '/console/'];
  expect(await Promise.all(paths.map(status))).toEqual([200, 503, 503, 503, 503]);
  const refused = await get('/api/people/communities');
  expect(await refused.json()).toMatchObject({ code: 'not-ready', status: 503 });
  gone = true;
  expect(await Promise.all(paths.slice(0, 3).map(status))).toEqual([200, 200, 401]);
  const before = asked;
  await get('/api/people/communities');
  expect(asked).toBe(before);
});
