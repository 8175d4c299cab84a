import type { ConsentKind } from '@linli/contracts/people/values';
import type { FieldProblem, LocalText } from '@linli/contracts/problem';
import type { Answers, Question } from '@linli/contracts/reports/form';
import type { KindDefinition } from '@linli/contracts/requests/kind';
import type { RequestBasis, Urgency } from '@linli/contracts/requests/labels';
import { CHILD_BELOW_YEARS } from '../people/consents.ts';
import { checkAnswers } from '../reports/check-answers.ts';
import { allHold } from '../reports/conditions.ts';
import { consentsFor } from '../reports/consents-for.ts';
import { type Asked, prunedAnswers, visibleQuestions } from '../reports/visible-questions.ts';
import { formOf } from './kind-form.ts';

const own = (answers: Answers) => ({ household: answers, person: null });

/** The questions of a kind to show now, see `visibleQuestions`. */
export const questionsFor = (kind: KindDefinition, asked: Asked, answers: Answers): Question[] =>
  visibleQuestions(formOf(kind), 'household', asked, own(answers));

/** What is wrong with the answers, with JSON pointers below `/answers`; nothing when they can be taken. */
export const answerProblems = (kind: KindDefinition, asked: Asked, answers: Answers): FieldProblem[] =>
  checkAnswers(formOf(kind), { household: { asked, answers }, persons: [] }).problems.map((problem) => ({
    ...problem,
    pointer: problem.pointer.replace(/^\/householdAnswers/, '/answers'),
  }));

export interface Weighed {
  readonly urgency: Urgency;
  /** Numbers to call before anything else. */
  readonly danger: { readonly ask: LocalText; readonly call: ('120' | '110' | '119')[] } | null;
}

/**
 * How urgent a matter is by its answers, and whether help has to be called first. The first rule that matches counts;
 * answers to questions that are not shown decide nothing, nor do those that cannot be right.
 */
export function weigh(kind: KindDefinition, asked: Asked, answers: Answers): Weighed {
  const form = formOf(kind);
  const scope = own({ ...asked.filled, ...prunedAnswers(questionsFor(kind, asked, answers), answers) });
  const holds = (when: Parameters<typeof allHold>[1]) => allHold(form, when, scope);
  const rule = kind.urgency.find(({ when }) => holds(when));
  const { danger } = kind;
  return {
    urgency: rule?.is ?? 'usual',
    danger: danger && holds(danger.when) ? { ask: danger.ask, call: danger.call } : null,
  };
}

/**
 * The consents that stand for the questions of a request, as in a report: somebody with an account decides alone, for
 * others the one who asks, or word of mouth to staff. About a child nothing is asked that needs a consent unless those
 * who raise it gave theirs (PIPL art. 31); help itself depends on none of it.
 */
export function consentsForRequest(facts: {
  readonly basis: RequestBasis;
  /** Live consents of the account that asks. */
  readonly asker: readonly ConsentKind[];
  /** Null: for the household. */
  readonly person: {
    readonly ownConsents: readonly ConsentKind[] | null;
    readonly age: number | null;
  } | null;
}): Set<ConsentKind> {
  const { asker, person } = facts;
  const basis = facts.basis === 'member' ? 'self' : facts.basis;
  const consents = consentsFor({ ownAccount: person?.ownConsents ?? null, reporter: asker, basis });
  const isChild = person !== null && person.age !== null && person.age < CHILD_BELOW_YEARS;
  return isChild && !consents.has('children-data') ? new Set() : consents;
}
