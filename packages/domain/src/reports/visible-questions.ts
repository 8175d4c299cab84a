import type { ConsentKind } from '@linli/contracts/people/values';
import type { Answers, FormDefinition, Question } from '@linli/contracts/reports/form';
import { CHILD_BELOW_YEARS } from '../people/consents.ts';
import { type AnswerScope, allHold } from './conditions.ts';

/** What decides which questions somebody is asked. */
export interface Asked {
  /** Answers the register already knows; such questions are not asked. */
  readonly filled: Answers;
  /** Consents that stand for this person, see `consentsFor`. */
  readonly consents: ReadonlySet<ConsentKind>;
  /** Completed years; null when not known. */
  readonly age: number | null;
}

// Everything a child is asked needs the consent of those who raise it (PIPL art. 31).
const missingConsent = (question: Question, asked: Asked): boolean => {
  if (question.consent !== undefined && !asked.consents.has(question.consent)) return true;
  const child = question.of === 'person' && asked.age !== null && asked.age < CHILD_BELOW_YEARS;
  return child && !asked.consents.has('children-data');
};

const isFilled = (question: Question, asked: Asked): boolean =>
  question.fill !== undefined && Object.hasOwn(asked.filled, question.id);

/** Ids of the questions not asked because a consent is missing, in the order of the form. */
export const withheldQuestions = (form: FormDefinition, of: Question['of'], asked: Asked): string[] =>
  form.questions
    .filter((q) => q.of === of && !isFilled(q, asked) && missingConsent(q, asked))
    .map((q) => q.id);

/**
 * The questions to show now, in the order of the form: not known to the register, consented to, and with their
 * `shownIf` fulfilled by answers of questions that are themselves shown or filled.
 */
export function visibleQuestions(
  form: FormDefinition,
  of: Question['of'],
  asked: Asked,
  answers: { readonly household: Answers; readonly person: Answers | null },
): Question[] {
  const visible: Question[] = [];
  const own = of === 'household' ? answers.household : (answers.person ?? {});
  // Answers of hidden questions decide nothing: a chain hides from its first link on.
  const counted: Answers = { ...asked.filled };
  const scope: AnswerScope =
    of === 'household'
      ? { household: counted, person: null }
      : { household: answers.household, person: counted };
  for (const question of form.questions) {
    if (question.of !== of || isFilled(question, asked) || missingConsent(question, asked)) continue;
    if (!allHold(form, question.shownIf ?? [], scope)) continue;
    visible.push(question);
    const answer = Object.hasOwn(own, question.id) ? own[question.id] : undefined;
    if (answer !== undefined) counted[question.id] = answer;
  }
  return visible;
}

/** The answers to questions that are shown; what was typed and then hidden by another answer is left out. */
export function prunedAnswers(visible: readonly Question[], answers: Answers): Answers {
  const kept: Answers = {};
  for (const { id } of visible) {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (answer !== undefined) kept[id] = answer;
  }
  return kept;
}

/**
 * The answers one tap on "all normal" gives: the normal answer of every question that has one and is then shown. A
 * temperature has none, so it stays to be taken.
 */
export function normalAnswers(
  form: FormDefinition,
  of: Question['of'],
  asked: Asked,
  household: Answers,
): Answers {
  const all: Answers = {};
  for (const question of form.questions)
    if (question.of === of && question.normal !== undefined) all[question.id] = question.normal;
  const answers = of === 'household' ? { household: all, person: null } : { household, person: all };
  return prunedAnswers(visibleQuestions(form, of, asked, answers), all);
}
