import type { ParsedInputOf } from '@linli/contracts/catalog';
import { sessions } from '@linli/db/identity/tables';
import { slideUntil } from '@linli/domain/identity/session';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { newToken, tokenHash } from './tokens.ts';

export type Device = ParsedInputOf<'POST /identity/sign-in-with-code'>['device'];

/** Opens a session for an account that has proved who it is. The token is told once and only its hash rests. */
export async function openSession(
  ctx: Ctx,
  now: Date,
  accountId: string,
  device: Device,
  way: 'code' | 'wechat',
): Promise<{ sessionId: string; token: string; createdAt: Date; expiresAt: Date }> {
  const sessionId = ctx.ids.next();
  const token = newToken();
  const expiresAt = slideUntil(now, ctx.settings);
  await ctx.db.insert(sessions).values({
    id: sessionId,
    accountId,
    tokenHash: tokenHash(ctx.vault, token),
    platform: device.platform,
    label: device.label,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  });
  await record(ctx, now, {
    action: 'identity.sign-in',
    subjectKind: 'account',
    subjectId: accountId,
    facts: { way, platform: device.platform },
  });
  return { sessionId, token, createdAt: now, expiresAt };
}
