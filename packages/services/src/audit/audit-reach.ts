import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { areaWithin } from '../people/area-view.ts';

/** Paths whose entries are read: of one area, or of all in which the caller has the right. @throws Problem not-allowed, not-found */
export async function auditReach(
  ctx: Ctx,
  right: 'audit.read' | 'audit.export',
  areaId: string | undefined,
): Promise<string[]> {
  const paths = reach(ctx, right);
  return areaId === undefined ? paths : [(await areaWithin(ctx, areaId, paths)).path];
}
