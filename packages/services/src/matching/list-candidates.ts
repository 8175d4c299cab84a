import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import { timeOf } from '@linli/domain/civil-time';
import { explain, fitOf } from '@linli/domain/matching/fit-of';
import { standings } from '@linli/domain/matching/standings';
import { unfitFor } from '@linli/domain/matching/unfit-for';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { demandAct, loadInvolvement } from '../requests/load-involvement.ts';
import { loadRequest } from '../requests/load-request.ts';
import { loadHelpers } from './load-volunteers.ts';
import { requestFacts } from './weigh-person.ts';

/**
 * Everybody who could help with a request: those who may be asked by rank with what speaks for them, then the others with
 * all that speaks against it.
 * @throws Problem not-allowed, second-factor-needed, not-found, illegal-transition, invalid-input
 */
export async function listCandidates(
  ctx: Ctx,
  input: ParsedInputOf<'GET /matching/candidates'>,
): Promise<ReplyOf<'GET /matching/candidates'>> {
  const now = ctx.clock.now();
  const after = readCursorOf(input.cursor, z.tuple([z.int32().min(0)]))?.[0] ?? 0;
  const request = await loadRequest(ctx, input.requestId);
  demandAct(await loadInvolvement(ctx, request), 'assign', now);
  const { facts, community } = await requestFacts(ctx, now, request);
  const helpers = await loadHelpers(ctx, now, { communityPath: community.path });
  const moment = { now, time: timeOf(now, ctx.settings.zone) };
  const standing = standings(helpers.filter(({ isOn }) => isOn));
  const level = { turnsAbove: 0, minutesAbove: 0, restRank: helpers.length };
  const weighed = helpers
    .map((helper) => ({
      helper,
      unfit: unfitFor(helper, facts, moment),
      fit: fitOf(helper, facts, standing.get(helper.accountId) ?? level),
    }))
    .sort(
      (a, b) =>
        a.unfit.length - b.unfit.length ||
        a.fit.cost - b.fit.cost ||
        (a.helper.accountId < b.helper.accountId ? -1 : 1),
    )
    .map((each, place) => ({ ...each, place }));
  const fit = weighed.filter(({ unfit }) => unfit.length === 0).map(({ helper }) => helper);
  return page(
    weighed.slice(after, after + input.limit + 1),
    input.limit,
    ({ place }) => [place + 1],
    ({ helper, unfit, fit: { cost, reasons }, place }) => ({
      accountId: helper.accountId,
      name: helper.name,
      role: helper.role as Role,
      rank: unfit.length === 0 ? place + 1 : null,
      fit:
        unfit.length === 0
          ? explain(
              { cost, reasons },
              helper,
              fit.filter((other) => other !== helper),
            )
          : [],
      unfit,
      load: { now: helper.trips, today: helper.today, minutesOf30Days: helper.minutes },
    }),
  );
}
