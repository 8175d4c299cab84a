import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';
import type { Slot } from './load-slot.ts';
import { isMissingIn } from './missing-households.ts';

interface Missing {
  readonly slot: Slot;
  /** The area in which people are missing. */
  readonly path: string;
  readonly today: string;
}

/**
 * Reminds, once a slot and account: whoever is missing by their own account, and for those who have none the accounts of
 * their household.
 */
export const queueReminders = (ctx: Ctx, now: Date, { slot, path, today }: Missing) =>
  queueNotices(
    ctx,
    now,
    'report-missing',
    sql`
      with missing as materialized (
        select span.person_id, span.household_id, person.account_id
        from round_members span join persons person on person.id = span.person_id
        where ${isMissingIn(sql`span`, slot, now, sql`${path}::text::ltree`, { step: 'remind', today })})
      select told.account_id, ${`remind:${slot.id}`}::text as matter,
        jsonb_build_object('slotId', ${slot.id}::text, 'missing', count(*)) as facts
      from (
        select missing.account_id, missing.person_id from missing where missing.account_id is not null
        union
        select joined.account_id, missing.person_id
        from missing join joins joined on joined.household_id = missing.household_id
          and joined.state = 'confirmed' and joined.ended_at is null
        where missing.account_id is null) told
      join accounts on accounts.id = told.account_id and accounts.closed_at is null
      group by told.account_id`,
  );

/**
 * Asks those who may report for somebody else, once a slot and account: the others of the household for who has an
 * account and is silent, and relatives elsewhere. Who was reminded at this very moment is not asked as well.
 */
export const queueProxyRequests = (ctx: Ctx, now: Date, { slot, path, today }: Missing) =>
  queueNotices(
    ctx,
    now,
    'proxy-asked',
    sql`
      with missing as materialized (
        select span.person_id, span.household_id, person.account_id
        from round_members span join persons person on person.id = span.person_id
        where ${isMissingIn(sql`span`, slot, now, sql`${path}::text::ltree`, { step: 'ask-proxy', today })})
      select asked.account_id, ${`proxy:${slot.id}`}::text as matter,
        jsonb_build_object('slotId', ${slot.id}::text, 'missing', count(*)) as facts
      from (
        select joined.account_id, missing.person_id
        from missing join joins joined on joined.household_id = missing.household_id
          and joined.state = 'confirmed' and joined.ended_at is null
        where missing.account_id <> joined.account_id
        union
        select near.account_id, missing.person_id
        from missing join relatives near on near.person_id = missing.person_id and near.ended_at is null) asked
      join accounts on accounts.id = asked.account_id and accounts.closed_at is null
      where not exists (select from notices told where told.account_id = asked.account_id
        and told.matter = ${`remind:${slot.id}`}::text and told.created_at >= ${now.toISOString()}::timestamptz)
      group by asked.account_id`,
  );
