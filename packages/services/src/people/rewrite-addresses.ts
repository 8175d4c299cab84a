import { areas, households } from '@linli/db/people/tables';
import { writtenAddress } from '@linli/domain/people/written-address';
import { eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Ctx } from '../context.ts';

/** Writes the addresses of all households at or below a path anew, after a name above them changed. */
export async function rewriteAddresses(ctx: Ctx, path: string): Promise<void> {
  const parent = alias(areas, 'parent');
  const rows = await ctx.db
    .select({
      id: households.id,
      door: households.door,
      place: { kind: areas.kind, name: areas.name, compound: areas.compound },
      parent: { kind: parent.kind, name: parent.name, compound: parent.compound },
    })
    .from(households)
    .innerJoin(areas, eq(areas.id, households.areaId))
    .leftJoin(parent, eq(parent.id, areas.parentId))
    .where(sql`${areas.path} <@ ${path}::ltree`);
  for (let from = 0; from < rows.length; from += 1000) {
    const written = rows
      .slice(from, from + 1000)
      .map(({ id, door, ...place }) => ({ id, address: addressAt(place, door) }));
    await ctx.db.execute(sql`update households set address = written.address
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as written(id uuid, address text)
      where households.id = written.id and households.address <> written.address`);
  }
}

interface Place {
  readonly kind: string;
  readonly name: string;
  readonly compound: string | null;
}

/** The written address of a door in a unit, or in a building without units. */
export function addressAt(at: { place: Place; parent: Place | null }, door: string): string {
  const unit = at.place.kind === 'unit' && at.parent?.kind === 'building';
  const building = unit && at.parent !== null ? at.parent : at.place;
  return writtenAddress({
    compound: building.compound,
    building: building.name,
    unit: unit ? at.place.name : null,
    door,
  });
}
