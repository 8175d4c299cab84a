import type { ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { planRound, type RoundInput, roundAudience } from './plan-round.ts';

/** Whom a round would reach and what it would ask; writes nothing. @throws Problem as `open-round` does */
export async function previewRound(
  ctx: Ctx,
  input: RoundInput,
): Promise<ReplyOf<'POST /reports/preview-round'>> {
  const { area, form, slots } = await planRound(ctx, input, ctx.clock.now());
  const [reached] = await ctx.db.execute<{ persons: number; households: number }>(sql`
    select count(*)::int as persons, count(distinct m.household_id)::int as households
    ${roundAudience(area.path, input.audience.tags)}`);
  const filled = form.definition.questions.filter((question) => question.fill !== undefined).length;
  return {
    persons: reached?.persons ?? 0,
    households: reached?.households ?? 0,
    slots: slots.length,
    questions: form.definition.questions.length - filled,
    filledFromRegister: filled,
  };
}
