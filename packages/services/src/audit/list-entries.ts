import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { auditReach } from './audit-reach.ts';
import { findEntries } from './find-entries.ts';

/** Who saw or changed what, newest first. @throws Problem not-allowed, not-found, invalid-input */
export async function listEntries(
  ctx: Ctx,
  { cursor, limit, ...chosen }: ParsedInputOf<'GET /audit/entries'>,
): Promise<ReplyOf<'GET /audit/entries'>> {
  const paths = await auditReach(ctx, 'audit.read', chosen.areaId);
  const [before] = readCursorOf(cursor, z.tuple([z.uuid()])) ?? [null];
  const rows = await findEntries(ctx, paths, chosen, { before, limit: limit + 1 });
  return page(
    rows,
    limit,
    ({ entryId }) => [entryId],
    (row) => row,
  );
}
