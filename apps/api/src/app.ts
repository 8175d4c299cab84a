import { Problem } from '@linli/contracts/problem';
import type { Actor, Ctx } from '@linli/services/context';
import type { Throttle } from '@linli/services/throttle';
import { type Context, Hono } from 'hono';
import { bind, type Env } from './bind.ts';
import type { Handlers } from './handlers.ts';
import { keepOut, letIn } from './headers.ts';
import { limitRates } from './limit-rates.ts';
import { serveLive } from './live/serve-live.ts';
import type { Streams } from './live/streams.ts';
import { serveOpen311 } from './open311/serve-open311.ts';
import { serveOpenapi } from './openapi/serve-openapi.ts';
import { asProblem, languageOf, presentProblem } from './present-problem.ts';

export interface Parts {
  /** Everything a verb needs but the actor and where the request came from. */
  readonly ctx: Omit<Ctx, 'actor' | 'address'>;
  readonly handlers: Handlers;
  /** Who a bearer token belongs to; null when it is unknown, ended or revoked. */
  readonly authenticate: (ctx: Ctx, token: string) => Promise<Actor | null>;
  /** Address a request came from, behind the proxy that is trusted. */
  readonly addressOf: (c: Context) => string;
  /** How many calls each caller may make; as many as they like without. */
  readonly throttle?: Throttle;
  /** Origins of other sites whose pages may call the API; none without. */
  readonly origins?: readonly string[];
  /** Live updates for open desks; none are served without. */
  readonly streams?: Streams;
  /** Tells what happened to a request; for logs and metrics. */
  readonly seen?: (request: { method: string; route: string; status: number; ms: number }) => void;
}

const visitor: Actor = { kind: 'visitor' };

/** The HTTP side of Linli, as one Hono app that tests call through `app.request`. */
export function createApp(parts: Parts): Hono<Env> {
  const app = new Hono<Env>();
  const { log } = parts.ctx;
  const actorOf = async (c: Context, base: Ctx): Promise<Actor | null> => {
    const token = /^Bearer ([\w-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
    return token === undefined ? null : parts.authenticate(base, token);
  };

  app.use(async (c, next) => {
    const startedAt = performance.now();
    await next();
    parts.seen?.({
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: performance.now() - startedAt,
    });
  });
  app.use(keepOut);
  if (parts.origins !== undefined && parts.origins.length > 0)
    for (const path of ['/api/*', '/open311/*']) app.use(path, letIn(parts.origins));
  const enter = (c: Context): Ctx => ({ ...parts.ctx, actor: visitor, address: parts.addressOf(c) });
  const limit = async (c: Context<Env>) => {
    if (parts.throttle) await limitRates(c, parts.throttle);
  };
  app.use('/api/*', async (c, next) => {
    const base = enter(c);
    c.set('ctx', { ...base, actor: (await actorOf(c, base)) ?? visitor });
    c.header('cache-control', 'no-store');
    await limit(c);
    await next();
  });

  if (parts.streams) serveLive(app, parts.streams, (c) => actorOf(c, { ...c.get('ctx'), actor: visitor }));
  serveOpenapi(app);
  serveOpen311(app, { enter, limit, authenticate: parts.authenticate });
  bind(app, parts.handlers);

  app.all('/api/*', () => {
    throw new Problem('not-found');
  });
  app.onError((error, c) => {
    const problem = asProblem(error);
    if (problem.code === 'unexpected')
      log.error({ err: error, route: c.req.routePath }, 'unexpected failure');
    const actor = (c.get('ctx') as Ctx | undefined)?.actor;
    const language =
      c.req.header('accept-language') === undefined && actor?.kind === 'account'
        ? actor.language
        : languageOf(c.req.header('accept-language'));
    const body = presentProblem(problem, language);
    if (problem.retryAfterSeconds !== undefined) c.header('retry-after', String(problem.retryAfterSeconds));
    return c.body(JSON.stringify(body), body.status as 400, {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
    });
  });
  return app;
}
