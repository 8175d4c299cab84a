import { messageConsents, messages, messageTries } from '@linli/db/notices/tables';
import type { SendOutcome } from '@linli/domain/notices/next-way';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Outgoing } from './claim-message.ts';

/**
 * Writes down what a gateway answered, and gives the message on: accepted, or waiting for what is decided next. A try that
 * was given up as left behind, or whose receipt came first, keeps what it says.
 * @returns whether there is more to decide for this person now
 */
export async function settleTry(ctx: Ctx, outgoing: Outgoing, outcome: SendOutcome): Promise<boolean> {
  const now = ctx.clock.now();
  const state =
    outcome.outcome === 'accepted' || outcome.outcome === 'unknown'
      ? outcome.outcome
      : outcome.reason === 'no-consent'
        ? 'no-consent-left'
        : 'failed';
  const settled = await ctx.db
    .update(messageTries)
    .set({ state, reason: 'reason' in outcome ? outcome.reason : null, settledAt: now })
    .where(and(eq(messageTries.id, outgoing.tryId), eq(messageTries.state, 'sending')))
    .returning({ accountId: messageTries.accountId, templateId: messageTries.templateId });
  const [tried] = settled;
  if (!tried) return true;
  if (tried.templateId !== null && (state === 'failed' || state === 'no-consent-left'))
    await ctx.db
      .update(messageConsents)
      // A refusal shows that WeChat has none left, whatever we counted; any other failure used none up.
      .set({ left: state === 'no-consent-left' ? 0 : sql`${messageConsents.left} + 1`, updatedAt: now })
      .where(
        and(eq(messageConsents.accountId, tried.accountId), eq(messageConsents.templateId, tried.templateId)),
      );
  await ctx.db
    .update(messages)
    .set(state === 'accepted' ? { state, settledAt: now } : { state: 'waiting', dueAt: now })
    .where(and(eq(messages.id, outgoing.messageId), eq(messages.state, 'sending')));
  if (state !== 'accepted') return true;
  const due = sql`account_id = ${tried.accountId}::uuid and due_at <= ${now.toISOString()}::timestamptz`;
  const [more] = await ctx.db.execute<{ due: boolean }>(sql`
    select exists (select from notices where ${due} and state = 'queued')
      or exists (select from messages where ${due} and state = 'waiting') as due`);
  return more?.due ?? true;
}
