import { Problem } from '@linli/contracts/problem';
import { recheckHouseholds, recheckPersons } from '@linli/db/reports/recheck-tables';
import { and, eq } from 'drizzle-orm';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadReporting, type ReportedMember, type Reporting } from './load-reporting.ts';

const ownAnswer = {
  zh: '第一次就是您报的，要换一个人来问',
  en: 'You took the first answer; somebody else has to ask again',
};

export interface ToRecheck {
  readonly reporting: Reporting;
  /** Those of the sample who still live there. */
  readonly members: readonly ReportedMember[];
}

/**
 * A household of a sample, for somebody who may ask it a second time.
 * @throws Problem not-found; not-allowed; rule-refused for one of the household, and for whoever took a first answer
 */
export async function loadToRecheck(
  ctx: Ctx,
  { sampleId, householdId }: { sampleId: string; householdId: string },
): Promise<ToRecheck> {
  const { accountId } = signedIn(ctx);
  const drawn = await ctx.db
    .select({ slotId: recheckHouseholds.slotId, personId: recheckPersons.personId })
    .from(recheckHouseholds)
    .innerJoin(
      recheckPersons,
      and(
        eq(recheckPersons.sampleId, recheckHouseholds.sampleId),
        eq(recheckPersons.householdId, recheckHouseholds.householdId),
      ),
    )
    .where(and(eq(recheckHouseholds.sampleId, sampleId), eq(recheckHouseholds.householdId, householdId)));
  const [first] = drawn;
  if (!first) throw new Problem('not-found');
  const reporting = await loadReporting(ctx, accountId, { slotId: first.slotId, householdId });
  demand(ctx, 'reports.chase', reporting.household.areaPath);
  const ids = new Set(drawn.map(({ personId }) => personId));
  const members = reporting.members.filter(({ personId }) => ids.has(personId));
  const took = reporting.members.some(({ reports }) =>
    reports.some((report) => report.accountId === accountId),
  );
  if (took || reporting.isMember) throw new Problem('rule-refused', { detail: ownAnswer });
  return { reporting, members };
}
