import type { AuditEntryView } from '@linli/contracts/audit/endpoints';
import { auditActionsBy } from '@linli/contracts/audit/labels';
import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { addDays, dayOf, daysBetween, instantOf } from '@linli/domain/civil-time';
import { maskName } from '@linli/domain/identity/mask';
import { type SQL, sql } from 'drizzle-orm';
import { UUID } from 'uuidv7';
import type { Ctx } from '../context.ts';
import { within } from '../within.ts';

export type Chosen = Omit<ParsedInputOf<'GET /audit/entries'>, 'cursor' | 'limit'>;

interface Row extends Record<string, unknown> {
  id: string;
  at: string;
  account_id: string | null;
  by_name: string | null;
  by_staff: boolean;
  action: string;
  subject_kind: string;
  subject_id: string | null;
  subject: string | null;
  subject_is_name: boolean;
  area_name: string | null;
  reason: string | null;
  facts: AuditEntryView['facts'];
}

/** Days that are looked at when nobody says which, and at most. */
const usualDays = 7;
const mostDays = 184;

/** The least id an entry of this moment or later can have: ids are UUIDv7 of the same clock, which begins in 1970. */
const leastId = (at: Date): string => UUID.fromFieldsV7(Math.max(at.getTime(), 0), 0, 0, 0).toString();

/** First and last moment of the chosen days. @throws Problem invalid-input */
function spanOf(ctx: Ctx, { fromDay, untilDay }: Chosen): { from: Date; until: Date } {
  const { zone } = ctx.settings;
  const last = untilDay ?? dayOf(ctx.clock.now(), zone);
  const first = fromDay ?? addDays(last, 1 - usualDays);
  const days = daysBetween(first, last) + 1;
  const wrong = (code: 'wrong-order' | 'too-big') =>
    new Problem('invalid-input', { fields: [{ pointer: '/untilDay', code, facts: { most: mostDays } }] });
  if (days < 1) throw wrong('wrong-order');
  if (days > mostDays) throw wrong('too-big');
  return { from: instantOf(first, '00:00', zone), until: instantOf(addDays(last, 1), '00:00', zone) };
}

/**
 * Entries within `paths`, newest first. One without a place, such as signing in, is where who did it holds a post.
 * Residents are named by their first character: the audit is about those who hold posts, and systems.
 * @param before id after which the page begins
 * @throws Problem invalid-input for days that make no span, or too long a one
 */
export async function findEntries(
  ctx: Ctx,
  paths: readonly string[],
  chosen: Chosen,
  { before, limit }: { before: string | null; limit: number },
): Promise<AuditEntryView[]> {
  const { from, until } = spanOf(ctx, chosen);
  const { accountId, group, action, subjectId } = chosen;
  const only: SQL[] = [
    sql`entry.id >= ${leastId(from)}::uuid and entry.id < ${before ?? leastId(until)}::uuid`,
    sql`entry.id < ${leastId(until)}::uuid`,
    sql`(${within(sql`entry.area_path`, paths)} or entry.area_path is null and entry.account_id in (
      select post.account_id from appointments post join areas place on place.id = post.area_id
      where ${within(sql`place.path`, paths)}))`,
  ];
  if (accountId !== undefined) only.push(sql`entry.account_id = ${accountId}::uuid`);
  if (action !== undefined) only.push(sql`entry.action = ${action}`);
  if (group !== undefined)
    only.push(sql`entry.action = any(${arrayLiteral(Object.keys(auditActionsBy[group]))}::text[])`);
  if (subjectId !== undefined) only.push(sql`entry.subject_id = ${subjectId}::uuid`);
  const rows = await ctx.db.execute<Row>(sql`
    with found as materialized (
      select entry.* from audit_entries entry where ${sql.join(only, sql` and `)}
      order by entry.id desc limit ${limit})
    select found.id, found.at, found.account_id, found.action, found.subject_kind, found.subject_id, found.reason,
      found.facts, place.name as area_name, who.display_name as by_name,
      exists (select from appointments post where post.account_id = found.account_id)
        or who.phone_blind is null and not exists (select from identities way where way.account_id = who.id) as by_staff,
      coalesce(home.address, named.name, person.name, account.display_name) as subject,
      coalesce(person.name, account.display_name) is not null
        and not exists (select from appointments post where post.account_id = account.id) as subject_is_name
    from found
    left join accounts who on who.id = found.account_id
    left join areas place on place.path = found.area_path
    left join households home on found.subject_kind = 'household' and home.id = found.subject_id
    left join areas named on found.subject_kind = 'area' and named.id = found.subject_id
    left join persons person on found.subject_kind = 'person' and person.id = found.subject_id
    left join accounts account on found.subject_kind = 'account' and account.id = found.subject_id
    order by found.id desc`);
  return rows.map(viewOf);
}

const viewOf = (row: Row): AuditEntryView => ({
  entryId: row.id,
  at: new Date(row.at).toISOString(),
  by:
    row.account_id === null
      ? null
      : {
          accountId: row.account_id,
          name: row.by_staff ? (row.by_name ?? '') : maskName(row.by_name ?? ''),
        },
  action: row.action,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  subject: row.subject !== null && row.subject_is_name ? maskName(row.subject) : row.subject,
  areaName: row.area_name,
  reason: row.reason,
  facts: row.facts,
});
