import { executeKept } from '@linli/db/prepared';
import type { HomePlaces } from '@linli/domain/shifts/near';
import type { Standing } from '@linli/domain/shifts/standing';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Areas that hold somebody's home; where none is known, those that hold their post. */
export async function loadHome(
  ctx: Pick<Ctx, 'db'>,
  { accountId, paths }: Pick<Standing, 'accountId' | 'paths'>,
): Promise<HomePlaces> {
  const [row] = await executeKept<{ places: HomePlaces }>(
    ctx.db,
    sql`
    select coalesce(jsonb_object_agg(up.kind, up.path::text), '{}') as places
    from areas up where up.path @> coalesce(
      (select place.path from persons person
        join memberships living on living.person_id = person.id and living.until_at is null
        join households flat on flat.id = living.household_id join areas place on place.id = flat.area_id
        where person.account_id = ${accountId}::uuid limit 1),
      ${paths[0] ?? null}::text::ltree)`,
  );
  return row?.places ?? {};
}
