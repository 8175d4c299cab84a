import type { ReplyOf } from '@linli/contracts/catalog';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { endCalendar } from './end-calendar.ts';

/** Ends one's calendar link; again is harmless. @throws Problem not-signed-in */
export async function revokeCalendar(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'POST /shifts/revoke-calendar'>> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  if (await endCalendar(ctx, now, accountId))
    await record(ctx, now, {
      action: 'shifts.revoke-calendar',
      subjectKind: 'account',
      subjectId: accountId,
    });
  return { done: true };
}
