import { climbs } from '@linli/db/escalation/tables';
import { type Climb, isBinding, openClimb } from '@linli/domain/escalation/climb';
import {
  answer,
  begin,
  end,
  finish,
  giveBack,
  goUp,
  hurry,
  moveLimit,
  pause,
  resume,
} from '@linli/domain/escalation/moves';
import { sql } from 'drizzle-orm';
import type { CaseEvent, CaseFollower } from '../cases/followers.ts';
import type { Ctx } from '../context.ts';
import { bindLead } from '../requests/bind-lead.ts';
import { type ClimbRow, loadClimb, saveClimb } from './climb-rows.ts';
import { handsOf } from './hands-of.ts';
import { type CaseTerms, termsOfAlert, termsOfRequest } from './policy-of.ts';
import { timingOf } from './timing-of.ts';
import { wakeClimbs } from './wake-climbs.ts';

/** What the plan says when looking for volunteers makes no sense any more. */
const noHelpInSight: readonly unknown[] = ['nobody-fits', 'all-declined'];

/**
 * Keeps the clock of every case in step with its life, in the transaction of each step (ADR 0071). What the clock itself
 * does comes back here as well and finds it where it has to be.
 */
export const climbFollower: CaseFollower<Ctx> = {
  async caseMoved(ctx, now, event) {
    switch (event.what) {
      case 'submitted':
        return open(ctx, event, await termsOfRequest(ctx, event.caseId));
      case 'raised':
        return raise(ctx, now, event);
      case 'taken':
      case 'in-hand':
      case 'handed-over':
        // When the clock takes a case from somebody it has put it where it has to be.
        return ctx.actor.kind === 'system' ? undefined : takeUp(ctx, now, event);
      case 'started':
      case 'done':
      case 'confirmed':
      case 'closed':
      case 'cancelled':
      case 'not-solvable':
      case 'merged':
      case 'unmerged':
      case 'resolved':
      case 'returned':
      case 'not-solved':
      case 'paused':
      case 'resumed':
      case 'limit-moved':
        return follow(ctx, now, event);
      case 'noted':
        return noHelpInSight.includes(event.facts?.outlook) ? follow(ctx, now, event) : undefined;
      default:
        return undefined;
    }
  },
};

async function open(ctx: Ctx, event: CaseEvent, terms: CaseTerms): Promise<void> {
  const { policy, urgency, areaId, areaPath, openedAt } = terms;
  const climb = openClimb(policy, urgency, openedAt, await timingOf(ctx, policy.clock));
  await ctx.db.insert(climbs).values({
    id: ctx.ids.next(),
    caseKind: event.caseKind,
    caseId: event.caseId,
    areaId,
    areaPath,
    policy,
    openedAt,
    ...climb,
  });
  await wakeClimbs(ctx, [climb.dueAt]);
}

/** An alert that is raised again, because it got worse, climbs at its new urgency; from the beginning if it was over. */
async function raise(ctx: Ctx, now: Date, event: CaseEvent): Promise<void> {
  const terms = await termsOfAlert(ctx, event.caseId, now);
  if (!terms) return;
  const standing = await loadClimb(ctx, event.caseId, true);
  if (!standing || standing.climb.state === 'ended') return open(ctx, event, terms);
  const { policy } = standing;
  const moment = { policy, now, timing: await timingOf(ctx, policy.clock) };
  const urgent = { ...standing.climb, urgency: terms.urgency };
  await write(ctx, now, standing, urgent.phase === 'answer' ? goUp(urgent, moment) : urgent);
}

/** Somebody answers. Who is named after the level the ladder says may not hand it back. */
async function takeUp(ctx: Ctx, now: Date, event: CaseEvent): Promise<void> {
  const row = await loadClimb(ctx, event.caseId, true);
  if (!row || row.climb.state === 'ended') return;
  const { policy } = row;
  const moment = { policy, now, timing: await timingOf(ctx, policy.clock) };
  const { lead, helper } = await handsOf(ctx, event);
  const climb = answer(row.climb, moment, await deadlineOf(ctx, event));
  await write(ctx, now, row, climb, lead ?? helper);
  if (lead !== null && event.caseKind === 'request' && isBinding(policy, row.climb.level))
    await bindLead(ctx, event.caseId);
}

async function follow(ctx: Ctx, now: Date, event: CaseEvent): Promise<void> {
  const row = await loadClimb(ctx, event.caseId, true);
  // What is over stays so, unless it turns out not to be solved, or not to be what it was taken for.
  const again = event.what === 'not-solved' || event.what === 'unmerged';
  if (!row || (row.climb.state === 'ended' && !again)) return;
  const { policy } = row;
  const moment = { policy, now, timing: await timingOf(ctx, policy.clock) };
  const { climb } = row;
  switch (event.what) {
    case 'started':
      return write(ctx, now, row, begin(climb, moment, await deadlineOf(ctx, event)));
    case 'done':
      return write(ctx, now, row, finish(climb, moment));
    case 'returned': {
      const { lead } = await handsOf(ctx, event);
      if (climb.phase === 'answer') return write(ctx, now, row, climb, lead);
      // Whoever is in charge is left with it, and has the time to find somebody else.
      const next =
        lead === null
          ? giveBack(climb, moment, row.openedAt)
          : answer({ ...climb, phase: 'start' }, moment, await deadlineOf(ctx, event));
      return write(ctx, now, row, next, lead);
    }
    case 'not-solved':
    case 'unmerged':
      return write(ctx, now, row, goUp(climb, moment), (await handsOf(ctx, event)).lead);
    case 'paused':
      return write(ctx, now, row, pause(climb, moment));
    case 'resumed':
      return write(ctx, now, row, resume(climb, moment));
    case 'limit-moved':
      return write(ctx, now, row, moveLimit(climb, moment, await deadlineOf(ctx, event)));
    case 'noted':
      return write(ctx, now, row, hurry(climb, moment));
    default:
      return write(ctx, now, row, end(climb));
  }
}

async function write(
  ctx: Ctx,
  now: Date,
  row: ClimbRow,
  climb: Climb,
  answeredBy: string | null = row.answeredBy,
): Promise<void> {
  if (climb === row.climb && answeredBy === row.answeredBy) return;
  await saveClimb(ctx, now, row, climb, answeredBy);
  if (climb.dueAt !== null && climb.dueAt.getTime() !== row.climb.dueAt?.getTime())
    await wakeClimbs(ctx, [climb.dueAt]);
}

/** By when a request has to be done; alerts have a limit, but no deadline of their own. */
async function deadlineOf(ctx: Ctx, { caseKind, caseId }: CaseEvent): Promise<Date | null> {
  if (caseKind === 'alert') return null;
  const [request] = await ctx.db.execute<{ deadline_at: string }>(
    sql`select deadline_at from requests where id = ${caseId}::uuid`,
  );
  return request ? new Date(request.deadline_at) : null;
}
