import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Scope } from '@linli/contracts/identity/scopes';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  area_id: string;
  area_name: string;
  scopes: Scope[];
  issued_at: string;
  issued_by: string;
  ends_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
  revoke_reason: string | null;
}

const iso = (at: string): string => new Date(at).toISOString();

/** Tokens of my areas, newest first; never a word of what they are. @throws Problem not-allowed, not-found */
export async function listTokens(
  ctx: Ctx,
  { areaId, all, cursor, limit }: ParsedInputOf<'GET /doors/tokens'>,
): Promise<ReplyOf<'GET /doors/tokens'>> {
  const paths = await reachedPaths(ctx, 'tokens.issue', areaId);
  const after = readCursorOf(cursor, z.tuple([z.uuid()]));
  const now = ctx.clock.now();
  const rows = await ctx.db.execute<Row>(sql`
    select token.id, token.name, token.area_id, place.name as area_name, token.scopes, token.issued_at, issuer.display_name as issued_by,
      token.ends_at, token.last_used_at, token.revoked_at, revoker.display_name as revoked_by, token.revoke_reason
    from api_tokens token
    join areas place on place.id = token.area_id
    join accounts issuer on issuer.id = token.issued_by
    left join accounts revoker on revoker.id = token.revoked_by
    where ${within(sql`place.path`, paths)}
      ${all === 'true' ? sql`` : sql`and token.revoked_at is null and token.ends_at > ${now.toISOString()}::timestamptz`}
      ${after === null ? sql`` : sql`and token.id < ${after[0]}::uuid`}
    order by token.id desc
    limit ${limit + 1}`);
  return page(
    rows,
    limit,
    ({ id }) => [id],
    (row) => ({
      tokenId: row.id,
      name: row.name,
      areaId: row.area_id,
      areaName: row.area_name,
      scopes: row.scopes,
      state: row.revoked_at !== null ? 'revoked' : new Date(row.ends_at) <= now ? 'ended' : 'live',
      issuedAt: iso(row.issued_at),
      issuedBy: row.issued_by,
      endsAt: iso(row.ends_at),
      lastUsedAt: row.last_used_at && iso(row.last_used_at),
      revoked:
        row.revoked_at === null
          ? null
          : { at: iso(row.revoked_at), by: row.revoked_by ?? '', reason: row.revoke_reason ?? '' },
    }),
  );
}
