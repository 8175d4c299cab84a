import type { NoticeKind } from '@linli/contracts/notices/labels';
import { roundSlots } from '@linli/db/reports/tables';
import { dayOf } from '@linli/domain/civil-time';
import type { NoticeFacts } from '@linli/domain/notices/facts';
import { slotPhase } from '@linli/domain/reports/slot-phase';
import { eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isMissable, isNotSpared, isUnreported } from '../reports/expected.ts';
import { loadSlot } from '../reports/load-slot.ts';

/** What a question about one notice gets. */
interface Asked {
  readonly accountId: string;
  readonly facts: NoticeFacts;
}

/**
 * Whether what a notice tells is settled by the time it would be sent; by kind, for those where it can be. A slice whose
 * notices lose their point adds its question here.
 */
const settled: Partial<Record<NoticeKind, (ctx: Ctx, now: Date, asked: Asked) => Promise<boolean>>> = {
  // A reminder is not sent once the report is in (field.md, Self-report).
  'report-missing': async (ctx, now, asked) => {
    const home = sql`select joined.household_id from joins joined where joined.account_id = ${asked.accountId}::uuid
      and joined.state = 'confirmed' and joined.ended_at is null`;
    return nobodyMissing(ctx, now, asked, 'remind', [
      sql`span.person_id = (select person.id from persons person where person.account_id = ${asked.accountId}::uuid)`,
      sql`span.household_id in (${home}) and exists (
        select from persons person where person.id = span.person_id and person.account_id is null)`,
    ]);
  },
  'proxy-asked': async (ctx, now, asked) => {
    const home = sql`select joined.household_id from joins joined where joined.account_id = ${asked.accountId}::uuid
      and joined.state = 'confirmed' and joined.ended_at is null`;
    return nobodyMissing(ctx, now, asked, 'ask-proxy', [
      sql`span.household_id in (${home}) and exists (
        select from persons person where person.id = span.person_id and person.account_id <> ${asked.accountId}::uuid)`,
      sql`span.person_id in (select near.person_id from relatives near
        where near.account_id = ${asked.accountId}::uuid and near.ended_at is null)`,
    ]);
  },
  // Answered, withdrawn or over in the meantime.
  'offer-made': (ctx, _, { facts }) => isSo(ctx, sql`offers`, facts.offerId, sql`state <> 'open'`),
  // Confirmed, or taken up again because it was not solved.
  'request-confirm': (ctx, _, { facts }) => isSo(ctx, sql`requests`, facts.requestId, sql`state <> 'done'`),
  'alert-raised': (ctx, _, { facts }) => isSo(ctx, sql`alerts`, facts.alertId, sql`resolved_at is not null`),
};

/** Whether a row of that id, named in the facts, meets a condition. */
async function isSo(
  ctx: Ctx,
  table: SQL,
  fact: NoticeFacts[string] | undefined,
  condition: SQL,
): Promise<boolean> {
  if (!z.uuid().safeParse(fact).success) return false;
  const found = await ctx.db.execute(
    sql`select from ${table} where id = ${String(fact)}::uuid and ${condition}`,
  );
  return found.length > 0;
}

/** Whether a notice needs not be sent any more. */
export const isNeedless = async (ctx: Ctx, now: Date, kind: NoticeKind, asked: Asked): Promise<boolean> =>
  (await settled[kind]?.(ctx, now, asked)) ?? false;

/** That nobody of those an account was told about is still missing in the slot. */
async function nobodyMissing(
  ctx: Ctx,
  now: Date,
  { facts }: Asked,
  step: 'remind' | 'ask-proxy',
  anyOf: readonly SQL[],
): Promise<boolean> {
  const slotId = String(facts.slotId);
  // A slot that had not opened goes with its round.
  if ((await ctx.db.$count(roundSlots, eq(roundSlots.id, slotId))) === 0) return true;
  const slot = await loadSlot(ctx, slotId);
  if (slotPhase(slot, now) === 'over') return true;
  const missing = sql`span.round_id = ${slot.roundId}::uuid and ${isMissable(sql`span`, slot, now)}
    and ${isUnreported(sql`span`, slot.id)}
    and ${isNotSpared(sql`span`, step, dayOf(now, ctx.settings.zone))}`;
  const found = await ctx.db.execute(
    sql`${sql.join(
      anyOf.map((whose) => sql`(select 1 from round_members span where ${whose} and ${missing} limit 1)`),
      sql` union all `,
    )} limit 1`,
  );
  return found.length === 0;
}
