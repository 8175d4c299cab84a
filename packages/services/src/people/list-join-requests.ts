import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Relation } from '@linli/contracts/people/labels';
import { Id, Instant } from '@linli/contracts/values';
import { accounts } from '@linli/db/identity/tables';
import { areas, joins, persons } from '@linli/db/people/tables';
import { maskPhone } from '@linli/domain/identity/mask';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { uses } from '../vault.ts';
import { within } from '../within.ts';
import { areaWithin } from './area-view.ts';

/**
 * Requests to join that wait for the caller or for somebody below, the oldest first. Phones are masked.
 * @throws Problem not-allowed; not-found for an area elsewhere.
 */
export async function listJoinRequests(
  ctx: Ctx,
  input: ParsedInputOf<'GET /people/join-requests'>,
): Promise<ReplyOf<'GET /people/join-requests'>> {
  const paths = reach(ctx, 'joins.decide');
  const area = input.areaId === undefined ? null : await areaWithin(ctx, input.areaId, paths);
  const after = readCursorOf(input.cursor, z.tuple([Instant, Id]));
  const rows = await ctx.db
    .select({ join: joins, phoneCipher: accounts.phoneCipher, claimedName: persons.name })
    .from(joins)
    .innerJoin(areas, eq(areas.id, joins.areaId))
    .innerJoin(accounts, eq(accounts.id, joins.accountId))
    .leftJoin(persons, eq(persons.id, joins.personId))
    .where(
      and(
        eq(joins.state, 'asked'),
        isNull(joins.endedAt),
        within(areas.path, area === null ? paths : [area.path]),
        after === null
          ? undefined
          : sql`(${joins.askedAt}, ${joins.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(joins.askedAt), asc(joins.id))
    .limit(input.limit + 1);
  return page(
    rows,
    input.limit,
    ({ join }) => [join.askedAt.toISOString(), join.id],
    ({ join, phoneCipher, claimedName }) => ({
      joinId: join.id,
      way: join.way as 'code' | 'phone' | 'ask',
      applicantName: join.applicantName,
      applicantPhoneMasked:
        phoneCipher === null ? null : maskPhone(ctx.vault.openText(uses.accountPhone, phoneCipher)),
      householdId: join.householdId,
      address: join.address,
      relation: join.relation as Relation,
      claimed:
        join.personId === null || claimedName === null
          ? null
          : { personId: join.personId, name: claimedName },
      message: join.message,
      askedAt: join.askedAt.toISOString(),
    }),
  );
}
