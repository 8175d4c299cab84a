import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { z } from 'zod';
import { demand, reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { loadCandidates } from './load-candidates.ts';
import { loadOneShift } from './load-shift-facts.ts';

/**
 * Who could stand on a shift, who has rested longest first; then the others with all that speaks against it.
 * @throws Problem not-found, not-allowed, second-factor-needed, invalid-input
 */
export async function listShiftCandidates(
  ctx: Ctx,
  input: ParsedInputOf<'GET /shifts/candidates'>,
): Promise<ReplyOf<'GET /shifts/candidates'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.lead');
  const after = readCursorOf(input.cursor, z.tuple([z.int32().min(0)]))?.[0] ?? 0;
  const loaded = await loadOneShift(ctx, input.shiftId);
  if (!loaded) throw new Problem('not-found');
  demand(ctx, 'shifts.lead', loaded.facts.areaPath);
  const ranked = (await loadCandidates(ctx, now, loaded.facts)).map((candidate, place) => ({
    candidate,
    place,
  }));
  return page(
    ranked.slice(after, after + input.limit + 1),
    input.limit,
    ({ place }) => [place + 1],
    ({ candidate: { person, reasons, weekMinutes, lastUntil } }) => ({
      accountId: person.accountId,
      name: person.name,
      reasons: [...reasons],
      weekMinutes,
      lastUntil: lastUntil?.toISOString() ?? null,
    }),
  );
}
