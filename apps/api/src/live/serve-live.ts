import { Problem } from '@linli/contracts/problem';
import { type Watched, watchedAreas } from '@linli/services/cases/watch-cases';
import type { Actor, Ctx } from '@linli/services/context';
import type { Context, Hono } from 'hono';
import type { Env } from '../bind.ts';
import type { Streams } from './streams.ts';

/** Where a stream goes on from: `Last-Event-ID`, or `since` for those who cannot set it; null for from now on. */
function sinceOf(c: Context): number | null {
  const said = c.req.header('last-event-id') ?? c.req.query('since');
  if (said === undefined || said === '') return null;
  if (!/^\d{1,15}$/.test(said))
    throw new Problem('invalid-input', { fields: [{ pointer: '/since', code: 'wrong-format' }] });
  return Number(said);
}

/**
 * `GET /api/live`: server-sent events for desks that are open (ADR 0041). `ready` says from which number on everything is
 * told, `case` that one moved, `reload` that too much was missed. Ids only: what is behind them is asked for as ever, and
 * nothing is said of areas the account does not answer for.
 */
export function serveLive(
  app: Hono<Env>,
  streams: Streams,
  /** Who the request's bearer token belongs to by now. */
  actorAgain: (c: Context<Env>) => Promise<Actor | null>,
): void {
  app.get('/api/live', async (c) => {
    const ctx = c.get('ctx');
    const watched = watchedAreas(ctx);
    if (ctx.actor.kind !== 'account') throw new Problem('not-signed-in');
    const readable = await streams.open({
      accountId: ctx.actor.accountId,
      watched,
      since: sinceOf(c),
      again: async () => {
        const actor = await actorAgain(c);
        return actor && watchedBy({ ...ctx, actor });
      },
    });
    return c.body(readable, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx passes each piece on at once
      'x-accel-buffering': 'no',
    });
  });
}

/** Null where the posts no longer give it; any other failure is not an answer. */
function watchedBy(ctx: Ctx): Watched | null {
  try {
    return watchedAreas(ctx);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
