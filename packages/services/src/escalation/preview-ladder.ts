import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { type ClimbPolicy, openClimb } from '@linli/domain/escalation/climb';
import { findTold } from '@linli/domain/escalation/find-told';
import { foresee } from '@linli/domain/escalation/tick';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { checkLadder } from './check-ladder.ts';
import { findPosts } from './find-posts.ts';
import { toldViews } from './ladder-views.ts';
import { timingOf } from './timing-of.ts';

/** Far beyond any limit of a kind: the ladder's own wait counts. */
const anyDispatch = 60 * 24 * 365;
// Ten steps, six times through, and the end.
const most = 61;

/**
 * Who would be told when, if a case began at a place and moment and nobody answered: the clock itself run ahead over the
 * posts as they are filled at that moment. Nothing is written.
 * @throws Problem not-allowed, not-found, invalid-input
 */
export async function previewLadder(
  ctx: Ctx,
  { definition, areaId, at, urgency, clock }: ParsedInputOf<'POST /escalation/preview-ladder'>,
): Promise<ReplyOf<'POST /escalation/preview-ladder'>> {
  const area = await loadArea(ctx, 'requests.view', areaId);
  await checkLadder(ctx, definition);
  const policy: ClimbPolicy = {
    ladderKey: 'preview',
    ladder: definition,
    limits: { dispatch: anyDispatch, start: 1, finish: 1, confirm: 1 },
    clock,
    team: null,
  };
  const moment = new Date(at);
  const timing = await timingOf(ctx, clock);
  const place = (await findPosts(ctx, moment, [{ areaPath: area.path, policy }]))({
    areaPath: area.path,
    policy,
  });
  const find = (step: number) =>
    (definition.steps[step]?.tell ?? []).map((target) => findTold(target, place));
  const ahead = foresee(
    openClimb(policy, urgency, moment, timing),
    policy,
    { find, told: new Map() },
    timing,
    most,
  );
  const steps = ahead.filter(({ outcome }) => outcome !== 'stuck');
  return {
    steps: steps.map(({ dueAt, step, round, found }) => ({
      at: dueAt.toISOString(),
      step,
      round,
      tells: toldViews(found, true),
    })),
    stuckAt: (ahead.at(-1)?.dueAt ?? moment).toISOString(),
  };
}
