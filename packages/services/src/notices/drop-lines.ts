import type { DropReason } from '@linli/contracts/notices/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { notices } from '@linli/db/notices/tables';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Reader } from './load-reader.ts';
import { isNeedless } from './needless.ts';
import type { Line } from './standing-message.ts';

/**
 * Drops notices that need no message any more: read, too late, settled, or of a closed account. Each keeps why.
 * @returns those that are left
 */
export async function dropLines(
  ctx: Ctx,
  now: Date,
  reader: Reader,
  lines: readonly Line[],
): Promise<Line[]> {
  const kept: Line[] = [];
  const dropped = new Map<DropReason, string[]>();
  for (const each of lines) {
    const reason = await dropReason(ctx, now, reader, each);
    if (reason === null) kept.push(each);
    else dropped.set(reason, [...(dropped.get(reason) ?? []), each.id]);
  }
  for (const [reason, ids] of dropped)
    await ctx.db
      .update(notices)
      .set({ state: 'dropped', dropReason: reason })
      .where(sql`${notices.id} = any(${arrayLiteral(ids)}::uuid[])`);
  return kept;
}

async function dropReason(ctx: Ctx, now: Date, reader: Reader, line: Line): Promise<DropReason | null> {
  if (reader.closed) return 'account-closed';
  if (line.readAt !== null) return 'read';
  if (line.expiresAt !== null && line.expiresAt <= now) return 'expired';
  const { kind, facts } = line;
  return (await isNeedless(ctx, now, kind, { accountId: reader.accountId, facts })) ? 'needless' : null;
}
