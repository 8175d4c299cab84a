import { Problem } from '@linli/contracts/problem';
import { may, type Right, reachOf } from '@linli/domain/identity/rights';
import type { AccountActor, Ctx, TokenActor } from './context.ts';

/** The person signed in. @throws Problem not-signed-in; not-allowed for an API token: what people do for themselves */
export function signedIn(ctx: Ctx): AccountActor {
  const actor = signedInOrToken(ctx);
  if (actor.kind === 'token') throw new Problem('not-allowed');
  return actor;
}

/**
 * The person signed in, or the system behind an API token, for verbs that a scope opens. They ask for a right in any
 * case: an account of a token lives nowhere and owns nothing. @throws Problem not-signed-in
 */
export function signedInOrToken(ctx: Ctx): AccountActor | TokenActor {
  const { actor } = ctx;
  if (actor.kind !== 'account' && actor.kind !== 'token') throw new Problem('not-signed-in');
  return actor;
}

/**
 * Areas (paths) in which the actor has a right; every query of the verb is bounded by them.
 * @throws Problem not-allowed when no post of the actor gives the right anywhere.
 */
export function reach(ctx: Ctx, right: Right): string[] {
  const actor = signedInOrToken(ctx);
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
  if (!may(signedInOrToken(ctx).posts, right, areaPath)) throw new Problem('not-found');
}
