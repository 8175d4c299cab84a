import type { FieldProblem, LocalText } from '@linli/contracts/problem';
import type { Answers, FormDefinition, Question, RiskRule } from '@linli/contracts/reports/form';
import type { RiskLevel } from '@linli/contracts/reports/values';
import { isAnswered, wrongWith } from './check-answer.ts';
import { type AnswerScope, allHold, questionOf } from './conditions.ts';
import { type Asked, visibleQuestions } from './visible-questions.ts';

export interface PersonToCheck {
  readonly personId: string;
  readonly asked: Asked;
  readonly answers: Answers;
}

export interface AnswersToCheck {
  readonly household: { readonly asked: Asked; readonly answers: Answers };
  readonly persons: readonly PersonToCheck[];
}

/** Two answers that cannot both be right; the reporter is asked, and may confirm both by `key`. */
export interface Contradiction {
  /** `personId:rule`, or `household:rule`. */
  readonly key: string;
  readonly personId: string | null;
  readonly text: LocalText;
}

export interface Risk {
  readonly personId: string | null;
  readonly ruleId: string;
  readonly level: RiskRule['level'];
  readonly alertKind: RiskRule['alertKind'];
  readonly advice: LocalText;
}

export interface CheckedAnswers {
  /** What makes the report refused, with JSON pointers into the body of `submit`. */
  readonly problems: FieldProblem[];
  readonly contradictions: Contradiction[];
  /** Most serious first; within a level the household's, then persons in their order, rules in the form's. */
  readonly risks: Risk[];
  /** The highest level of each person's risks, in the order of `persons`. */
  readonly levels: RiskLevel[];
}

const rank: Readonly<Record<RiskLevel, number>> = { normal: 0, notice: 1, alert: 2, danger: 3 };

const bySeverity = (a: Risk, b: Risk): number => rank[b.level] - rank[a.level];

/** One risk a kind, the gravest: nobody is told two things about the same fever. */
const gravest = (risks: readonly Risk[]): Risk[] =>
  [...risks]
    .sort(bySeverity)
    .filter((risk, i, sorted) => sorted.findIndex((other) => other.alertKind === risk.alertKind) === i);

/** Makes one member name of a JSON pointer (RFC 6901). */
const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function problemsOf(
  form: FormDefinition,
  of: Question['of'],
  visible: readonly Question[],
  answers: Answers,
  base: string,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const shown = new Set(visible.map((question) => question.id));
  for (const id of Object.keys(answers)) {
    if (shown.has(id)) continue;
    // Known to the register, hidden, or without consent: nothing that was not asked is taken in.
    const code = questionOf(form, id)?.of === of ? 'not-allowed-here' : 'unknown';
    problems.push({ pointer: `${base}/${escaped(id)}`, code });
  }
  for (const question of visible) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    const pointer = `${base}/${question.id}`;
    if (isAnswered(question, answer)) {
      const wrong = wrongWith(question, answer);
      if (wrong) problems.push({ pointer, ...wrong });
    } else if (question.required) problems.push({ pointer, code: 'missing' });
    else if (answer !== undefined) {
      const wrong = wrongWith(question, answer);
      if (wrong) problems.push({ pointer, ...wrong });
    }
  }
  return problems;
}

/** Whether a rule is about one person rather than about the household alone. */
const isOfPerson = (form: FormDefinition, conditions: RiskRule['when']): boolean =>
  conditions.some(({ question }) => questionOf(form, question)?.of === 'person');

/** The risk of somebody who lives alone and does not answer; null where the form has no rule for it. */
export const silenceRule = (form: FormDefinition): RiskRule | null =>
  form.risks.find((rule) => rule.alertKind === 'no-answer-alone') ?? null;

/** The risks that follow from the answers of one scope; those of the household when it has no person. */
function risksOf(form: FormDefinition, personId: string | null, scope: AnswerScope): Risk[] {
  return form.risks
    .filter((rule) => rule.alertKind !== 'no-answer-alone')
    .filter((rule) => isOfPerson(form, rule.when) === (scope.person !== null))
    .filter((rule) => allHold(form, rule.when, scope))
    .map(({ id, level, alertKind, advice }) => ({ personId, ruleId: id, level, alertKind, advice }));
}

/**
 * Decides a whole household's report: what is impossible (refused), what contradicts itself (asked back, unless it is
 * among `confirmed`), and what is a risk (what to do now, and who hears of it). Contradictions and risks are looked for
 * only when nothing has to be refused.
 */
export function checkAnswers(
  form: FormDefinition,
  { household, persons }: AnswersToCheck,
  confirmed: ReadonlySet<string> = new Set(),
): CheckedAnswers {
  const householdAnswers = { ...household.asked.filled, ...household.answers };
  const visible = visibleQuestions(form, 'household', household.asked, {
    household: household.answers,
    person: null,
  });
  const problems = problemsOf(form, 'household', visible, household.answers, '/householdAnswers');
  persons.forEach(({ asked, answers }, i) => {
    const seen = visibleQuestions(form, 'person', asked, { household: householdAnswers, person: answers });
    problems.push(...problemsOf(form, 'person', seen, answers, `/persons/${i}/answers`));
  });
  if (problems.length > 0)
    return { problems, contradictions: [], risks: [], levels: persons.map(() => 'normal') };

  const scopes: { personId: string | null; scope: AnswerScope }[] = [
    { personId: null, scope: { household: householdAnswers, person: null } },
    ...persons.map(({ personId, asked, answers }) => ({
      personId,
      scope: { household: householdAnswers, person: { ...asked.filled, ...answers } },
    })),
  ];
  const contradictions = scopes.flatMap(({ personId, scope }) =>
    form.contradictions
      .filter((rule) => isOfPerson(form, rule.when) === (personId !== null))
      .map((rule) => ({ rule, key: `${personId ?? 'household'}:${rule.id}` }))
      .filter(({ rule, key }) => !confirmed.has(key) && allHold(form, rule.when, scope))
      .map(({ rule, key }) => ({ key, personId, text: rule.ask })),
  );
  const all = scopes.map(({ personId, scope }) => gravest(risksOf(form, personId, scope)));
  const levels = all.slice(1).map((risks) => risks[0]?.level ?? 'normal');
  // Sorting is stable, so equal levels keep the order of scopes and rules.
  const risks = all.flat().sort(bySeverity);
  return { problems, contradictions, risks, levels };
}
