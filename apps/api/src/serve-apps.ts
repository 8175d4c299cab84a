import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Hono } from 'hono';
import type { Env } from './bind.ts';

const HASHED = /\.[0-9a-f]{8,}\.(js|css)$/;

/** Below this stands the console; everything else that is no API is the mini-program's. */
export const consoleBase = '/console';

/** Serves the built mini-program: its files as they are, and its first page for every address of a page. */
export async function serveH5(app: Hono<Env>, folder: string): Promise<void> {
  const firstPage = await readFile(join(folder, 'index.html'), 'utf8');
  app.get('*', files(folder, ''));
  app.get('*', (c) => page(c, firstPage));
}

/**
 * Serves the built console. Its first page carries the nonce of the answer, with which it may add styles; a part of an
 * older build that is gone is not found rather than a page.
 */
export async function serveConsole(app: Hono<Env>, folder: string): Promise<void> {
  const firstPage = await readFile(join(folder, 'index.html'), 'utf8');
  app.get(consoleBase, (c) => c.redirect(`${consoleBase}/`, 301));
  app.get(`${consoleBase}/assets/*`, files(folder, consoleBase), (c) => c.notFound());
  app.get(`${consoleBase}/*`, (c) =>
    page(c, firstPage.replaceAll('%NONCE%', c.get('secureHeadersNonce') ?? '')),
  );
}

function files(root: string, below: string) {
  return serveStatic<Env>({
    root,
    precompressed: true,
    rewriteRequestPath: (path) => path.slice(below.length),
    onFound: (path, c) => {
      c.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

function page(c: Context<Env>, html: string): Response | Promise<Response> {
  c.header('cache-control', 'no-cache');
  return c.html(html);
}
