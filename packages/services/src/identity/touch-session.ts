import { prepared } from '@linli/db/prepared';
import { slideUntil } from '@linli/domain/identity/session';
import type { Ctx } from '../context.ts';

const statement = `
update sessions set last_seen_at = $2::timestamptz, expires_at = $3::timestamptz, token_hash = $4::bytea
where id = $1::uuid and revoked_at is null`;

/**
 * Writes that a session was used now, moves its sliding end on, and rests its token under the newest key. In the rush of a morning
 * every report is the first call of its session, so that Postgres keeps this one planned.
 */
export async function touchSession(ctx: Ctx, sessionId: string, now: Date, tokenHash: Buffer): Promise<void> {
  const until = slideUntil(now, ctx.settings);
  await prepared(ctx.db, statement, [sessionId, now.toISOString(), until.toISOString(), tokenHash]);
}
