import type { ReplyOf } from '@linli/contracts/catalog';
import type { Answer, Answers, Question } from '@linli/contracts/reports/form';
import { askedFromSheet, spokenConsents } from '@linli/domain/reports/asked-from-sheet';
import { isAnswered } from '@linli/domain/reports/check-answer';
import { type CheckedAnswers, checkAnswers } from '@linli/domain/reports/check-answers';
import {
  type Asked,
  normalAnswers,
  prunedAnswers,
  visibleQuestions,
} from '@linli/domain/reports/visible-questions';
import type { Report } from './kept-report.ts';

export type ReportSheet = ReplyOf<'GET /reports/sheet'>;
export type SheetPerson = ReportSheet['persons'][number];

/** What has been answered so far; nothing is answered before somebody answers. */
export interface Filling {
  household: Answers;
  persons: Readonly<Record<string, Answers>>;
}

export const nothingFilled: Filling = { household: {}, persons: {} };

/** What the household is asked; `missing` are the consents the reporter has not given. */
export function askedOfHousehold(sheet: ReportSheet, missing: readonly string[]): Asked {
  return {
    filled: sheet.filledHousehold,
    age: null,
    consents: new Set(spokenConsents.filter((kind) => !missing.includes(kind))),
  };
}

/** One form being filled in: which questions show, what is missing, what the report would be. */
export class Form {
  readonly sheet: ReportSheet;
  private readonly filling: Filling;
  private readonly household: Asked;

  constructor(sheet: ReportSheet, filling: Filling, missingConsents: readonly string[]) {
    this.sheet = sheet;
    this.filling = filling;
    this.household = askedOfHousehold(sheet, missingConsents);
  }

  householdQuestions(): Question[] {
    const answers = { household: this.filling.household, person: null };
    return visibleQuestions(this.sheet.form, 'household', this.household, answers);
  }

  questionsOf(person: SheetPerson): Question[] {
    const answers = { household: this.householdAnswers(), person: this.answersOf(person) };
    return visibleQuestions(this.sheet.form, 'person', askedFromSheet(this.sheet.form, person), answers);
  }

  answersOf(person: SheetPerson): Answers {
    return this.filling.persons[person.personId] ?? {};
  }

  householdAnswer(id: string): Answer | undefined {
    return this.filling.household[id];
  }

  /** The filling with an answer of the household; undefined takes it back. */
  withHouseholdAnswer(id: string, answer: Answer | undefined): Filling {
    const { [id]: _, ...rest } = this.filling.household;
    return { ...this.filling, household: answer === undefined ? rest : { ...rest, [id]: answer } };
  }

  /** Whether one tap can say that all is normal: every question that must be answered then is, but what is measured. */
  canBeNormal(person: SheetPerson): boolean {
    const normal = this.normalOf(person);
    return (
      Object.keys(normal).length > 0 &&
      this.openAfter(person, normal).every((question) => isMeasured(question))
    );
  }

  /** Whether everything but what is measured is answered as normal. */
  isNormal(person: SheetPerson): boolean {
    const answers = this.answersOf(person);
    const normal = Object.entries(this.normalOf(person));
    return normal.length > 0 && normal.every(([id, answer]) => same(answers[id], answer));
  }

  /** Nobody has answered anything for this person. */
  isUntouched(person: SheetPerson): boolean {
    return this.questionsOf(person).every(
      (question) => !isAnswered(question, this.answersOf(person)[question.id]),
    );
  }

  isComplete(person: SheetPerson): boolean {
    return this.openAfter(person, this.answersOf(person)).length === 0;
  }

  /** The filling with one person's normal answers; what was measured stays. */
  withNormal(person: SheetPerson): Filling {
    const measured = this.questionsOf(person).filter(isMeasured);
    const kept = prunedAnswers(measured, this.answersOf(person));
    return this.withAnswers(person, { ...this.normalOf(person), ...kept });
  }

  /** The filling with normal answers for everybody and everything nobody has answered yet. */
  withAllNormal(): Filling {
    const { form, persons } = this.sheet;
    const household = { ...normalAnswers(form, 'household', this.household, {}), ...this.filling.household };
    const filled = persons
      .filter((person) =>
        this.questionsOf(person)
          .filter((q) => !isMeasured(q))
          .every((q) => this.answersOf(person)[q.id] === undefined),
      )
      .map((person) => [person.personId, { ...this.normalOf(person), ...this.answersOf(person) }] as const);
    return { household, persons: { ...this.filling.persons, ...Object.fromEntries(filled) } };
  }

  withAnswers(person: SheetPerson, answers: Answers): Filling {
    return { ...this.filling, persons: { ...this.filling.persons, [person.personId]: answers } };
  }

  /** What the report says: persons somebody answered for, without answers that have been hidden again. */
  report(): Pick<Report, 'householdAnswers' | 'persons'> {
    const touched = this.sheet.persons.filter((person) => !this.isUntouched(person));
    return {
      householdAnswers: prunedAnswers(this.householdQuestions(), this.filling.household),
      persons: touched.map((person) => ({
        personId: person.personId,
        answers: prunedAnswers(this.questionsOf(person), this.answersOf(person)),
      })),
    };
  }

  /** The same decision the server will make: impossible, contradictory, risky. */
  check(confirmed: ReadonlySet<string>): CheckedAnswers {
    const { householdAnswers = {}, persons } = this.report();
    const byId = new Map(this.sheet.persons.map((person) => [person.personId, person]));
    return checkAnswers(
      this.sheet.form,
      {
        household: { asked: this.household, answers: householdAnswers },
        persons: persons.flatMap(({ personId, answers }) => {
          const person = byId.get(personId);
          return person ? [{ personId, asked: askedFromSheet(this.sheet.form, person), answers }] : [];
        }),
      },
      confirmed,
    );
  }

  private householdAnswers(): Answers {
    return { ...this.sheet.filledHousehold, ...this.filling.household };
  }

  private normalOf(person: SheetPerson): Answers {
    return normalAnswers(
      this.sheet.form,
      'person',
      askedFromSheet(this.sheet.form, person),
      this.householdAnswers(),
    );
  }

  private openAfter(person: SheetPerson, answers: Answers): Question[] {
    const all = { household: this.householdAnswers(), person: answers };
    return visibleQuestions(this.sheet.form, 'person', askedFromSheet(this.sheet.form, person), all).filter(
      (question) => question.required && !isAnswered(question, answers[question.id]),
    );
  }
}

/** Where the problems of a check or of the server belong: `household:question` or `personId:question`. */
export function placeOf(pointer: string, persons: Report['persons']): string | undefined {
  const household = /^\/householdAnswers\/([^/]+)/.exec(pointer);
  if (household) return `household:${household[1]}`;
  const person = /^\/persons\/(\d+)\/answers\/([^/]+)/.exec(pointer);
  const personId = persons[Number(person?.[1])]?.personId;
  return person && personId !== undefined ? `${personId}:${person[2]}` : undefined;
}

/** Whether two fillings hold the same answer at a place as `placeOf` names it. */
export function sameAt(place: string, one: Filling, other: Filling): boolean {
  const [whose = '', question = ''] = place.split(':');
  const at = ({ household, persons }: Filling) =>
    JSON.stringify((whose === 'household' ? household : persons[whose])?.[question]);
  return at(one) === at(other);
}

/** What is measured or taken cannot be "normal" by a tap. */
export function isMeasured(question: Question): boolean {
  return question.kind === 'temperature' || question.kind === 'photo';
}

function same(a: Answer | undefined, b: Answer): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
