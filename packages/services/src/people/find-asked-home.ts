import { areas, households } from '@linli/db/people/tables';
import { buildingOfName, compoundName, parseAddress, unitOfName } from '@linli/domain/people/address';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { within } from '../within.ts';

/**
 * The narrowest place an address in words points to within a community: the household, else its unit or building, else the
 * community itself. What could be two places is neither, so that a request never goes to the wrong door.
 */
export async function findAskedHome(
  ctx: Ctx,
  community: { readonly id: string; readonly path: string },
  words: string,
): Promise<{ areaId: string; householdId: string | null }> {
  const reading = parseAddress(words);
  if (!reading.ok) return { areaId: community.id, householdId: null };
  const { address } = reading;
  const places = await ctx.db
    .select({
      id: areas.id,
      parentId: areas.parentId,
      kind: areas.kind,
      name: areas.name,
      compound: areas.compound,
    })
    .from(areas)
    .where(
      and(
        inArray(areas.kind, ['building', 'unit']),
        isNull(areas.closedAt),
        within(areas.path, [community.path]),
      ),
    );
  const named = places.filter(
    ({ kind, name }) => kind === 'building' && buildingOfName(name) === address.building,
  );
  const building = only(named.filter((one) => standsIn(one.compound, address.compound)));
  if (!building) return { areaId: community.id, householdId: null };
  const units = places.filter(({ kind, parentId }) => kind === 'unit' && parentId === building.id);
  const unit =
    address.unit === null ? undefined : only(units.filter(({ name }) => unitOfName(name) === address.unit));
  const doors = await ctx.db
    .select({ id: households.id, areaId: households.areaId })
    .from(households)
    .where(
      and(
        inArray(households.areaId, unit ? [unit.id] : [building.id, ...units.map(({ id }) => id)]),
        eq(households.door, address.door),
        isNull(households.closedAt),
      ),
    );
  const door = only(doors);
  return door
    ? { areaId: door.areaId, householdId: door.id }
    : { areaId: (unit ?? building).id, householdId: null };
}

/** People leave the compound out, or write more of the address before it. */
function standsIn(compound: string | null, said: string | null): boolean {
  if (said === null || compound === null) return true;
  const name = compoundName(compound);
  return name !== null && said.endsWith(name);
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
