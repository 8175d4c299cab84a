import { executeKept } from '@linli/db/prepared';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export interface Places {
  /** Free: nobody was even asked. */
  readonly free: number;
  /** Without somebody who said yes. */
  readonly unfilled: number;
  /** Without somebody who is there, or was and has left. */
  readonly empty: number;
}

/** How the places of a shift stand. */
export async function countPlaces(ctx: Ctx, { id, people }: { id: string; people: number }): Promise<Places> {
  const [count = { held: 0, yes: 0, there: 0 }] = await executeKept<{
    held: number;
    yes: number;
    there: number;
  }>(
    ctx.db,
    sql`
    select count(*)::int as held,
      (count(*) filter (where state <> 'offered'))::int as yes,
      (count(*) filter (where state in ('on-duty', 'left', 'done')))::int as there
    from claims
    where shift_id = ${id}::uuid and state in ('offered', 'claimed', 'on-duty', 'left', 'done')`,
  );
  const without = (those: number) => Math.max(0, people - those);
  return { free: without(count.held), unfilled: without(count.yes), empty: without(count.there) };
}
