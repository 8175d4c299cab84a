import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { areas, households, memberships, persons, vehicles } from '@linli/db/people/tables';
import { type RegisterQuery, readRegisterQuery } from '@linli/domain/people/register-query';
import {
  and,
  arrayContains,
  eq,
  exists,
  ilike,
  inArray,
  isNotNull,
  isNull,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { z } from 'zod';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { blindUses } from '../vault.ts';
import { within } from '../within.ts';
import { areaWithin } from './area-view.ts';
import { dwellersOf, householdRow } from './household-view.ts';

/** Sort key of a page. */
const Key = z.tuple([z.string(), z.uuid()]);

/**
 * Households in the order of their addresses, found by part of a name, its pinyin or initials, a whole phone, id number or
 * plate, or an address as people write it. Bounded by the caller's posts.
 *
 * @throws Problem not-allowed; not-found for an area elsewhere
 */
export async function searchRegister(
  ctx: Ctx,
  input: ParsedInputOf<'GET /people/households'>,
): Promise<ReplyOf<'GET /people/households'>> {
  const paths = reach(ctx, 'register.search');
  const bounds = input.areaId === undefined ? paths : [(await areaWithin(ctx, input.areaId, paths)).path];
  const after = readCursorOf(input.cursor, Key);
  const address = sql`${households.address} collate by_number`;
  const rows = await ctx.db
    .select({ household: households })
    .from(households)
    .innerJoin(areas, eq(areas.id, households.areaId))
    .where(
      and(
        isNull(households.closedAt),
        within(areas.path, bounds),
        matching(ctx, readRegisterQuery(input.query)),
        input.tag === undefined ? undefined : livesThere(ctx, arrayContains(persons.tags, [input.tag])),
        input.occupancy === undefined ? undefined : eq(households.occupancy, input.occupancy),
        input.phone === undefined ? undefined : withoutPhone(ctx, input.phone),
        after === null
          ? undefined
          : sql`(${address}, ${households.id}) > (${after[0]} collate by_number, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(address, households.id)
    .limit(input.limit + 1);
  const dwellers = await dwellersOf(
    ctx.db,
    rows.map(({ household }) => household.id),
  );
  return page(
    rows,
    input.limit,
    ({ household }) => [household.address, household.id],
    ({ household }) => {
      const here = dwellers.get(household.id) ?? [];
      return { ...householdRow(household, here), names: here.map(({ person }) => person.name) };
    },
  );
}

/**
 * Condition that somebody who lives in the household now is one of whom `who` holds. By `exists`: beside an `or`, Postgres then
 * looks household by household in a small area and hashes all of them in a large one.
 */
const livesThere = (ctx: Ctx, who: SQL): SQL =>
  exists(
    ctx.db
      .select({ id: memberships.id })
      .from(memberships)
      .innerJoin(persons, eq(persons.id, memberships.personId))
      .where(and(eq(memberships.householdId, households.id), isNull(memberships.untilAt), who)),
  );

/** Condition that somebody lives there without a number in the register, or that all who do are without one. */
const withoutPhone = (ctx: Ctx, who: 'nobody' | 'not-all'): SQL | undefined =>
  and(
    livesThere(ctx, isNull(persons.phoneBlind)),
    who === 'nobody' ? not(livesThere(ctx, isNotNull(persons.phoneBlind))) : undefined,
  );

/** A pattern that finds `text` anywhere, its own wildcards taken literally. */
const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

function matching(ctx: Ctx, query: RegisterQuery): SQL | undefined {
  const { vault } = ctx;
  switch (query.by) {
    case 'nothing':
      return undefined;
    case 'phone':
      return livesThere(ctx, inArray(persons.phoneBlind, vault.blinds(blindUses.phone, query.phone)));
    case 'id-number':
      return livesThere(ctx, inArray(persons.idBlind, vault.blinds(blindUses.idNumber, query.idNumber)));
    case 'plate':
      return inArray(
        households.id,
        ctx.db
          .select({ id: vehicles.householdId })
          .from(vehicles)
          .where(inArray(vehicles.plateBlind, vault.blinds(blindUses.plate, query.plate))),
      );
    case 'address':
      // With a compound before it or without; what was typed may also be part of another spelling.
      return or(
        eq(households.address, query.address),
        ilike(households.address, `% ${query.address}`),
        ilike(households.address, anywhere(query.text)),
      );
    case 'text':
      return or(
        ilike(households.address, anywhere(query.text)),
        livesThere(
          ctx,
          sql`(${persons.name} || ' ' || ${persons.nameSounds}) ilike ${anywhere(query.text.replaceAll(' ', ''))}`,
        ),
      );
  }
}
