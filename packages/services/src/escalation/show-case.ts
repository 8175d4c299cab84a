import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { stepAbove } from '@linli/domain/escalation/moves';
import type { Ctx } from '../context.ts';
import { loadClimb } from './climb-rows.ts';
import { findPosts } from './find-posts.ts';
import { toldViews } from './ladder-views.ts';
import { loadCase } from './load-case.ts';
import { lookAhead, nextTold } from './look-ahead.ts';
import { loadTold } from './record-ticks.ts';
import { supervisionRows } from './supervision-rows.ts';
import { timingOf } from './timing-of.ts';

type Reply = ReplyOf<'GET /escalation/case'>;

const withoutClock: Reply = {
  state: 'ended',
  phase: 'answer',
  level: 0,
  dueAt: null,
  next: [],
  ahead: [],
  supervisions: [],
  mayEscalate: false,
  maySupervise: false,
};

/**
 * Where a case stands on its ladder, when it moves next and to whom, as the posts are filled now. Residents see posts;
 * staff see who holds them, and everything that is still to come.
 * @throws Problem not-signed-in, second-factor-needed, not-found
 */
export async function showCase(ctx: Ctx, input: ParsedInputOf<'GET /escalation/case'>): Promise<Reply> {
  const seen = await loadCase(ctx, input);
  const row = await loadClimb(ctx, input.caseId);
  const supervisions = seen.isStaff ? await supervisionRows(ctx, { caseId: input.caseId }) : [];
  const maySupervise = seen.maySupervise;
  if (!row) return { ...withoutClock, supervisions, maySupervise };
  const { climb, policy } = row;
  const place = (await findPosts(ctx, ctx.clock.now(), [row]))(row);
  const told = (await loadTold(ctx, [row.id]))(row.id);
  const ahead = lookAhead(row, place, told, await timingOf(ctx, policy.clock));
  return {
    state: climb.state,
    phase: climb.phase,
    level: climb.level,
    dueAt: climb.dueAt?.toISOString() ?? null,
    next: toldViews(nextTold(ahead), seen.isStaff),
    ahead: seen.isStaff
      ? ahead
          .filter(({ outcome }) => outcome === 'told')
          .map(({ dueAt, found }) => ({ at: dueAt.toISOString(), tells: toldViews(found, true) }))
      : [],
    supervisions,
    mayEscalate: seen.mayEscalate && climb.state !== 'ended' && stepAbove(climb, policy) !== null,
    maySupervise,
  };
}
