import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type CatalogKey, catalog } from '@linli/contracts/catalog';
import type { Endpoint } from '@linli/contracts/endpoint';
import { Problem } from '@linli/contracts/problem';
import type { Actor, Ctx } from '@linli/services/context';
import { accountOf, inTransaction } from '@linli/services/context';
import { answerOnce } from '@linli/services/identity/answer-once';
import type { Context, Hono } from 'hono';
import type { FileReply, Handlers, Upload } from './handlers.ts';
import { boundedBody, readInput } from './read-input.ts';

/** What the middleware put on the request. */
export interface Env {
  Variables: {
    ctx: Ctx /** With which the console's first page may add styles. */;
    secureHeadersNonce?: string;
  };
}

// The catalog proves that handler and endpoint fit; behind the binding they are the same for all.
type AnyHandler = (ctx: Ctx, input: unknown, ...incoming: Upload[]) => Promise<unknown>;

const KEY = /^[\w-]{8,64}$/;

/** Whether this actor may call the endpoint at all. @throws Problem not-signed-in, second-factor-needed, not-allowed */
function admit(endpoint: Endpoint, actor: Actor): void {
  if (endpoint.who === 'anyone') return;
  if (actor.kind === 'token') {
    if (!endpoint.scopes?.some((scope) => actor.scopes.includes(scope))) throw new Problem('not-allowed');
    return;
  }
  if (actor.kind !== 'account') throw new Problem('not-signed-in');
  if (endpoint.who === 'staff' && actor.posts.length === 0) throw new Problem('not-allowed');
}

const isFile = (reply: unknown): reply is FileReply =>
  typeof reply === 'object' && reply !== null && 'file' in reply && reply.file === true;

function sendFile(c: Context, reply: FileReply): Response {
  c.header('content-type', reply.type);
  c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(reply.name)}`);
  c.header('cache-control', 'private, no-store');
  const content = reply.content;
  return c.body(Buffer.isBuffer(content) ? new Uint8Array(content) : content);
}

/** The whole upload, so that no transaction stays open while somebody's slow phone sends it. */
async function received(c: Context, most: number): Promise<AsyncIterable<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of boundedBody(c, most)) chunks.push(chunk);
  return Readable.from(chunks);
}

/**
 * Binds every endpoint of the catalog to its handler. GET runs on the pool; POST runs in one transaction that the outcome
 * of the request decides, and a repeated Idempotency-Key of a signed-in caller gets the first answer. A POST that is
 * idempotent by a field of its own looks after its transaction itself.
 */
export function bind(app: Hono<Env>, handlers: Handlers): void {
  // The first that fits answers: paths with a parameter come after those that name everything.
  const keys = (Object.keys(catalog) as CatalogKey[]).toSorted(
    (a, b) => Number(a.includes(':')) - Number(b.includes(':')),
  );
  for (const key of keys) {
    const endpoint: Endpoint = catalog[key];
    const handler = handlers[key] as unknown as AnyHandler;
    const [method, path] = key.split(' ') as ['GET' | 'POST', string];
    app.on(method, `/api${path}`, async (c) => {
      const ctx = c.get('ctx');
      admit(endpoint, ctx.actor);
      const { parsed, raw } = await readInput(c, endpoint);
      const incoming: Upload[] =
        endpoint.body === 'upload'
          ? [{ type: c.req.header('content-type') ?? '', bytes: await received(c, endpoint.mostBytes ?? 0) }]
          : [];
      const call = (inner: Ctx) => handler(inner, parsed, ...incoming);
      const present = (reply: unknown) => (isFile(reply) ? reply : endpoint.reply.parse(reply));
      if (method === 'GET' || endpoint.idempotentBy !== undefined) {
        const reply = present(await call(ctx));
        return isFile(reply) ? sendFile(c, reply) : c.json(reply as object);
      }
      const once = c.req.header('idempotency-key');
      if (once !== undefined && !KEY.test(once))
        throw new Problem('invalid-input', {
          fields: [{ pointer: '/idempotency-key', code: 'wrong-format' }],
        });
      const reply = await inTransaction(ctx, async (inner) =>
        once === undefined || endpoint.secret || accountOf(ctx.actor) === null || endpoint.body === 'upload'
          ? present(await call(inner))
          : answerOnce(
              inner,
              once,
              { endpoint: key, bodyHash: createHash('sha256').update(c.req.path).update(raw).digest() },
              async () => present(await call(inner)),
            ),
      );
      return isFile(reply) ? sendFile(c, reply) : c.json(reply as object);
    });
  }
}
