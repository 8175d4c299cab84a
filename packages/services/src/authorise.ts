import { Problem } from '@linli/contracts/problem';
import { may, type Right, reachOf } from '@linli/domain/identity/rights';
import type { AccountActor, Ctx } from './context.ts';

/** The signed-in actor. @throws Problem not-signed-in; second-factor-needed for staff who still owe it. */
export function signedIn(ctx: Ctx): AccountActor {
  if (ctx.actor.kind !== 'account') throw new Problem('not-signed-in');
  return ctx.actor;
}

/**
 * Areas (paths) in which the actor has a right; every query of the verb is bounded by them.
 * @throws Problem not-allowed when no post of the actor gives the right anywhere.
 */
export function reach(ctx: Ctx, right: Right): string[] {
  const actor = signedIn(ctx);
  const paths = reachOf(actor.posts, right);
  if (paths.length === 0) throw new Problem('not-allowed');
  if (actor.secondFactor === 'asked' || actor.secondFactor === 'to-enrol')
    throw new Problem('second-factor-needed');
  return paths;
}

/**
 * Demands a right at an area. An area outside everything the actor may see does not exist for them.
 * @throws Problem not-allowed, second-factor-needed; not-found outside the actor's areas.
 */
export function demand(ctx: Ctx, right: Right, areaPath: string): void {
  reach(ctx, right);
  if (!may(signedIn(ctx).posts, right, areaPath)) throw new Problem('not-found');
}
