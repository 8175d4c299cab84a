import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Problem } from '@linli/contracts/problem';
import type { Context, Hono } from 'hono';
import type { Env } from '../bind.ts';
import { describeApi } from './document.ts';

interface Served {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

const served = (type: string, body: Served['body']): Served => ({
  type,
  body,
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
});

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Linli 邻里 API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<noscript><a href="/api/openapi.json">openapi.json</a></noscript>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

// Nothing is asked of other hosts: no validator, no fonts, no samples from elsewhere.
const start = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
`;

const kit = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const types: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** Reads a file once; what is asked for at the same time waits for the same reading. */
function once(make: () => Promise<Served>): () => Promise<Served> {
  let made: Promise<Served> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const files: Record<string, () => Promise<Served>> = {
  'start.js': once(async () => served('text/javascript; charset=utf-8', start)),
  ...Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      once(async () => served(type, new Uint8Array(await readFile(join(kit, name))))),
    ]),
  ),
};

const description = once(async () =>
  served('application/json; charset=utf-8', JSON.stringify(describeApi())),
);

async function send(c: Context, reading: Promise<Served>): Promise<Response> {
  const { type, body, etag } = await reading;
  c.header('etag', etag);
  c.header('cache-control', 'public, no-cache');
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304);
  return c.body(body, 200, { 'content-type': type });
}

/**
 * `/api/openapi.json`, made at the first question and kept, and `/api/docs`, a page that shows it with scripts of our own
 * origin only.
 */
export function serveOpenapi(app: Hono<Env>): void {
  app.get('/api/openapi.json', (c) => send(c, description()));
  app.get('/api/docs', (c) => {
    c.header('cache-control', 'no-cache');
    return c.html(page);
  });
  app.get('/api/docs/:file', (c) => {
    const file = Object.hasOwn(files, c.req.param('file')) ? files[c.req.param('file')] : undefined;
    if (!file) throw new Problem('not-found');
    return send(c, file());
  });
}
