import type { NoticeChannel, NoticeState } from '@linli/contracts/notices/labels';
import type { Language } from '@linli/contracts/values';
import { messageConsents, messages, messageTries } from '@linli/db/notices/tables';
import { noticeKinds } from '@linli/domain/notices/kinds';
import { nextWay, type PastTry } from '@linli/domain/notices/next-way';
import { dailySms } from '@linli/domain/notices/quiet-and-limits';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { SubscribeTemplate } from '../gateways.ts';
import { dropLines } from './drop-lines.ts';
import { areaOf, loadReader, type Reader } from './load-reader.ts';
import { putOnCallList } from './put-on-call-list.ts';
import { type Line, type StandingMessage, standingMessage, triesOf } from './standing-message.ts';
import { holdOf, takeNotices } from './take-notices.ts';

/** A try that is written down as begun and has to be made now. */
export interface Outgoing {
  readonly tryId: string;
  readonly messageId: string;
  readonly channel: NoticeChannel;
  /** OpenID or phone. */
  readonly address: string;
  readonly template: SubscribeTemplate | null;
  readonly language: Language;
  readonly lines: readonly Line[];
  readonly madeAt: Date;
}

/** Longer than any gateway takes with all its repeats: after this a worker that was sending has died. */
const leaseMs = 120_000;

/**
 * Decides what is next for somebody and writes it down, in a transaction of its own: at most one message is on its way to a
 * person, and a try is a row before the gateway is asked (ADR 0080).
 *
 * @returns the try to make now; `again` when there may be more to decide; null when nothing is due, or another worker has
 * this person in hand
 */
export async function claimMessage(ctx: Ctx, accountId: string): Promise<Outgoing | 'again' | null> {
  const now = ctx.clock.now();
  const [lock] = await ctx.db.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`notices ${accountId}`}::text, 0)) as free`,
  );
  if (!lock?.free) return null;
  const reader = await loadReader(ctx, now, accountId);
  const standing = await standingMessage(ctx, now, accountId);
  if (standing === null) {
    const taken = await takeNotices(ctx, now, reader);
    return taken === null || taken === 'again' ? taken : step(ctx, now, reader, taken, []);
  }
  if (standing.state === 'sending') {
    if (standing.dueAt > now) return null;
    await leaveBehind(ctx, now, standing);
  }
  const lines = await dropLines(ctx, now, reader, standing.lines);
  if (lines.length === 0) return settle(ctx, now, standing, 'dropped');
  const hold = holdOf(ctx, now, reader, lines);
  if (hold !== null) return wait(ctx, standing, hold);
  return step(ctx, now, reader, { ...standing, lines }, await triesOf(ctx, standing.id));
}

/** The try of a worker that died between claim and answer: nobody knows whether it went out, and it says so. */
async function leaveBehind(ctx: Ctx, now: Date, message: StandingMessage): Promise<void> {
  await ctx.db
    .update(messageTries)
    .set({ state: 'unknown', reason: 'left-behind', settledAt: now })
    .where(and(eq(messageTries.messageId, message.id), eq(messageTries.state, 'sending')));
}

async function wait(ctx: Ctx, message: StandingMessage, dueAt: Date): Promise<'again'> {
  await ctx.db.update(messages).set({ state: 'waiting', dueAt }).where(eq(messages.id, message.id));
  return 'again';
}

async function settle(ctx: Ctx, now: Date, message: StandingMessage, state: NoticeState): Promise<'again'> {
  await ctx.db.update(messages).set({ state, settledAt: now }).where(eq(messages.id, message.id));
  return 'again';
}

async function step(
  ctx: Ctx,
  now: Date,
  reader: Reader,
  message: StandingMessage,
  past: readonly PastTry[],
): Promise<Outgoing | 'again'> {
  const { lines } = message;
  const urgent = message.rank === 0;
  const area = areaOf(reader, lines);
  const tries = [...past];
  for (;;) {
    const way = nextWay({
      ways: waysOf(ctx, reader, lines, urgent),
      tries,
      urgent,
      callAtEnd: area !== null && lines.some(({ kind }) => noticeKinds[kind].callAtEnd),
      madeAt: message.createdAt,
    });
    if (way.do === 'end') return settle(ctx, now, message, way.state);
    if (way.at > now) return wait(ctx, message, way.at);
    if (way.do === 'call') return putOnCallList(ctx, now, reader.accountId, area ?? '', message.id);
    const template = way.channel === 'wechat' ? await spendConsent(ctx, now, reader, lines) : null;
    const tried = {
      id: ctx.ids.next(),
      messageId: message.id,
      accountId: reader.accountId,
      channel: way.channel,
      begunAt: now,
    };
    if (way.channel === 'wechat' && template === null) {
      const state = 'no-consent-left';
      await ctx.db.insert(messageTries).values({ ...tried, state, reason: 'no-consent', settledAt: now });
      tries.push({ channel: way.channel, state, reason: 'no-consent', at: now });
      continue;
    }
    await ctx.db
      .insert(messageTries)
      .values({ ...tried, state: 'sending', templateId: template?.id ?? null });
    await ctx.db
      .update(messages)
      .set({ state: 'sending', dueAt: new Date(now.getTime() + leaseMs) })
      .where(eq(messages.id, message.id));
    return {
      tryId: tried.id,
      messageId: message.id,
      channel: way.channel,
      address: (way.channel === 'wechat' ? reader.openId : reader.phone) ?? '',
      template,
      language: reader.language,
      lines,
      madeAt: message.createdAt,
    };
  }
}

/** Channels through which somebody wants these notices and could get them. */
function waysOf(ctx: Ctx, reader: Reader, lines: readonly Line[], urgent: boolean): NoticeChannel[] {
  const { wechat, sms } = ctx.gateways;
  const ways: NoticeChannel[] = [];
  const may = (channel: NoticeChannel) =>
    lines.some(({ channels }) => channels === null || channels.includes(channel));
  if (
    may('wechat') &&
    wechat !== null &&
    reader.wants.wechat &&
    reader.openId !== null &&
    templatesFor(ctx, lines).length > 0
  )
    ways.push('wechat');
  const texts = reader.sent.filter(({ channel }) => channel === 'sms').length;
  const wanted = reader.wants.sms && lines.some(({ kind }) => noticeKinds[kind].sms);
  if (
    may('sms') &&
    sms.send !== null &&
    wanted &&
    reader.phone !== null &&
    texts < dailySms[urgent ? 'urgent' : 'usual']
  )
    ways.push('sms');
  return ways;
}

function templatesFor(ctx: Ctx, lines: readonly Line[]): SubscribeTemplate[] {
  const families = [...new Set(lines.map(({ kind }) => noticeKinds[kind].template))];
  return families.flatMap((family) => ctx.gateways.wechat?.templates[family] ?? []);
}

/** Takes one consent of the first template that has any; null when none has. */
async function spendConsent(
  ctx: Ctx,
  now: Date,
  reader: Reader,
  lines: readonly Line[],
): Promise<SubscribeTemplate | null> {
  for (const template of templatesFor(ctx, lines)) {
    const spent = await ctx.db
      .update(messageConsents)
      .set({ left: sql`${messageConsents.left} - 1`, updatedAt: now })
      .where(
        and(
          eq(messageConsents.accountId, reader.accountId),
          eq(messageConsents.templateId, template.id),
          gt(messageConsents.left, 0),
        ),
      )
      .returning({ left: messageConsents.left });
    if (spent.length > 0) return template;
  }
  return null;
}
