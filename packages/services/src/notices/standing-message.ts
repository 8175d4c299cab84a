import type { NoticeChannel, NoticeKind, TryReason, TryState } from '@linli/contracts/notices/labels';
import { messages, messageTries, notices } from '@linli/db/notices/tables';
import type { NoticeFacts } from '@linli/domain/notices/facts';
import type { PastTry } from '@linli/domain/notices/next-way';
import { and, asc, eq, lte, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** A notice as delivery sees it. */
export interface Line {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  readonly rank: number;
  readonly dueAt: Date;
  readonly expiresAt: Date | null;
  /** Null: every way. */
  readonly channels: readonly string[] | null;
  readonly readAt: Date | null;
  readonly createdAt: Date;
}

/** A message on its way, with its notices. */
export interface StandingMessage {
  readonly id: string;
  readonly rank: number;
  readonly state: string;
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly lines: readonly Line[];
}

const line = {
  id: notices.id,
  kind: notices.kind,
  facts: notices.facts,
  rank: notices.rank,
  dueAt: notices.dueAt,
  expiresAt: notices.expiresAt,
  channels: notices.channels,
  readAt: notices.readAt,
  createdAt: notices.createdAt,
};

const asLine = (row: { [K in keyof Line]: unknown }): Line => row as Line;

/** More than anybody is told at once; the rest is in the next message. */
const mostLines = 200;

/** Notices of somebody that are in no message yet, the most pressing first. */
export async function queuedLines(ctx: Ctx, accountId: string): Promise<Line[]> {
  const rows = await ctx.db
    .select(line)
    .from(notices)
    .where(and(eq(notices.accountId, accountId), eq(notices.state, 'queued')))
    .orderBy(asc(notices.rank), asc(notices.createdAt), asc(notices.id))
    .limit(mostLines);
  return rows.map(asLine);
}

/** The message of somebody that is being sent, else the most pressing one whose next try is due; null for none. */
export async function standingMessage(
  ctx: Ctx,
  now: Date,
  accountId: string,
): Promise<StandingMessage | null> {
  const [message] = await ctx.db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.accountId, accountId),
        or(eq(messages.state, 'sending'), and(eq(messages.state, 'waiting'), lte(messages.dueAt, now))),
      ),
    )
    .orderBy(asc(messages.state), asc(messages.rank), asc(messages.dueAt), asc(messages.id))
    .limit(1);
  if (!message) return null;
  const lines = await ctx.db
    .select(line)
    .from(notices)
    .where(and(eq(notices.messageId, message.id), eq(notices.state, 'taken')))
    .orderBy(asc(notices.rank), asc(notices.createdAt), asc(notices.id));
  return { ...message, lines: lines.map(asLine) };
}

/** Tries of a message, oldest first. */
export async function triesOf(ctx: Ctx, messageId: string): Promise<PastTry[]> {
  const rows = await ctx.db
    .select()
    .from(messageTries)
    .where(eq(messageTries.messageId, messageId))
    .orderBy(asc(messageTries.begunAt), asc(messageTries.id));
  return rows.map((row) => ({
    channel: row.channel as NoticeChannel,
    state: row.state as TryState,
    reason: row.reason as TryReason | null,
    at: row.settledAt ?? row.begunAt,
  }));
}
