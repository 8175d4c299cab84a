import type { PersonTag, Relation } from '@linli/contracts/people/labels';
import { type FieldProblem, Problem } from '@linli/contracts/problem';
import { ageOn, dayOf } from '@linli/domain/civil-time';
import { CHILD_BELOW_YEARS } from '@linli/domain/people/consents';
import {
  type ChangedBy,
  decideMemberChange,
  healthTags,
  type TypedMember,
} from '@linli/domain/people/member-change';
import { readMemberFacts, type TypedFacts } from '@linli/domain/people/member-facts';
import type { Ctx } from '../context.ts';
import { demandConsent } from './demand-consent.ts';
import type { PlainFacts } from './sealed-facts.ts';

type Typed = TypedFacts & TypedMember & PlainFacts & { readonly relation?: Relation | undefined };

/**
 * What somebody typed about a member, checked and in the register's spelling. A household that tells of health or of a child
 * must have consented to that; staff enter under their own legal duty.
 *
 * @param before null for a new member
 * @throws Problem invalid-input with pointers below `/member`; consent-needed
 */
export const readMemberInput = async (
  ctx: Ctx,
  by: ChangedBy,
  typed: Typed,
  before: { tags: readonly PersonTag[]; relation: Relation } | null,
): Promise<PlainFacts> => {
  const today = dayOf(ctx.clock.now(), ctx.settings.zone);
  const reading = readMemberFacts(typed, today);
  const problems: FieldProblem[] = [
    ...decideMemberChange(by, typed, before),
    ...(reading.ok ? [] : reading.problems),
  ];
  if (problems.length > 0 || !reading.ok)
    throw new Problem('invalid-input', {
      fields: problems.map((problem) => ({ ...problem, pointer: `/member${problem.pointer}` })),
    });
  if (by === 'household') {
    const had = before?.tags ?? [];
    if (typed.tags?.some((tag) => healthTags.includes(tag) && !had.includes(tag)))
      await demandConsent(ctx, 'health');
    const age = ageOn(reading.birthDate ?? null, today);
    if (before === null && age !== null && age < CHILD_BELOW_YEARS) await demandConsent(ctx, 'children-data');
  }
  return {
    name: typed.name,
    phone: typed.phone,
    registration: typed.registration,
    language: typed.language,
    tags: typed.tags,
    sex: reading.sex,
    birthDate: reading.birthDate,
    idKind: reading.id?.idKind,
    idNumber: reading.id?.idNumber,
  };
};
