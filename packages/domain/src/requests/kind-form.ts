import type { FieldProblem } from '@linli/contracts/problem';
import type { Condition, FormDefinition } from '@linli/contracts/reports/form';
import type { KindDefinition } from '@linli/contracts/requests/kind';
import { checkForm } from '../reports/check-form.ts';
import { feverThresholds } from '../reports/shipped-forms/fever-thresholds.ts';

/** The questions of a kind as a form, so that answers are checked and shown by the same rules as those of reports. */
export const formOf = ({
  name,
  hint,
  questions,
}: Pick<KindDefinition, 'name' | 'hint' | 'questions'>): FormDefinition => ({
  title: name,
  purpose: hint,
  questions: [...questions],
  risks: [],
  contradictions: [],
  fever: feverThresholds,
});

/**
 * What keeps a kind from being published, with JSON pointers below `base`: what keeps a form from it, conditions on
 * questions that are not there, a question of single persons, a team that is named and not asked, limits out of order.
 */
export function checkKind(kind: KindDefinition, base = '/definition'): FieldProblem[] {
  const problems = checkForm(formOf(kind), base);
  const known = new Set(kind.questions.map(({ id }) => id));
  kind.questions.forEach(({ of, kind: sort }, i) => {
    const at = `${base}/questions/${i}`;
    if (of !== 'household') problems.push({ pointer: `${at}/of`, code: 'not-allowed-here' });
    // Photos have a place of their own on every request.
    if (sort === 'photo') problems.push({ pointer: `${at}/kind`, code: 'not-allowed-here' });
  });
  const check = (conditions: readonly Condition[], at: string) =>
    conditions.forEach(({ question }, i) => {
      if (!known.has(question)) problems.push({ pointer: `${at}/${i}/question`, code: 'unknown' });
    });
  kind.urgency.forEach(({ when }, i) => {
    check(when, `${base}/urgency/${i}/when`);
  });
  check(kind.danger?.when ?? [], `${base}/danger/when`);
  if ((kind.handledBy === 'team') !== (kind.team !== null))
    problems.push({ pointer: `${base}/team`, code: kind.team === null ? 'missing' : 'not-allowed-here' });
  for (const [urgency, { dispatch, finish }] of Object.entries(kind.limits))
    if (dispatch > finish)
      problems.push({ pointer: `${base}/limits/${urgency}/finish`, code: 'wrong-order' });
  return problems;
}

/** A kind in force somewhere, among the versions that could be. */
export interface OfferedKind {
  readonly key: string;
  readonly version: number;
  /** Levels from the top to the area that published it; 0 for the shipped one. */
  readonly depth: number;
  readonly closed: boolean;
}

/**
 * The kinds offered at a place, one a key: that of the nearest area counts, its newest version, and a key it closed is
 * not offered. Shipped ones come first in the order of `first`, others after them by key.
 */
export function kindsInForce<K extends OfferedKind>(kinds: readonly K[], first: readonly string[]): K[] {
  const best = new Map<string, K>();
  for (const kind of kinds) {
    const other = best.get(kind.key);
    if (!other || kind.depth > other.depth || (kind.depth === other.depth && kind.version > other.version))
      best.set(kind.key, kind);
  }
  const place = (key: string) => {
    const at = first.indexOf(key);
    return at < 0 ? first.length : at;
  };
  return [...best.values()]
    .filter(({ closed }) => !closed)
    .sort((a, b) => place(a.key) - place(b.key) || (a.key < b.key ? -1 : 1));
}
