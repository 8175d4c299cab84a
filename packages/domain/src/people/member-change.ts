import type { LeavingReason, PersonTag, Relation } from '@linli/contracts/people/labels';
import type { FieldProblem } from '@linli/contracts/problem';

/** On whose word the register is changed: a post that keeps it, or an account of the household itself. */
export type ChangedBy = 'staff' | 'household';

/**
 * Tags that somebody outside the household establishes: an order, a certificate or a benefit stands behind them. A household
 * can neither give itself one nor take it off.
 */
export const officialTags: readonly PersonTag[] = [
  'isolating',
  'low-income',
  'disabled',
  'left-behind-child',
];

/** What says who a person is. A household states it when it adds somebody, and staff correct it afterwards. */
const identityFields = ['name', 'sex', 'birthDate', 'idKind', 'idNumber', 'registration'] as const;

export interface TypedMember {
  readonly name?: string | undefined;
  readonly sex?: unknown;
  readonly birthDate?: unknown;
  readonly idKind?: string | null | undefined;
  readonly idNumber?: string | null | undefined;
  readonly registration?: string | null | undefined;
  readonly tags?: readonly PersonTag[] | undefined;
  readonly relation?: Relation | undefined;
}

/** What of a change is not for the one who makes it; pointers relative to the member. Empty: all of it may be done. */
export function decideMemberChange(
  by: ChangedBy,
  typed: TypedMember,
  before: { readonly tags: readonly PersonTag[]; readonly relation: Relation } | null,
): FieldProblem[] {
  if (by === 'staff') return [];
  const problems: FieldProblem[] = [];
  // Only a number can take another person's place in the register.
  const closed = before === null ? (['idKind', 'idNumber'] as const) : identityFields;
  for (const field of closed) {
    const given = typed[field];
    if (given !== undefined && !(before === null && given === null))
      problems.push({ pointer: `/${field}`, code: 'not-allowed-here' });
  }
  const had = before?.tags ?? [];
  if (typed.tags !== undefined && officialTags.some((tag) => had.includes(tag) !== typed.tags?.includes(tag)))
    problems.push({ pointer: '/tags', code: 'not-allowed-here' });
  // The head answers for everybody: changing who that is goes through the people of the area.
  if (typed.relation !== undefined && (typed.relation === 'head') !== (before?.relation === 'head'))
    problems.push({ pointer: '/relation', code: 'not-allowed-here' });
  return problems;
}

/** Reasons a household may give itself for somebody leaving. A death or a mistake is for staff to enter. */
export const mayEnd = (by: ChangedBy, reason: LeavingReason, hasDestination: boolean): boolean =>
  by === 'staff' || (!hasDestination && (reason === 'moved-out' || reason === 'moved-within'));

/** Tags that tell of somebody's health, which is sensitive by PIPL art. 28. */
export const healthTags: readonly PersonTag[] = [
  'pregnant',
  'disabled',
  'chronic-illness',
  'seriously-ill',
  'isolating',
];
