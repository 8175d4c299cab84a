import type { Scope } from '@linli/contracts/identity/scopes';
import { fieldProblems, Problem, problems } from '@linli/contracts/problem';
import type { Actor, Ctx } from '@linli/services/context';
import { fileServiceRequest } from '@linli/services/doors/file-service-request';
import { listServiceRequests } from '@linli/services/doors/list-service-requests';
import { listServices } from '@linli/services/doors/list-services';
import { showService } from '@linli/services/doors/show-service';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../bind.ts';
import { asProblem, languageOf } from '../present-problem.ts';
import { discovery } from './discovery.ts';
import { type Format, presentList, presentOne } from './present.ts';
import { everyone, readForm, readQuery, readServiceRequest } from './read.ts';

interface Call {
  readonly c: Context<Env>;
  readonly ctx: Ctx;
  readonly form: URLSearchParams;
  readonly format: Format;
  readonly tongue: 'zh' | 'en';
}

export interface Open311Parts {
  /** The ground of a verb for this request; visitor until told otherwise. */
  readonly enter: (c: Context<Env>) => Ctx;
  readonly authenticate: (ctx: Ctx, token: string) => Promise<Actor | null>;
  /** Counts the call. @throws Problem too-many-requests */
  readonly limit: (c: Context<Env>) => Promise<void>;
}

const tongueOf = (c: Context): 'zh' | 'en' =>
  languageOf(c.req.header('accept-language')) === 'en' ? 'en' : 'zh';
const types: Record<Format, string> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

function answer(c: Context, format: Format, body: string, status: 200 | 400 = 200): Response {
  c.header('cache-control', 'no-store');
  return c.body(body, status, { 'content-type': types[format] });
}

/** Errors as GeoReport v2 has them: the same list whatever went wrong, 403 without a key. */
function refuse(c: Context, format: Format, problem: Problem): Response {
  const tongue = tongueOf(c);
  const known = problems[problem.code];
  const status = known.status === 401 ? 403 : known.status;
  const errors =
    problem.fields.length > 0
      ? problem.fields.map(({ pointer, code }) => ({
          code: status,
          description: `${pointer.slice(1)}: ${fieldProblems[code][tongue]}`,
        }))
      : [{ code: status, description: (problem.detail ?? known)[tongue] }];
  if (problem.retryAfterSeconds !== undefined) c.header('retry-after', String(problem.retryAfterSeconds));
  return answer(c, format, presentList(format, { root: 'errors', item: 'error' }, errors), status as 400);
}

/** `shopping.xml` → the code and the format. @throws Problem not-found for another ending */
function named(c: Context): { id: string; format: Format } {
  const [, id = '', format] = /^(.{1,60})\.(json|xml)$/.exec(c.req.param('file') ?? '') ?? [];
  if (format !== 'json' && format !== 'xml') throw new Problem('not-found');
  return { id, format };
}

/**
 * Open311 GeoReport v2 at `/open311/v2` (ADR 0103), for tokens alone: `api_key` is an API token, in the query, the form or as
 * bearer. What it reads and writes is bounded by the scopes and the area of that token.
 */
export function serveOpen311(app: Hono<Env>, parts: Open311Parts): void {
  const handle =
    (
      scopes: readonly Scope[] | null,
      formatOf: (c: Context) => Format,
      work: (call: Call) => Promise<string>,
    ) =>
    async (c: Context<Env>): Promise<Response> => {
      let format: Format = 'xml';
      try {
        format = formatOf(c);
        const ctx = parts.enter(c);
        const form = await readForm(c);
        const key =
          form.get('api_key') ??
          c.req.query('api_key') ??
          /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
        const actor = key === undefined ? null : await parts.authenticate(ctx, key);
        const known: Ctx = { ...ctx, actor: actor?.kind === 'token' ? actor : { kind: 'visitor' } };
        c.set('ctx', known);
        await parts.limit(c);
        if (known.actor.kind !== 'token') throw new Problem('not-signed-in');
        const { scopes: given } = known.actor;
        if (scopes && !scopes.some((scope) => given.includes(scope))) throw new Problem('not-allowed');
        return answer(c, format, await work({ c, ctx: known, form, format, tongue: tongueOf(c) }));
      } catch (error) {
        const problem = asProblem(error);
        if (problem.code === 'unexpected')
          parts.enter(c).log.error({ err: error, route: c.req.routePath }, 'unexpected failure');
        return refuse(c, format, problem);
      }
    };
  const requests = { root: 'service_requests', item: 'request' };

  for (const format of ['json', 'xml'] as const) {
    // Without a key: this is how one learns where keys come from.
    app.get(`/open311/v2/discovery.${format}`, async (c) => {
      try {
        c.set('ctx', parts.enter(c));
        await parts.limit(c);
        return answer(c, format, discovery(c, format));
      } catch (error) {
        return refuse(c, format, asProblem(error));
      }
    });
    app.get(
      `/open311/v2/services.${format}`,
      handle(
        null,
        () => format,
        async ({ ctx, tongue }) =>
          presentList(format, { root: 'services', item: 'service' }, await listServices(ctx, { tongue })),
      ),
    );
    app.get(
      `/open311/v2/requests.${format}`,
      handle(
        ['requests.read'],
        () => format,
        async ({ c, ctx, tongue }) =>
          presentList(format, requests, await listServiceRequests(ctx, { ...readQuery(c), tongue })),
      ),
    );
    app.post(
      `/open311/v2/requests.${format}`,
      handle(
        ['requests.write'],
        () => format,
        async ({ ctx, form, tongue }) => {
          const { requestId, notice } = await fileServiceRequest(ctx, readServiceRequest(form));
          const filed = {
            service_request_id: requestId,
            service_notice: notice?.[tongue] ?? '',
            account_id: '',
          };
          return presentList(format, requests, [filed]);
        },
      ),
    );
  }
  app.get(
    '/open311/v2/services/:file',
    handle(
      null,
      (c) => named(c).format,
      async ({ c, ctx, format, tongue }) =>
        presentOne(format, 'service_definition', await showService(ctx, { code: named(c).id, tongue }), {
          attributes: 'attribute',
          values: 'value',
        }),
    ),
  );
  /** The request with the id in the address. @throws Problem not-found */
  const one = async ({ c, ctx, tongue }: Call) => {
    const id = z.uuid().safeParse(named(c).id);
    const [found] = id.success ? await listServiceRequests(ctx, { ...everyone, ids: [id.data], tongue }) : [];
    if (!found) throw new Problem('not-found');
    return found;
  };
  app.get(
    '/open311/v2/tokens/:file',
    handle(
      ['requests.read'],
      (c) => named(c).format,
      // A request has its id at once; the id serves as its token for clients that ask in two steps.
      async (call) => {
        const { service_request_id } = await one(call);
        return presentList(call.format, requests, [{ service_request_id, token: service_request_id }]);
      },
    ),
  );
  app.get(
    '/open311/v2/requests/:file',
    handle(
      ['requests.read'],
      (c) => named(c).format,
      async (call) => presentList(call.format, requests, [await one(call)]),
    ),
  );
}
