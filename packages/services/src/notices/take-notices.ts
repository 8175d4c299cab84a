import { arrayLiteral } from '@linli/db/array-literal';
import { messages, notices } from '@linli/db/notices/tables';
import { noticeKinds } from '@linli/domain/notices/kinds';
import { hourOpensAt, quietUntil } from '@linli/domain/notices/quiet-and-limits';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { dropLines } from './drop-lines.ts';
import { areaOf, type Reader } from './load-reader.ts';
import { type Line, queuedLines, type StandingMessage } from './standing-message.ts';

/** Until when what is told in `lines` has to wait for the night or the hour's limit; null: it may go now. */
export function holdOf(ctx: Ctx, now: Date, reader: Reader, lines: readonly Line[]): Date | null {
  const urgent = lines.some(({ rank }) => rank === 0);
  const awake = urgent || lines.some(({ kind }) => noticeKinds[kind].quietHours === 'bypass');
  const morning = awake ? null : quietUntil(now, ctx.settings.zone, reader.wants.quiet);
  const nextHour = hourOpensAt(
    reader.sent.map(({ at }) => at),
    urgent,
    now,
  );
  return morning !== null && nextHour !== null && nextHour > morning ? nextHour : (morning ?? nextHour);
}

const idsOf = (lines: readonly Line[]) => sql`${arrayLiteral(lines.map(({ id }) => id))}::uuid[]`;

/**
 * Makes the next message out of somebody's notices that are due: the most pressing one, and with it those that may go
 * along, the ones not yet due included. What has to wait is put off, so that it joins others by then.
 *
 * @returns the message, not yet tried; `again` when something else may be due now; null when nothing is
 */
export async function takeNotices(
  ctx: Ctx,
  now: Date,
  reader: Reader,
): Promise<StandingMessage | 'again' | null> {
  const queued = await queuedLines(ctx, reader.accountId);
  const free: Line[] = [];
  for (const each of queued.filter(({ dueAt }) => dueAt <= now)) {
    const hold = reader.closed ? null : holdOf(ctx, now, reader, [each]);
    if (hold === null) free.push(each);
    else await ctx.db.update(notices).set({ dueAt: hold }).where(sql`${notices.id} = ${each.id}::uuid`);
  }
  const first = free[0];
  if (!first) return null;
  // What is put off now would only add to the message in which it is not allowed.
  const joining = queued.filter(
    (each) =>
      mayJoin(first, each) &&
      (each.dueAt > now ? holdOf(ctx, now, reader, [each]) === null : free.includes(each)),
  );
  const lines = await dropLines(ctx, now, reader, [first, ...joining]);
  if (lines.length === 0) return 'again';
  const message = {
    id: ctx.ids.next(),
    accountId: reader.accountId,
    areaId: areaOf(reader, lines),
    rank: Math.min(...lines.map(({ rank }) => rank)),
    state: 'waiting',
    dueAt: now,
    createdAt: now,
  };
  await ctx.db.insert(messages).values(message);
  await ctx.db
    .update(notices)
    .set({ state: 'taken', messageId: message.id })
    .where(sql`${notices.id} = any(${idsOf(lines)})`);
  return { ...message, lines };
}

/** Whether a notice goes out in the message of another: both may be bundled, and neither is urgent without the other. */
const mayJoin = (first: Line, other: Line): boolean =>
  other.id !== first.id &&
  noticeKinds[first.kind].bundle &&
  noticeKinds[other.kind].bundle &&
  (first.rank === 0) === (other.rank === 0);
