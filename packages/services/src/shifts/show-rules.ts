import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { loadRules } from './load-rules.ts';

/** Limits in force in an area, and where they were set. @throws Problem not-found, not-allowed */
export async function showRules(
  ctx: Ctx,
  { areaId }: ParsedInputOf<'GET /shifts/rules'>,
): Promise<ReplyOf<'GET /shifts/rules'>> {
  const area = await loadArea(ctx, 'shifts.view', areaId);
  return loadRules(ctx, area.path);
}
