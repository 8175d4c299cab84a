import { Problem } from '@linli/contracts/problem';
import type { PleaKind } from '@linli/contracts/requests/labels';
import { requestHands } from '@linli/db/requests/tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { changeRequest } from './change-request.ts';
import { endHands } from './end-hands.ts';
import { endPause } from './end-pause.ts';
import type { LoadedRequest } from './load-request.ts';
import { moveRequest, tellRequest } from './move-request.ts';
import { startPause } from './start-pause.ts';

interface Plea {
  readonly id: string;
  readonly kind: PleaKind;
  readonly untilAt: Date | null;
  readonly askedBy: string;
}

const tooLate = {
  zh: '申请的时间已经过了，请让对方重新申请',
  en: 'The time asked for has passed; let them ask again',
} as const;

/**
 * What a granted plea does: a later deadline, a request that goes up because whoever was in charge is not any more, or a
 * clock that stands still. The caller holds the request's lock.
 * @throws Problem rule-refused when the time asked for has passed
 */
export function grantPlea(
  ctx: Ctx,
  now: Date,
  request: LoadedRequest,
  plea: Plea,
  reason: string,
): Promise<unknown> {
  if (plea.untilAt !== null && plea.untilAt <= now) throw new Problem('rule-refused', { detail: tooLate });
  return effects[plea.kind](ctx, now, request, plea, reason);
}

type Effect = (ctx: Ctx, now: Date, request: LoadedRequest, plea: Plea, reason: string) => Promise<unknown>;

const effects: Readonly<Record<PleaKind, Effect>> = {
  async extend(ctx, now, request, { id, untilAt }, reason) {
    const from = request.deadlineAt;
    const deadlineAt = untilAt !== null && untilAt > from ? untilAt : from;
    const granted = { what: 'plea-granted', reason, facts: { kind: 'extend' } } as const;
    const moved = await changeRequest(ctx, now, request, granted, {
      set: { deadlineAt },
      mark: `plea:${id}`,
    });
    await tellRequest(ctx, now, moved, {
      what: 'limit-moved',
      facts: { from: from.toISOString(), deadline: deadlineAt.toISOString() },
    });
  },

  async return(ctx, now, request, { id, askedBy }, reason) {
    await endHands(ctx, now, request.id, 'given-back', { role: 'lead', accountId: askedBy });
    const granted = { what: 'plea-granted', reason, facts: { kind: 'return' } } as const;
    const [helper] = await ctx.db
      .select({ id: requestHands.id })
      .from(requestHands)
      .where(
        and(
          eq(requestHands.requestId, request.id),
          eq(requestHands.role, 'helper'),
          isNull(requestHands.untilAt),
        ),
      );
    const wasTheirs = !helper && (request.state === 'taken' || request.state === 'under-way');
    if (wasTheirs) await moveRequest(ctx, now, request, 'accepted', granted);
    else await changeRequest(ctx, now, request, granted, { mark: `plea:${id}` });
  },

  async suspend(ctx, now, request, { untilAt }, reason) {
    if (untilAt === null) throw new Error('a suspension has an end');
    const running = (await endPause(ctx, now, request)) ?? request;
    await tellRequest(ctx, now, running, { what: 'plea-granted', reason, facts: { kind: 'suspend' } });
    await startPause(ctx, now, running, 'suspended', untilAt);
  },
};
