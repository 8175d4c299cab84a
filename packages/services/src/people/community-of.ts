import { areas } from '@linli/db/people/tables';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export interface Community {
  readonly id: string;
  readonly path: string;
}

/** The community a place lies in: plans are made by communities. Null above them. */
export async function communityOf(ctx: Pick<Ctx, 'db'>, areaPath: string): Promise<Community | null> {
  const [found] = await ctx.db
    .select({ id: areas.id, path: areas.path })
    .from(areas)
    .where(
      and(sql`${areas.path} @> ${areaPath}::ltree`, eq(areas.kind, 'community'), isNull(areas.closedAt)),
    );
  return found ?? null;
}
