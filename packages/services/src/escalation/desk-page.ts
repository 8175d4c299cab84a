import { Id, Instant } from '@linli/contracts/values';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { caseRows, type Row } from './case-rows.ts';

/** In this order: nothing is left of the time of what is stuck, and the clock of what is paused stands still. */
const states = ['stuck', 'running', 'paused'] as const;
const Cursor = z.tuple([z.enum(states), Instant, Id]);

/** Open cases of which `seen` says (it speaks of `climbs`), least time left first. @throws Problem invalid-input for the cursor */
export async function deskPage(
  ctx: Ctx,
  seen: SQL,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Row[]; nextCursor: string | null }> {
  const after = readCursorOf(cursor, Cursor);
  const rows: Awaited<ReturnType<typeof caseRows>> = [];
  // One state after the other, so that each is read in its own order and no further than the page goes.
  for (const state of states.slice(after === null ? 0 : states.indexOf(after[0]))) {
    if (rows.length > limit) continue;
    const key = state === 'running' ? sql`climbs.due_at` : sql`climbs.opened_at`;
    const from: SQL =
      after !== null && after[0] === state
        ? sql`and (${key}, climbs.id) > (${after[1]}::timestamptz, ${after[2]}::uuid)`
        : sql``;
    rows.push(
      ...(await caseRows(ctx, {
        where: sql`climbs.state = ${sql.raw(`'${state}'`)} and ${seen} ${from}`,
        order: sql`${key}, climbs.id`,
        limit: limit + 1 - rows.length,
      })),
    );
  }
  return page(rows, limit, keyOf, view);
}

const keyOf = ({
  climb,
}: {
  climb: { id: string; climb: { state: string; dueAt: Date | null }; openedAt: Date };
}) => [climb.climb.state, (climb.climb.dueAt ?? climb.openedAt).toISOString(), climb.id] as const;

/** What leaves of a row. */
export const view = ({ climb: _, ...row }: Row & { climb: unknown }): Row => row;
