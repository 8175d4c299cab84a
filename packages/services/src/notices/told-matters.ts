import { notices } from '@linli/db/notices/tables';
import { inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Which of these matters somebody has been told of. */
export async function toldMatters(ctx: Ctx, matters: readonly string[]): Promise<Set<string>> {
  if (matters.length === 0) return new Set();
  const told = await ctx.db
    .selectDistinct({ matter: notices.matter })
    .from(notices)
    .where(inArray(notices.matter, [...matters]));
  return new Set(told.map(({ matter }) => matter));
}
