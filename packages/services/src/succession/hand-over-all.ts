import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import type { OpenKind } from '@linli/contracts/succession/labels';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import {
  forgetTold,
  passDuties,
  passStandIns,
  passSupervisions,
  passTold,
} from '../escalation/pass-cases.ts';
import { passErrand } from '../matching/pass-errand.ts';
import { tell } from '../notices/tell.ts';
import { passPost } from '../people/pass-post.ts';
import { passAlert } from '../reports/pass-alert.ts';
import { passCalls } from '../reports/pass-calls.ts';
import { passHand } from '../requests/pass-hand.ts';
import { passRosters } from '../rosters/pass-rosters.ts';
import { passPlace } from '../shifts/pass-place.ts';
import { type WeighedPlan, weighPlan } from './weigh-plan.ts';
import { writeHandover } from './write-handover.ts';

type Input = ParsedInputOf<'POST /succession/hand-over'>;

/**
 * 交接: everything somebody has open goes to who was named for it, as it was previewed, in one transaction: posts first, so that
 * successors have the right to what follows. Errands and places on shifts are asked, not ordered. Successors are told once, with what
 * was written to them; the record stays.
 * @throws Problem not-found, not-allowed, second-factor-needed; invalid-input, `outdated` at `/seen` when it would do something else by
 *   now than what was looked at; rule-refused while something is refused; lost-race
 */
export async function handOverAll(ctx: Ctx, input: Input): Promise<ReplyOf<'POST /succession/hand-over'>> {
  const now = ctx.clock.now();
  const { reason, letters } = input;
  const weighed = await weighPlan(ctx, now, input, { lock: true });
  const { preview, moves, leaver } = weighed;
  if (preview.seen !== input.seen) throw invalid('/seen', 'outdated');
  if (preview.refused + preview.unnamed > 0) throw new Problem('rule-refused');
  if (moves.length === 0) throw invalid('/groups', 'missing');
  const counts = new Map<string, number>();
  for (const { to } of moves) counts.set(to, (counts.get(to) ?? 0) + 1);
  if (letters.some(({ toAccountId }) => !counts.has(toAccountId))) throw invalid('/letters', 'not-an-option');
  const { handoverId, areaPath } = await writeHandover(ctx, now, weighed, { reason, letters });
  await passEach(ctx, now, weighed, reason);
  await passSets(ctx, now, weighed);
  const given = moves.filter(({ row }) => row.kind === 'post').map(({ row }) => row.areaPath);
  await forgetTold(ctx, leaver.accountId, given);
  for (const [accountId, items] of counts)
    await tell(ctx, now, {
      kind: 'handover-yours',
      accountIds: [accountId],
      matter: `handover:${handoverId}`,
      facts: { handoverId, items },
    });
  if (!leaver.isOwn)
    await tell(ctx, now, {
      kind: 'handover-done',
      accountIds: [leaver.accountId],
      matter: `handover:${handoverId}`,
      facts: { handoverId, items: moves.length },
    });
  await record(ctx, now, {
    action: 'succession.hand-over',
    subjectKind: 'handover',
    subjectId: handoverId,
    areaPath,
    reason,
    facts: {
      holder: leaver.accountId,
      to: [...counts.keys()],
      ...Object.fromEntries(preview.groups.map(({ kind, moving }) => [kind, moving])),
      items: moves.length,
      staying: preview.staying,
    },
  });
  return { handoverId, moved: moves.length };
}

/** What goes one by one, because somebody else hears of each. */
async function passEach(ctx: Ctx, now: Date, { moves, leaver }: WeighedPlan, reason: string): Promise<void> {
  const by = signedIn(ctx).displayName;
  for (const { row, to: toAccountId } of moves) {
    switch (row.kind) {
      case 'post': {
        const post = await passPost(ctx, now, { appointmentId: row.id, toAccountId, reason });
        if (post !== null) await passDuties(ctx, row.id, post);
        break;
      }
      case 'request':
      case 'joint':
        await passHand(ctx, now, { requestId: row.subjectId, handId: row.id, toAccountId, reason });
        break;
      case 'errand':
        await passErrand(ctx, now, { requestId: row.subjectId, toAccountId, by, reason });
        break;
      case 'alert':
        await passAlert(ctx, now, {
          alertId: row.id,
          fromAccountId: leaver.accountId,
          toAccountId,
          reason,
        });
        break;
      case 'shift':
        await passPlace(ctx, now, { claimId: row.id, toAccountId, reason });
        break;
      default:
        break;
    }
  }
}

/** What goes by sets, one for each kind and successor. */
async function passSets(ctx: Ctx, now: Date, { moves, leaver }: WeighedPlan): Promise<void> {
  const fromAccountId = leaver.accountId;
  for (const toAccountId of new Set(moves.map(({ to }) => to))) {
    const idsOf = (kind: OpenKind) =>
      moves.filter(({ row, to }) => row.kind === kind && to === toAccountId).map(({ row }) => row.id);
    const set = (kind: OpenKind) => ({ ids: idsOf(kind), fromAccountId, toAccountId });
    await passTold(ctx, now, set('told'));
    await passSupervisions(ctx, now, 'asked-of', set('supervision'));
    await passSupervisions(ctx, now, 'asked-by', set('supervising'));
    await passCalls(ctx, { callIds: idsOf('call'), fromAccountId, toAccountId });
    await passRosters(ctx, { rosterIds: idsOf('roster'), toAccountId });
    await passStandIns(ctx, set('stand-in'));
  }
}
