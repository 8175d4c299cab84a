import type { Role } from '@linli/contracts/identity/roles';
import { Problem } from '@linli/contracts/problem';
import type { HandRole } from '@linli/contracts/requests/labels';
import { requestHands } from '@linli/db/requests/tables';
import type { Ctx } from '../context.ts';

interface NewHand {
  readonly accountId: string;
  readonly role: HandRole & ('lead' | 'joint');
  readonly post: Role | null;
  readonly how: 'post' | 'handed-over' | 'joined';
  /** May not hand it back (首接负责). */
  readonly binding?: boolean;
}

/**
 * Puts a request into somebody's hand. The database lets one be in charge at a time.
 * @returns the id of the hand @throws Problem lost-race when somebody else was faster, or they have it already
 */
export async function openHand(ctx: Ctx, now: Date, requestId: string, hand: NewHand): Promise<string> {
  const [opened] = await ctx.db
    .insert(requestHands)
    .values({ id: ctx.ids.next(), requestId, fromAt: now, ...hand })
    .onConflictDoNothing()
    .returning({ id: requestHands.id });
  if (!opened) throw new Problem('lost-race');
  return opened.id;
}
