import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import type { Env } from './bind.ts';

const HASHED = /\.[0-9a-f]{8,}\.(js|css)$/;

/** Serves the built mini-program: its files as they are, and its first page for every address of a page. */
export async function serveH5(app: Hono<Env>, folder: string): Promise<void> {
  const firstPage = await readFile(join(folder, 'index.html'), 'utf8');
  app.get(
    '*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (path, c) => {
        c.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  app.get('*', (c) => {
    c.header('cache-control', 'no-cache');
    return c.html(firstPage);
  });
}
