import { type AreaKind, areaKindNames } from '@linli/contracts/people/areas';
import { Problem } from '@linli/contracts/problem';
import { appointments, areas } from '@linli/db/people/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { accountOfPhone } from '../identity/account-of-phone.ts';
import { insertArea, type PlacedArea } from './insert-area.ts';
import { holdTree } from './tree-lock.ts';

export interface Founding {
  /** Areas from the widest down, each inside the one before; what is there already is kept. */
  readonly areas: readonly { readonly kind: AreaKind; readonly name: string }[];
  /** The first duty officer, who holds the post at the widest area and gives all others. */
  readonly officer: { readonly phone: string; readonly name: string };
}

/**
 * Begins a deployment: the first areas and the first post, which nobody else could give. Only for the system, at the command
 * of whoever runs it; repeating it changes nothing.
 *
 * @returns what was new
 * @throws Problem not-allowed for anybody but the system, invalid-input when an area is not wider than the next
 */
export async function foundPlace(
  ctx: Ctx,
  { areas: plan, officer }: Founding,
): Promise<{ areas: number; appointed: boolean }> {
  if (ctx.actor.kind !== 'system') throw new Problem('not-allowed');
  const widths = plan.map(({ kind }) => areaKindNames.indexOf(kind));
  if (plan.length === 0 || widths.some((width, at) => at > 0 && width <= (widths[at - 1] ?? -1)))
    throw new Problem('invalid-input', { fields: [{ pointer: '/areas', code: 'wrong-order' }] });
  const now = ctx.clock.now();
  await holdTree(ctx);
  let made = 0;
  let root: PlacedArea | null = null;
  let parent: PlacedArea | null = null;
  for (const { kind, name } of plan) {
    const below: PlacedArea | null = parent;
    const [known] = await ctx.db
      .select({ id: areas.id, path: areas.path })
      .from(areas)
      .where(
        and(
          eq(areas.name, name),
          isNull(areas.closedAt),
          below === null ? isNull(areas.parentId) : eq(areas.parentId, below.id),
        ),
      );
    if (!known) made += 1;
    parent = known ?? (await insertArea(ctx, now, { parent: below, kind, name }));
    root ??= parent;
  }
  if (root === null) throw new Error('no area was planned');
  const { accountId } = await accountOfPhone(ctx, now, officer.phone, officer.name);
  const post = { accountId, areaId: root.id, role: 'duty-officer' };
  const held = await ctx.db.$count(
    appointments,
    and(
      eq(appointments.accountId, accountId),
      eq(appointments.areaId, root.id),
      eq(appointments.role, post.role),
      isNull(appointments.untilAt),
    ),
  );
  if (held === 0)
    await ctx.db.insert(appointments).values({ id: ctx.ids.next(), ...post, fromAt: now, createdAt: now });
  if (made > 0 || held === 0)
    await record(ctx, now, {
      action: 'people.found-place',
      subjectKind: 'area',
      subjectId: root.id,
      areaPath: root.path,
      facts: { areas: made, appointed: held === 0 },
    });
  return { areas: made, appointed: held === 0 };
}
