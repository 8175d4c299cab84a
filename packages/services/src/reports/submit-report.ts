import { createHash } from 'node:crypto';
import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { type FieldProblem, Problem } from '@linli/contracts/problem';
import type { FormDefinition } from '@linli/contracts/reports/form';

import { may } from '@linli/domain/identity/rights';
import { type CheckedAnswers, checkAnswers, silenceRule } from '@linli/domain/reports/check-answers';
import { slotPhase } from '@linli/domain/reports/slot-phase';
import { demand, signedIn } from '../authorise.ts';
import { type AccountActor, type Ctx, inTransaction } from '../context.ts';
import { takenConstraint } from '../taken.ts';
import { askedOfHousehold, askedOfMember } from './asked-of.ts';
import { canonicalJson } from './canonical-json.ts';
import { checkPhotos } from './check-photos.ts';
import { endSilence } from './end-silence.ts';
import { loadForm } from './load-form.ts';
import { loadReporting, type ReportedMember, type Reporting } from './load-reporting.ts';
import { raiseAlerts } from './raise-alerts.ts';
import { writeReport, writtenMeanwhile } from './write-report.ts';

type Report = ParsedInputOf<'POST /reports/submit'>;
type Reply = ReplyOf<'POST /reports/submit'>;

const notNow = {
  ahead: { zh: '还没到填报时间', en: 'This slot has not opened yet' },
  over: { zh: '这一次填报已经截止', en: 'This slot no longer takes reports' },
} as const;
const notExpected = {
  zh: '这一次没有请这位居民填报',
  en: 'No report of this person is expected in this slot',
};

// Somebody else wrote at the same moment as often as this: something is wrong.
const mostTries = 10;

/**
 * Takes a household's report. Client id and body make it idempotent: the same again gets the same answer, another body is
 * Problem key-reused. A correction names the newest version and becomes a new one; what two people report is kept side by
 * side. Answers that contradict themselves are asked back as data, and nothing is written then.
 *
 * To be called outside a transaction: nothing is locked. What was read names the version that is written for each person,
 * so whoever wrote in between makes the write fail as a whole, and everything is looked at anew.
 *
 * @throws Problem not-found, not-allowed (basis), invalid-input (pointers into the body), rule-refused (slot or person),
 * already-done (reported by this account before, without naming it), lost-race (corrected by somebody else), key-reused
 */
export async function submitReport(ctx: Ctx, input: Report): Promise<Reply> {
  const bodyHash = createHash('sha256').update(canonicalJson(input)).digest();
  for (let tries = 1; ; tries++) {
    const reply = await tryOnce(ctx, input, bodyHash);
    if (reply) return reply;
    if (tries === mostTries) throw new Problem('lost-race');
  }
}

/** @returns null when somebody else wrote between reading and writing */
async function tryOnce(ctx: Ctx, input: Report, bodyHash: Buffer): Promise<Reply | null> {
  const actor = signedIn(ctx);
  const now = ctx.clock.now();
  const reporting = await loadReporting(ctx, actor.accountId, input, input);
  const before = reporting.sentBefore;
  if (before) {
    if (before.bodyHash !== bodyHash.toString('hex')) throw new Problem('key-reused');
    return before.reply as Reply;
  }
  const members = admitted(ctx, actor, reporting, input);
  const phase = slotPhase(reporting.slot, now);
  if (phase === 'ahead' || phase === 'over') throw new Problem('rule-refused', { detail: notNow[phase] });
  const corrected = checkVersions(actor, reporting, members, input);

  const form = await loadForm(ctx, reporting.slot.formId);
  const checked = check(form, reporting, members, input);
  if (checked.problems.length > 0) throw new Problem('invalid-input', { fields: checked.problems });
  await checkPhotos(ctx, form, input);
  if (checked.contradictions.length > 0)
    return {
      state: 'asked-back',
      questions: checked.contradictions.map(({ key, personId, text }) => ({ key, personId, text })),
    };

  const submissionId = ctx.ids.next();
  const reply: Reply = {
    state: 'accepted',
    submissionId,
    receivedAt: now.toISOString(),
    onTime: isOnTime(reporting, members, corrected, now),
    advice: checked.risks.map(({ personId, level, advice }) => ({ personId, level, text: advice })),
    parallel: members.some(({ reports }) =>
      reports.some((report) => !report.replaced && report.submissionId !== corrected),
    ),
  };
  const write = (inner: Ctx) =>
    writeReport(inner, {
      submissionId,
      bodyHash,
      now,
      reporting,
      members,
      input,
      levels: checked.levels,
      reply,
    });
  const hasMore = checked.risks.length > 0 || silenceRule(form) !== null;
  try {
    if (!hasMore) return (await write(ctx)) ? reply : null;
    return await inTransaction(ctx, async (inner) => {
      if (!(await write(inner))) return null;
      if (checked.risks.length > 0)
        await raiseAlerts(inner, now, { form, reporting, input, checked, submissionId });
      if (silenceRule(form)) await endSilence(inner, now, input);
      return reply;
    });
  } catch (error) {
    if (writtenMeanwhile.has(takenConstraint(error) ?? '')) return null;
    throw error;
  }
}

/** The members the report is about, in its order, once the caller's basis stands. */
function admitted(ctx: Ctx, actor: AccountActor, reporting: Reporting, input: Report): ReportedMember[] {
  const byId = new Map(reporting.members.map((member) => [member.personId, member]));
  const found = input.persons.map(({ personId }) => byId.get(personId));
  const { isMember, household } = reporting;
  const maySend = may(actor.posts, 'reports.submit-for', household.areaPath);
  // To somebody with nothing to do here the household does not exist.
  if (!isMember && !maySend && !reporting.members.some((member) => member.isRelative))
    throw new Problem('not-found');
  if (input.basis === 'self') {
    if (!isMember) throw new Problem('not-allowed');
  } else if (input.basis === 'relative') {
    if (found.some((member) => !member?.isRelative)) throw new Problem('not-allowed');
  } else demand(ctx, 'reports.submit-for', household.areaPath);
  const fields: FieldProblem[] = [];
  const members: ReportedMember[] = [];
  found.forEach((member, i) => {
    const pointer = `/persons/${i}/personId`;
    if (!member) fields.push({ pointer, code: 'not-allowed-here' });
    else if (members.includes(member)) fields.push({ pointer, code: 'not-unique' });
    else members.push(member);
  });
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
  const unexpected = members.flatMap((member, i): FieldProblem[] =>
    member.expected ? [] : [{ pointer: `/persons/${i}/personId`, code: 'not-allowed-here' }],
  );
  if (unexpected.length > 0) throw new Problem('rule-refused', { detail: notExpected, fields: unexpected });
  return members;
}

/** That a correction takes the place of the newest version, and nothing else does. @returns what it replaces */
function checkVersions(
  actor: AccountActor,
  { replaced }: Reporting,
  members: readonly ReportedMember[],
  input: Report,
): string | null {
  if (input.replacesId !== null) {
    if (!replaced) throw new Problem('not-found');
    // Members of the household may correct what anybody said of them, others only themselves.
    if (input.basis !== 'self' && replaced.accountId !== actor.accountId) throw new Problem('not-allowed');
    if (!replaced.isLive) throw new Problem('lost-race');
    if (!replaced.personIds.every((id) => members.some(({ personId }) => personId === id)))
      throw new Problem('invalid-input', { fields: [{ pointer: '/persons', code: 'missing' }] });
  }
  const again = members.some(({ reports }) =>
    reports.some(
      (report) =>
        report.accountId === actor.accountId && !report.replaced && report.submissionId !== input.replacesId,
    ),
  );
  if (again) throw new Problem('already-done');
  return input.replacesId;
}

function check(
  form: FormDefinition,
  reporting: Reporting,
  members: readonly ReportedMember[],
  input: Report,
): CheckedAnswers {
  return checkAnswers(
    form,
    {
      household: {
        asked: askedOfHousehold(form, reporting, input.basis),
        answers: input.householdAnswers,
      },
      persons: members.map((member, i) => ({
        personId: member.personId,
        asked: askedOfMember(form, reporting, member, input.basis),
        answers: input.persons[i]?.answers ?? {},
      })),
    },
    new Set(input.confirmed),
  );
}

/** Whether it counts as on time: as it comes in, and a correction as what it corrects. */
function isOnTime(
  { slot }: Reporting,
  members: readonly ReportedMember[],
  corrected: string | null,
  now: Date,
): boolean {
  if (now < slot.closesAt) return true;
  if (corrected === null) return false;
  return members.some(({ reports }) => {
    const first = reports[0];
    return first !== undefined && new Date(first.reportedAt) < slot.closesAt;
  });
}
