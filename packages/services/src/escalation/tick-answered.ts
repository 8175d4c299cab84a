import type { Role } from '@linli/contracts/identity/roles';
import { climbs } from '@linli/db/escalation/tables';
import { type Found, findTold, type Place } from '@linli/domain/escalation/find-told';
import { type Taken, type Ticked, tick } from '@linli/domain/escalation/tick';
import { and, eq, lte } from 'drizzle-orm';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { releaseAlert } from '../reports/release-alert.ts';
import { closeUnconfirmed } from '../requests/close-unconfirmed.ts';
import { type LoadedRequest, loadRequest } from '../requests/load-request.ts';
import { timeOutHelper } from '../requests/return-errand.ts';
import { tellResident } from '../requests/tell-resident.ts';
import { timeOutLead } from '../requests/time-out-lead.ts';
import { type ClimbRow, climbRow, saveClimb } from './climb-rows.ts';
import { findPosts } from './find-posts.ts';
import { type Hands, handsOf } from './hands-of.ts';
import { loadTold, recordSteps } from './record-ticks.ts';
import { caseFacts } from './tell-steps.ts';
import { timingOf } from './timing-of.ts';

/**
 * Takes what is due of one case somebody has answered: they are asked, then it is taken from them and climbs on; what is
 * done and not confirmed is called back about, then closed. The request is held first, as every verb does; whoever answers
 * at the same moment is waited for, and what they did counts.
 * @returns 1, or 0 when nothing was due any more
 */
export async function tickAnswered(ctx: Ctx, now: Date, { id, caseKind, caseId }: Due): Promise<number> {
  const request = caseKind === 'request' ? await loadRequest(ctx, caseId, true) : null;
  const [stored] = await ctx.db
    .select()
    .from(climbs)
    .where(and(eq(climbs.id, id), eq(climbs.state, 'running'), lte(climbs.dueAt, now)))
    .for('update');
  if (!stored || stored.phase === 'answer') return 0;
  const row = climbRow(stored);
  const hands = await handsOf(ctx, row);
  const place = (await findPosts(ctx, now, [row]))(row);
  const find = (step: number) =>
    (row.policy.ladder.steps[step]?.tell ?? []).map((target) => findTold(target, place));
  const isLed = hands.helper !== null && hands.lead !== null;
  const facts = { find, told: (await loadTold(ctx, [id]))(id), isLed };
  const ticked = tick(row.climb, row.policy, facts, now, await timingOf(ctx, row.policy.clock));
  const silences = ticked.taken.filter(({ outcome }) => outcome === 'silent').length;
  // The helper's silence leaves who is in charge; a second one nobody.
  const left = silences === 0 ? row.answeredBy : isLed && silences === 1 ? hands.lead : null;
  await saveClimb(ctx, now, row, ticked.climb, left);
  for (const [count, step] of ticked.taken.entries())
    await act(ctx, now, {
      row,
      ticked,
      place,
      hands,
      request,
      step,
      isLast: count === ticked.taken.length - 1,
    });
  await recordSteps(ctx, now, [{ row, ticked, place }]);
  return 1;
}

export interface Due {
  readonly id: string;
  readonly caseKind: string;
  readonly caseId: string;
}

interface Act {
  readonly row: ClimbRow;
  readonly ticked: Ticked;
  readonly place: Place;
  readonly hands: Hands;
  readonly request: LoadedRequest | null;
  readonly step: Taken;
  /** Nothing that comes after it has happened already. */
  readonly isLast: boolean;
}

async function act(ctx: Ctx, now: Date, given: Act): Promise<void> {
  switch (given.step.outcome) {
    case 'asked':
      return given.isLast ? ask(ctx, now, given) : undefined;
    case 'silent':
      return takeAway(ctx, now, given);
    case 'called-back':
      return given.isLast ? callBack(ctx, now, given) : undefined;
    case 'closed':
      return given.request ? void (await closeUnconfirmed(ctx, now, given.request)) : undefined;
    default:
      return undefined;
  }
}

async function ask(ctx: Ctx, now: Date, { row, ticked, hands, step }: Act): Promise<void> {
  const asked = hands.helper ?? hands.lead;
  const until = ticked.climb.dueAt?.toISOString() ?? null;
  await tellCase(ctx, now, {
    caseKind: row.caseKind,
    caseId: row.caseId,
    areaPath: row.areaPath,
    what: step.phase === 'start' ? 'start-asked' : 'finish-asked',
    facts: { hand: hands.helper === null ? 'lead' : 'helper', until },
  });
  await tell(ctx, now, {
    kind: 'errand-ask',
    accountIds: asked === null ? [] : [asked],
    matter: `climb:${row.id}:${row.tick}:ask`,
    facts: { ...caseFacts(row), until },
  });
}

/** The helper first, then who is in charge: whoever looks at the case next finds nobody in the way. */
async function takeAway(ctx: Ctx, now: Date, { row, request }: Act): Promise<void> {
  if (request === null) return releaseAlert(ctx, now, row.caseId);
  const current = await loadRequest(ctx, request.id);
  if ((await timeOutHelper(ctx, now, current)) === null) await timeOutLead(ctx, now, current);
}

/** The resident is asked once more, and somebody who did not do the work is asked to phone. */
async function callBack(ctx: Ctx, now: Date, { row, ticked, place, hands, request }: Act): Promise<void> {
  if (request) await tellResident(ctx, now, request, `confirm-again:${row.tick}`);
  const callers = callersOf(row, place, hands);
  await tellCase(ctx, now, {
    caseKind: row.caseKind,
    caseId: row.caseId,
    areaPath: row.areaPath,
    what: 'told',
    facts: { why: 'call-back', roles: callers.role, people: callers.accountIds.length },
  });
  await tell(ctx, now, {
    kind: 'confirm-by-phone',
    accountIds: callers.accountIds,
    matter: `climb:${row.id}:${row.tick}:call`,
    facts: { ...caseFacts(row), until: ticked.climb.dueAt?.toISOString() ?? null },
  });
}

function callersOf(
  { policy }: ClimbRow,
  place: Place,
  { helper, lead }: Hands,
): { accountIds: string[]; role: Role | null } {
  for (const { tell: targets } of policy.ladder.steps)
    for (const found of targets.map((target): Found => findTold(target, place))) {
      const others = found.people
        .map(({ accountId }) => accountId)
        .filter((id) => id !== helper && id !== lead);
      if (others.length > 0) return { accountIds: others, role: found.role };
    }
  return { accountIds: [], role: null };
}
