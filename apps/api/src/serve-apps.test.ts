import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atTheEnd } from '@linli/test/support/database';
import { openProduct } from '@linli/test/support/product';
import { describe, expect, it } from 'vitest';

describe('the console as the API serves it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-console-'));
  atTheEnd(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="%NONCE%">the desk');
  await writeFile(join(folder, 'assets/index.0123abcd.js'), 'plain');
  await writeFile(join(folder, 'assets/index.0123abcd.js.br'), 'compressed');
  const { url } = await openProduct({ consoleFolder: folder });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { headers, redirect: 'manual' });

  it('every address of a page opens the first page, which nobody keeps', async () => {
    for (const path of ['/console/', '/console/now', '/console/cases/request/1?area=2']) {
      const answer = await get(path);
      expect(await answer.text()).toContain('the desk');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
    expect((await get('/console')).headers.get('location')).toBe('/console/');
  });

  it('only styles with the nonce of this very answer may be added, and no script that is not ours', async () => {
    const nonces = await Promise.all(
      ['/console/', '/console/now'].map(async (path) => {
        const answer = await get(path);
        const policy = answer.headers.get('content-security-policy') ?? '';
        const [, nonce] = /nonce="([^"]+)"/.exec(await answer.text()) ?? [];
        expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
        expect(policy).toContain("script-src 'self';");
        expect(policy).not.toContain('unsafe');
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('parts carry a hash and are kept for good, compressed where the browser takes it', async () => {
    const plain = await get('/console/assets/index.0123abcd.js', { 'accept-encoding': 'identity' });
    expect(await plain.text()).toBe('plain');
    expect(plain.headers.get('cache-control')).toContain('immutable');
    const packed = await get('/console/assets/index.0123abcd.js', { 'accept-encoding': 'br' });
    expect(packed.headers.get('content-encoding')).toBe('br');
    await packed.body?.cancel();
  });

  it('a part of an older build is not found, rather than a page in the place of a script', async () => {
    expect((await get('/console/assets/index.89abcdef.js')).status).toBe(404);
  });
});
