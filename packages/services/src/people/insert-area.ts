import type { AreaKind } from '@linli/contracts/people/areas';
import { areas } from '@linli/db/people/tables';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export interface NewArea {
  /** Null for the root of a tree. */
  readonly parent: { readonly id: string; readonly path: string } | null;
  readonly kind: AreaKind;
  readonly name: string;
  readonly compound?: string | null;
}

export interface PlacedArea {
  readonly id: string;
  readonly path: string;
}

/**
 * Writes one area with its path. Rights, kinds and names are the caller's to check, and the parent's path must have been
 * read under `holdTree`. A name taken below the same parent fails on the unique index `areas_name`.
 */
export async function insertArea(ctx: Ctx, now: Date, area: NewArea): Promise<PlacedArea> {
  const id = ctx.ids.next();
  const [label] = await ctx.db.execute<{ label: string }>(
    sql`select nextval(pg_get_serial_sequence('areas', 'label'))::text as label`,
  );
  if (!label) throw new Error('no label for a new area');
  const path = area.parent === null ? label.label : `${area.parent.path}.${label.label}`;
  await ctx.db
    .insert(areas)
    .overridingSystemValue()
    .values({
      id,
      parentId: area.parent?.id ?? null,
      kind: area.kind,
      name: area.name,
      compound: area.compound ?? null,
      label: Number(label.label),
      path,
      createdAt: now,
    });
  return { id, path };
}
