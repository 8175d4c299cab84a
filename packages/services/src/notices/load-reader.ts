import type { NoticeKind } from '@linli/contracts/notices/labels';
import type { Language } from '@linli/contracts/values';
import { noticeKinds } from '@linli/domain/notices/kinds';
import { type QuietHours, usualQuietHours } from '@linli/domain/notices/quiet-and-limits';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';

/** Whom a message is for, and what is known about reaching them. */
export interface Reader {
  readonly accountId: string;
  readonly language: Language;
  readonly closed: boolean;
  readonly openId: string | null;
  readonly phone: string | null;
  /** What they allow, the usual where they chose nothing. */
  readonly wants: { readonly wechat: boolean; readonly sms: boolean; readonly quiet: QuietHours | null };
  /** Where they live, and where they hold a post. */
  readonly homeId: string | null;
  readonly postId: string | null;
  /** Messages of the last 24 hours that a gateway took or may have taken, oldest first. */
  readonly sent: readonly { readonly channel: string; readonly at: Date }[];
}

interface Row extends Record<string, unknown> {
  language: Language;
  closed: boolean;
  phone_cipher: Buffer | null;
  open_id: string | null;
  chosen: boolean;
  wechat: boolean | null;
  sms: boolean | null;
  quiet_from: string | null;
  quiet_until: string | null;
  home_id: string | null;
  post_id: string | null;
  sent: { channel: string; at: string }[];
}

/** Loads a reader. @throws Error when there is no such account, which the foreign key rules out */
export async function loadReader(ctx: Ctx, now: Date, accountId: string): Promise<Reader> {
  const moment = sql`${now.toISOString()}::timestamptz`;
  const [row] = await ctx.db.execute<Row>(sql`
    select account.language, account.closed_at is not null as closed, account.phone_cipher,
      (select known.subject from identities known
        where known.account_id = account.id and known.provider = 'wechat'
        order by known.created_at desc limit 1) as open_id,
      setting.account_id is not null as chosen, setting.wechat, setting.sms, setting.quiet_from, setting.quiet_until,
      (select home.area_id from joins joined join households home on home.id = joined.household_id
        where joined.account_id = account.id and joined.state = 'confirmed' and joined.ended_at is null
        order by joined.asked_at, joined.id limit 1) as home_id,
      (select post.area_id from appointments post
        where post.account_id = account.id and post.from_at <= ${moment}
          and (post.until_at is null or post.until_at > ${moment})
        order by post.from_at, post.id limit 1) as post_id,
      (select coalesce(jsonb_agg(jsonb_build_object('channel', tried.channel, 'at', tried.begun_at)
          order by tried.begun_at), '[]') from message_tries tried
        where tried.account_id = account.id and tried.begun_at > ${moment} - interval '24 hours'
          and tried.state in ('sending', 'accepted', 'delivered', 'unknown')) as sent
    from accounts account left join notice_settings setting on setting.account_id = account.id
    where account.id = ${accountId}::uuid`);
  if (!row) throw new Error('a notice belongs to no account');
  return {
    accountId,
    language: row.language,
    closed: row.closed,
    openId: row.open_id,
    phone: row.phone_cipher === null ? null : ctx.vault.openText(uses.accountPhone, row.phone_cipher),
    wants: {
      wechat: row.wechat ?? true,
      sms: row.sms ?? true,
      quiet: !row.chosen
        ? usualQuietHours
        : row.quiet_from === null || row.quiet_until === null
          ? null
          : { from: row.quiet_from, until: row.quiet_until },
    },
    homeId: row.home_id,
    postId: row.post_id,
    sent: row.sent.map(({ channel, at }) => ({ channel, at: new Date(at) })),
  };
}

/** Where somebody is when it comes to these notices: at their post for what is their duty, else at home. */
export const areaOf = (reader: Reader, lines: readonly { readonly kind: NoticeKind }[]): string | null =>
  lines.some(({ kind }) => noticeKinds[kind].template === 'duty')
    ? (reader.postId ?? reader.homeId)
    : (reader.homeId ?? reader.postId);
