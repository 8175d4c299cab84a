import type { NoticeKind, RobotProvider, TryReason } from '@linli/contracts/notices/labels';
import { robotPosts } from '@linli/db/notices/tables';
import type { NoticeFacts } from '@linli/domain/notices/facts';
import type { SendOutcome } from '@linli/domain/notices/next-way';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { writeText } from './write-text.ts';

interface Claimed extends Record<string, unknown> {
  id: string;
  kind: NoticeKind;
  facts: NoticeFacts;
  tries: number;
  old: boolean;
  ended: boolean;
  provider: RobotProvider;
  url_cipher: Buffer;
}

const mostPosts = 50;
const mostTries = 5;
const leaseMs = 60_000;
const MINUTE = 60_000;

/**
 * Posts what is due to chat groups. A post of unknown end is tried again: the same line twice in a group costs less than a
 * line that is missing.
 */
export async function deliverPosts(ctx: Ctx, signal: AbortSignal): Promise<void> {
  for (let posts = 0; posts < mostPosts && !signal.aborted; posts++) {
    const post = await claim(ctx);
    if (post === null) return;
    if (post.ended || post.old) {
      await settle(ctx, post, { state: 'dropped' });
      continue;
    }
    const { whole } = writeText([post], 'zh-Hans', ctx.settings.zone);
    const url = ctx.vault.openText(uses.robotUrl, post.url_cipher);
    const outcome = await ctx.gateways.robots.post({ provider: post.provider, url }, whole);
    await settle(ctx, post, whatNext(ctx, post, outcome));
  }
}

async function claim(ctx: Ctx): Promise<Claimed | null> {
  const now = ctx.clock.now();
  const moment = sql`${now.toISOString()}::timestamptz`;
  const [post] = await ctx.db.execute<Claimed>(sql`
    update robot_posts post set state = 'sending', tries = post.tries + 1,
      due_at = ${new Date(now.getTime() + leaseMs).toISOString()}::timestamptz
    from robots robot
    where robot.id = post.robot_id and post.id = (
      select due.id from robot_posts due
      where due.state in ('waiting', 'sending') and due.due_at <= ${moment}
      order by due.due_at, due.id limit 1 for update skip locked)
    returning post.id, post.kind, post.facts, post.tries, post.created_at < ${moment} - interval '1 day' as old,
      robot.ended_at is not null as ended, robot.provider, robot.url_cipher`);
  return post ?? null;
}

interface Next {
  readonly state: 'waiting' | 'accepted' | 'failed' | 'unknown' | 'dropped';
  readonly reason?: TryReason | null;
  readonly dueAt?: Date;
}

function whatNext(ctx: Ctx, post: Claimed, outcome: SendOutcome): Next {
  if (outcome.outcome === 'accepted') return { state: 'accepted' };
  const reason = 'reason' in outcome ? outcome.reason : null;
  if (outcome.outcome === 'refused') return { state: 'failed', reason };
  if (post.tries >= mostTries) return { state: outcome.outcome === 'unknown' ? 'unknown' : 'failed', reason };
  return {
    state: 'waiting',
    reason,
    dueAt: new Date(ctx.clock.now().getTime() + 2 ** (post.tries - 1) * MINUTE),
  };
}

/** Only who claimed this try settles it. */
async function settle(ctx: Ctx, post: Claimed, next: Next): Promise<void> {
  await ctx.db
    .update(robotPosts)
    .set({ ...next, ...(next.state === 'waiting' ? {} : { settledAt: ctx.clock.now() }) })
    .where(
      and(eq(robotPosts.id, post.id), eq(robotPosts.state, 'sending'), eq(robotPosts.tries, post.tries)),
    );
}
