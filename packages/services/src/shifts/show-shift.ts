import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { claims } from '@linli/db/shifts/tables';
import { may } from '@linli/domain/identity/rights';
import { heldStates } from '@linli/domain/shifts/life';
import { mayStand } from '@linli/domain/shifts/may-stand';
import { and, eq, inArray } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { checkpointView } from './checkpoint-view.ts';
import { readCheckpoint } from './load-checkpoint.ts';
import { loadHome } from './load-home.ts';
import { loadRules } from './load-rules.ts';
import { loadOneShift } from './load-shift-facts.ts';
import { loadStanding } from './load-standing.ts';
import { myDuties } from './my-duties.ts';
import { openViews } from './open-views.ts';
import { reaches } from './own-standing.ts';
import { placesOn } from './places-on.ts';

/**
 * One shift: what speaks against it for the actor, its checkpoint, their own place, and for those who lead there its people.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function showShift(
  ctx: Ctx,
  { shiftId }: ParsedInputOf<'GET /shifts/shift/:shiftId'>,
): Promise<ReplyOf<'GET /shifts/shift/:shiftId'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.view');
  const { accountId, posts } = signedIn(ctx);
  const loaded = await loadOneShift(ctx, shiftId);
  if (!loaded) throw new Problem('not-found');
  const shift = loaded.facts;
  const person = (await loadStanding(ctx, now, [accountId], shift)).get(accountId);
  if (!person || !(reaches(person, shift) || may(posts, 'shifts.view', shift.areaPath)))
    throw new Problem('not-found');
  const { rules } = await loadRules(ctx, shift.areaPath);
  const [view] = await openViews(ctx, accountId, await loadHome(ctx, person), [
    { loaded, reasons: mayStand(person, shift, rules, now) },
  ]);
  if (!view) throw new Problem('not-found');
  const [mine] = await myDuties(
    ctx,
    now,
    accountId,
    and(eq(claims.shiftId, shiftId), inArray(claims.state, [...heldStates])),
  );
  const leads = may(posts, 'shifts.lead', shift.areaPath);
  return {
    ...view,
    checkpointView: checkpointView(ctx, await readCheckpoint(ctx, shift.checkpointId)),
    mine: mine ?? null,
    places: leads ? await placesOn(ctx, shiftId) : null,
  };
}
