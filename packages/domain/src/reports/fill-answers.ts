import type { Sex, Tenancy } from '@linli/contracts/people/values';
import type { Answer, Answers, FormDefinition, Question } from '@linli/contracts/reports/form';

/** What the register knows of a household. */
export interface HouseholdFacts {
  readonly address: string;
  readonly tenancy: Tenancy;
  readonly headCount: number | null;
}

/** What the register knows of a person. */
export interface PersonFacts {
  readonly name: string;
  readonly age: number | null;
  readonly sex: Sex | null;
  readonly tags: readonly string[];
  readonly registration: string | null;
}

type Fill = NonNullable<Question['fill']>;

const known = (fill: Fill, household: HouseholdFacts, person: PersonFacts | null): Answer | null => {
  switch (fill) {
    case 'address':
      return household.address;
    case 'tenancy':
      return household.tenancy === 'unknown' ? null : household.tenancy;
    case 'head-count':
      return household.headCount;
    case 'name':
      return person?.name ?? null;
    case 'age':
      return person?.age ?? null;
    case 'sex':
      return person?.sex ?? null;
    case 'tags':
      return person ? [...person.tags] : null;
    case 'registration':
      return person?.registration ?? null;
  }
};

/**
 * Answers the register gives for the questions about the household, or about `person`. A fact the register does not
 * know is left out: that question is asked like any other.
 */
export function filledAnswers(
  form: FormDefinition,
  household: HouseholdFacts,
  person: PersonFacts | null,
): Answers {
  const of = person ? 'person' : 'household';
  const filled: Answers = {};
  for (const question of form.questions) {
    if (question.of !== of || question.fill === undefined) continue;
    const answer = known(question.fill, household, person);
    if (answer !== null) filled[question.id] = answer;
  }
  return filled;
}
