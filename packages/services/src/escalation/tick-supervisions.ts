import type { CaseKind } from '@linli/contracts/cases/labels';
import { supervisions } from '@linli/db/escalation/tables';
import { and, isNull, lte, sql } from 'drizzle-orm';
import { tellCases } from '../cases/tell-cases.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { caseFacts } from './tell-steps.ts';

/** Whoever asked for an answer is told, once, that none came in time. @returns how many were late */
export async function tickSupervisions(ctx: Ctx, now: Date): Promise<number> {
  const late = await ctx.db
    .update(supervisions)
    .set({ lateToldAt: sql`${now.toISOString()}::timestamptz` })
    .where(
      and(isNull(supervisions.answeredAt), isNull(supervisions.lateToldAt), lte(supervisions.answerBy, now)),
    )
    .returning();
  await tellCases(
    ctx,
    now,
    late.map(({ caseKind, caseId, areaPath }) => ({
      caseKind: caseKind as CaseKind,
      caseId,
      areaPath,
      what: 'supervision-late',
      shownTo: 'staff',
    })),
  );
  for (const { id, askedBy, caseKind, caseId } of late)
    await tell(ctx, now, {
      kind: 'supervision-late',
      accountIds: [askedBy],
      matter: `supervision:${id}:late`,
      facts: { ...caseFacts({ caseKind, caseId }), supervisionId: id },
    });
  return late.length;
}
