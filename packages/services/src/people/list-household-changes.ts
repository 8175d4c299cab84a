import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import {
  type HouseholdChange,
  householdChanges,
  type RegisterFact,
  registerFacts,
} from '@linli/contracts/people/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { may } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { accessHousehold } from './household-access.ts';

type Row = {
  id: string;
  at: string;
  action: string;
  by: string | null;
  person_name: string | null;
  facts: { by?: string; fields?: string[]; to?: string | null };
  reason: string | null;
};

const Key = z.tuple([z.uuid()]);
const changes = Object.keys(householdChanges) as HouseholdChange[];

/**
 * History of a household from the audit: what was changed of it, of those who lived there while they did, and of the ways
 * into it. Who looked at numbers in full is told to those who may look themselves.
 * @throws Problem not-found; not-allowed
 */
export async function listHouseholdChanges(
  ctx: Ctx,
  { householdId, cursor, limit }: ParsedInputOf<'GET /people/household-changes'>,
): Promise<ReplyOf<'GET /people/household-changes'>> {
  reach(ctx, 'register.search');
  const { area } = await accessHousehold(ctx, householdId, 'register.search');
  const seesLooks = may(signedIn(ctx).posts, 'register.view-in-full', area.path);
  const shown = changes.filter((change) => seesLooks || change !== 'view-in-full');
  const actions = arrayLiteral(shown.map((change) => `people.${change}`));
  const after = readCursorOf(cursor, Key);
  const rows = await ctx.db.execute<Row>(sql`
    select entry.id, entry.at, entry.action, entry.facts, entry.reason,
      coalesce(nullif(account.display_name, ''), doer.name) as by,
      coalesce(person.name, asked.applicant_name) as person_name
    from audit_entries entry
    left join accounts account on account.id = entry.account_id
    left join persons doer on doer.account_id = entry.account_id
    left join persons person on entry.subject_kind = 'person' and person.id = entry.subject_id
    left join joins asked on entry.subject_kind = 'join' and asked.id = entry.subject_id
    where entry.id in (
      select e.id from audit_entries e
      where e.subject_kind = 'household' and e.subject_id = ${householdId}::uuid
      union all
      select e.id from memberships lived
      join audit_entries e on e.subject_kind = 'person' and e.subject_id = lived.person_id
        and e.at >= lived.from_at and (lived.until_at is null or e.at <= lived.until_at)
      where lived.household_id = ${householdId}::uuid
      union all
      select e.id from joins way join audit_entries e on e.subject_kind = 'join' and e.subject_id = way.id
      where way.household_id = ${householdId}::uuid)
      and entry.action = any(${actions}::text[])
      ${after === null ? sql`` : sql`and entry.id < ${after[0]}::uuid`}
    order by entry.id desc
    limit ${limit + 1}`);
  return page(
    rows,
    limit,
    ({ id }) => [id],
    ({ id, at, action, by, person_name, facts, reason }) => ({
      changeId: id,
      what: facts.to === householdId ? 'move-in' : (action.slice('people.'.length) as HouseholdChange),
      at: new Date(at).toISOString(),
      by,
      asHousehold: facts.by === 'household',
      personName: person_name,
      facts: (facts.fields ?? []).filter((field): field is RegisterFact => field in registerFacts),
      reason,
    }),
  );
}
