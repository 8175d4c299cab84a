import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { ReportBasis } from '@linli/contracts/reports/labels';
import { areas } from '@linli/db/people/tables';
import { forms, rounds } from '@linli/db/reports/tables';
import { may } from '@linli/domain/identity/rights';
import { withheldQuestions } from '@linli/domain/reports/visible-questions';
import { eq, sql } from 'drizzle-orm';
import { demand, signedIn } from '../authorise.ts';
import type { AccountActor, Ctx } from '../context.ts';
import { askedOfHousehold, askedOfMember } from './asked-of.ts';
import { loadForm } from './load-form.ts';
import { loadReporting, type ReportedMember, type Reporting } from './load-reporting.ts';
import { slotView } from './load-slot.ts';
import { roundColumns, roundView } from './round-view.ts';
import { submissionViews } from './submission-views.ts';

/**
 * The form of one slot for one household, filled with what the register knows, for the people the caller reports for:
 * a member for the household, a relative for their relatives, staff by phone for everybody expected.
 * @throws Problem not-signed-in, not-found
 */
export async function showSheet(
  ctx: Ctx,
  input: ParsedInputOf<'GET /reports/sheet'>,
): Promise<ReplyOf<'GET /reports/sheet'>> {
  const actor = signedIn(ctx);
  const reporting = await loadReporting(ctx, actor.accountId, input);
  const { slot, household } = reporting;
  const { basis, members } = standing(ctx, actor, reporting);
  const form = await loadForm(ctx, slot.formId);
  const [round] = await ctx.db
    .select(roundColumns)
    .from(rounds)
    .innerJoin(forms, eq(forms.id, rounds.formId))
    .innerJoin(areas, eq(areas.id, rounds.areaId))
    .where(eq(rounds.id, slot.roundId));
  if (!round) throw new Problem('not-found');
  const readsAll =
    basis === 'self' || basis === 'relative' || may(actor.posts, 'reports.read', household.areaPath);
  const [latest] = await submissionViews(ctx, {
    householdId: household.id,
    personIds: members.map(({ personId }) => personId),
    withHousehold: basis !== 'relative',
    where: sql`sent.slot_id = ${slot.id}::uuid
      and not exists (select from submissions later where later.replaces_id = sent.id)
      ${readsAll ? sql`` : sql`and sent.account_id = ${actor.accountId}::uuid`}`,
    limit: 1,
  });
  return {
    slot: slotView(slot),
    round: roundView(round),
    form,
    householdId: household.id,
    address: household.address,
    basis,
    filledHousehold: askedOfHousehold(form, reporting, basis).filled,
    persons: members.map((member) => {
      const asked = askedOfMember(form, reporting, member, basis);
      return {
        personId: member.personId,
        name: member.name,
        relation: member.relation,
        age: asked.age,
        filled: asked.filled,
        withheld: withheldQuestions(form, 'person', asked),
        reportedSeq: member.reports.at(-1)?.seq ?? null,
      };
    }),
    latest: latest ?? null,
  };
}

/** On whose word the caller would report, and for whom. */
function standing(
  ctx: Ctx,
  actor: AccountActor,
  { household, isMember, members }: Reporting,
): { basis: ReportBasis; members: ReportedMember[] } {
  const expected = members.filter((member) => member.expected);
  if (isMember) return { basis: 'self', members: expected };
  const relatives = expected.filter((member) => member.isRelative);
  if (relatives.length > 0) return { basis: 'relative', members: relatives };
  if (!may(actor.posts, 'reports.submit-for', household.areaPath)) throw new Problem('not-found');
  demand(ctx, 'reports.submit-for', household.areaPath);
  return { basis: 'phone', members: expected };
}
