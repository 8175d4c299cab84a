import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { may } from '@linli/domain/identity/rights';
import { z } from 'zod';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { areaWithin } from './area-view.ts';
import { loadMoves } from './load-moves.ts';

/** Sort key of a page. */
const Key = z.tuple([z.uuid()]);

/** Moves into, out of and within an area, newest first, the ones taken back included. @throws Problem not-found */
export async function listAreaMoves(
  ctx: Ctx,
  input: ParsedInputOf<'GET /people/area-moves'>,
): Promise<ReplyOf<'GET /people/area-moves'>> {
  const paths = reach(ctx, 'areas.view');
  const { posts } = signedIn(ctx);
  const area = await areaWithin(ctx, input.areaId, paths);
  const after = readCursorOf(input.cursor, Key);
  const moves = await loadMoves(ctx, paths, {
    path: area.path,
    limit: input.limit + 1,
    ...(after === null ? {} : { beforeId: after[0] }),
  });
  return page(
    moves,
    input.limit,
    ({ move }) => [move.id],
    (each) => ({
      moveId: each.move.id,
      areaName: each.area.compound === null ? each.area.name : `${each.area.compound}${each.area.name}`,
      from: each.fromName,
      to: each.toName,
      movedAt: each.move.movedAt.toISOString(),
      reason: each.move.reason,
      households: each.move.households,
      undoneAt: each.move.undoneAt?.toISOString() ?? null,
      canUndo:
        each.refusal === null &&
        may(posts, 'areas.change', each.area.path) &&
        may(posts, 'areas.change', each.fromParent.path),
    }),
  );
}
