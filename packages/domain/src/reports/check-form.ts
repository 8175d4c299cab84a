import type { FieldProblem } from '@linli/contracts/problem';
import type { Condition, FormDefinition, Question } from '@linli/contracts/reports/form';
import { isAnswered, wrongWith } from './check-answer.ts';

type Ids = ReadonlySet<string>;

const fillsOf: Readonly<Record<Question['of'], readonly Question['fill'][]>> = {
  household: ['address', 'tenancy', 'head-count'],
  person: ['name', 'age', 'sex', 'tags', 'registration'],
};

const repeated = (ids: readonly string[]): number[] =>
  ids.flatMap((id, i) => (ids.indexOf(id) < i ? [i] : []));

const unknownIn = (conditions: readonly Condition[], known: Ids, base: string): FieldProblem[] =>
  conditions.flatMap((condition, i) =>
    known.has(condition.question) ? [] : [{ pointer: `${base}/${i}/question`, code: 'unknown' as const }],
  );

function problemsOfQuestion(question: Question, base: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (name: string, code: FieldProblem['code']) =>
    problems.push({ pointer: `${base}/${name}`, code });
  const choice = question.kind === 'one-of' || question.kind === 'many-of';
  const values = question.options?.map((option) => option.value) ?? [];
  if (choice && values.length === 0) add('options', 'missing');
  if (!choice && question.options !== undefined) add('options', 'not-allowed-here');
  for (const i of repeated(values)) add(`options/${i}/value`, 'not-unique');
  if (question.least !== undefined && question.most !== undefined && question.least > question.most)
    add('most', 'wrong-order');
  if (question.fill !== undefined && !fillsOf[question.of].includes(question.fill))
    add('fill', 'not-allowed-here');
  if (question.normal !== undefined) {
    // A temperature is taken, never assumed.
    if (question.kind === 'temperature' || question.kind === 'photo') add('normal', 'not-allowed-here');
    else if (!isAnswered(question, question.normal) || wrongWith(question, question.normal))
      add('normal', 'not-an-option');
  }
  return problems;
}

/**
 * What keeps a form from being published, with JSON pointers below `base`: ids used twice, conditions on questions that
 * do not exist or come later, choices without options, a temperature assumed to be normal, no fever threshold.
 */
export function checkForm(form: FormDefinition, base = '/definition'): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { questions, risks, contradictions } = form;
  for (const i of repeated(questions.map((q) => q.id)))
    problems.push({ pointer: `${base}/questions/${i}/id`, code: 'not-unique' });
  questions.forEach((question, i) => {
    const at = `${base}/questions/${i}`;
    problems.push(...problemsOfQuestion(question, at));
    const reachable = questions
      .filter(
        (other, j) =>
          (question.of === 'person' && other.of === 'household') || (j < i && other.of === question.of),
      )
      .map((other) => other.id);
    problems.push(...unknownIn(question.shownIf ?? [], new Set(reachable), `${at}/shownIf`));
  });
  const all: Ids = new Set(questions.map((q) => q.id));
  for (const [name, rules] of [
    ['risks', risks],
    ['contradictions', contradictions],
  ] as const) {
    for (const i of repeated(rules.map((rule) => rule.id)))
      problems.push({ pointer: `${base}/${name}/${i}/id`, code: 'not-unique' });
    rules.forEach((rule, i) => {
      problems.push(...unknownIn(rule.when, all, `${base}/${name}/${i}/when`));
    });
  }
  const takesTemperature = questions.some((q) => q.kind === 'temperature');
  if (takesTemperature && Object.keys(form.fever).length === 0)
    problems.push({ pointer: `${base}/fever`, code: 'missing' });
  return problems;
}
