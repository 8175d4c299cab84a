import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { accounts } from '@linli/db/identity/tables';
import { rosterPeople } from '@linli/db/rosters/tables';
import type { PersonFigures } from '@linli/domain/rosters/figures';
import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { loadRoster } from './load-roster.ts';

/** What a roster gives each person it looked at, by name; those who get nothing last. @throws Problem not-found, not-allowed */
export async function listPeople(
  ctx: Ctx,
  { rosterId, cursor, limit }: ParsedInputOf<'GET /rosters/:rosterId/people'>,
): Promise<ReplyOf<'GET /rosters/:rosterId/people'>> {
  await loadRoster(ctx, rosterId, 'rosters.view');
  const after = readCursorOf(cursor, z.tuple([z.int32(), z.string(), Id]));
  const nothing = sql<number>`((${rosterPeople.figures}->>'shifts')::int = 0)::int`;
  const name = sql`${accounts.displayName} collate "C"`;
  const rows = await ctx.db
    .select({ nothing, accountId: accounts.id, name: accounts.displayName, figures: rosterPeople.figures })
    .from(rosterPeople)
    .innerJoin(accounts, eq(accounts.id, rosterPeople.accountId))
    .where(
      and(
        eq(rosterPeople.rosterId, rosterId),
        after === null
          ? undefined
          : sql`(${nothing}, ${name}, ${accounts.id}) > (${after[0]}, ${after[1]} collate "C", ${after[2]}::uuid)`,
      ),
    )
    .orderBy(nothing, name, asc(accounts.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => [row.nothing, row.name, row.accountId],
    ({ accountId, name: who, figures }) => {
      const { shortRests: _rests, changes: _changes, ...shown } = figures as PersonFigures;
      return { accountId, name: who, ...shown, keptBy: [...shown.keptBy] };
    },
  );
}
