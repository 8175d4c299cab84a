import type { NoticeChannel, NoticeKind, NoticePriority } from '@linli/contracts/notices/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { assertTellable, type NoticeFacts } from '@linli/domain/notices/facts';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from './queue-notices.ts';
import { queuePosts } from './queue-posts.ts';

export interface Telling {
  readonly kind: NoticeKind;
  readonly accountIds: readonly string[];
  /** What it is about, such as `case:<id>:step:2`: the same matter is told to the same account once. */
  readonly matter: string;
  /** Ids, counts, moments and codes; what the texts of the kind name, and what its page needs to open. */
  readonly facts: NoticeFacts;
  /** `first-call` gets through at night and over the hour's limit; as the kind has it unless told. */
  readonly priority?: NoticePriority;
  /** Ways it may take beyond the inbox; every way the person wants unless told. */
  readonly channels?: readonly NoticeChannel[];
  /** Not sent any more from then on, such as an offer that has ended. */
  readonly expiresAt?: Date;
  /** Path of the area it is about: chat robots there and above post it as well, if they carry its kind. */
  readonly areaPath?: string;
}

/**
 * Tells some people something, in the transaction of the verb that has it to tell: an inbox line now, a message as soon as
 * it is theirs to get (ADR 0080).
 *
 * @returns how many are told, and how many had been told the same matter before
 * @throws Error when facts carry anything else than ids, counts, moments and codes; that is a defect of the caller
 */
export async function tell(
  ctx: Ctx,
  now: Date,
  telling: Telling,
): Promise<{ queued: number; before: number }> {
  const { kind, matter, facts, accountIds, areaPath, ...wish } = telling;
  assertTellable(facts);
  if (areaPath !== undefined) await queuePosts(ctx, now, { kind, matter, facts, areaPath });
  const who = [...new Set(accountIds)];
  if (who.length === 0) return { queued: 0, before: 0 };
  return queueNotices(
    ctx,
    now,
    kind,
    sql`select told.account_id, ${matter}::text as matter, ${JSON.stringify(facts)}::jsonb as facts
      from unnest(${arrayLiteral(who)}::uuid[]) as told(account_id)`,
    wish,
  );
}
