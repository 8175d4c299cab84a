import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { rosters } from '@linli/db/rosters/tables';
import { addDays, dayOf } from '@linli/domain/civil-time';
import { shippedWeights } from '@linli/domain/rosters/weights';
import { enqueue } from '@linli/jobs/outbox';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { orTaken } from '../taken.ts';
import { within } from '../within.ts';

type Input = ParsedInputOf<'POST /rosters/start'>;

// Longer than any plan takes with all its tries: whoever died with it is not waited for.
const lostAfterMs = 30 * 60_000;

/**
 * Has a rotation planned for what is open in a community, or in a part of one. One plan of an area at a time.
 * @throws Problem lost-race while another plan of the area is made; not-found (area, or the roster to be made again);
 * rule-refused where no shift stands in these days; invalid-input, not-allowed
 */
export async function startRoster(ctx: Ctx, input: Input): Promise<ReplyOf<'POST /rosters/start'>> {
  const area = await loadArea(ctx, 'rosters.plan', input.areaId);
  const now = ctx.clock.now();
  const untilDay = addDays(input.fromDay, input.days - 1);
  await assertSense(ctx, now, input, area);
  await assertDemand(ctx, input.fromDay, untilDay, area);
  const lostBefore = new Date(now.getTime() - lostAfterMs).toISOString();
  await ctx.db
    .update(rosters)
    .set({ state: 'failed' })
    .where(
      and(
        eq(rosters.areaId, area.id),
        inArray(rosters.state, ['waiting', 'planning']),
        sql`coalesce(${rosters.startedAt}, ${rosters.createdAt}) < ${lostBefore}::timestamptz`,
      ),
    );
  const rosterId = ctx.ids.next();
  await orTaken(
    ctx.db.insert(rosters).values({
      id: rosterId,
      areaId: area.id,
      fromDay: input.fromDay,
      untilDay,
      state: 'waiting',
      replansId: input.replansId,
      seed: input.seed,
      seconds: input.seconds,
      weights: input.weights ?? shippedWeights,
      createdBy: signedIn(ctx).accountId,
      createdAt: now,
    }),
    { rosters_planning: () => new Problem('lost-race') },
  );
  await enqueue(ctx, 'rosters.plan', { rosterId });
  await record(ctx, now, {
    action: 'rosters.start',
    subjectKind: 'roster',
    subjectId: rosterId,
    areaPath: area.path,
    facts: { from: input.fromDay, days: input.days, replans: input.replansId },
  });
  return { rosterId };
}

async function assertSense(
  ctx: Ctx,
  now: Date,
  input: Input,
  area: { id: string; path: string },
): Promise<void> {
  if (input.fromDay < dayOf(now, ctx.settings.zone)) throw invalid('/fromDay', 'in-the-past');
  const [community] = await ctx.db
    .select({ id: areas.id })
    .from(areas)
    .where(and(sql`${areas.path} @> ${area.path}::ltree`, eq(areas.kind, 'community')));
  // Above it would be a plan of several communities, whose people do not know each other's gates.
  if (!community) throw invalid('/areaId', 'not-allowed-here');
  if (input.replansId === null) return;
  const [before] = await ctx.db
    .select({ state: rosters.state })
    .from(rosters)
    .where(and(eq(rosters.id, input.replansId), eq(rosters.areaId, area.id)));
  if (!before) throw new Problem('not-found');
  if (before.state !== 'published') throw new Problem('illegal-transition');
}

async function assertDemand(
  ctx: Ctx,
  fromDay: string,
  untilDay: string,
  { path }: { path: string },
): Promise<void> {
  const stands = await ctx.db.execute(sql`
    select 1 from shifts where ${within(sql`area_path`, [path])} and state = 'open'
      and day between ${fromDay}::date and ${untilDay}::date limit 1`);
  if (stands.length === 0)
    throw new Problem('rule-refused', {
      detail: {
        zh: '这些天还没有班次，请先设好卡口的用人需求',
        en: 'No shifts stand in these days; set the demand of a checkpoint first',
      },
    });
}
