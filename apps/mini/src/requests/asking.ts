import type { InputOf, ReplyOf } from '@linli/contracts/catalog';
import type { ConsentKind } from '@linli/contracts/people/labels';
import type { FieldProblem } from '@linli/contracts/problem';
import type { Answers } from '@linli/contracts/reports/form';
import type { HelperLanguage, RequestBasis } from '@linli/contracts/requests/labels';
import { type Asked, prunedAnswers } from '@linli/domain/reports/visible-questions';
import { answerProblems, questionsFor, weigh } from '@linli/domain/requests/weigh';
import { today } from '../state/when.ts';

export type Kind = ReplyOf<'GET /requests/kinds'>['items'][number];
export type Ask = InputOf<'POST /requests/submit'>;

/** Longest line and longest list the server takes. */
export const mostInLine = 200;
export const mostLines = 60;

/** When somebody may come: at once, this evening, tomorrow morning, or between times of a day. */
export interface Convenient {
  choice: 'soon' | 'evening' | 'tomorrow' | 'own';
  /** Of `own`: civil date, and times of day or empty. */
  day: string;
  from: string;
  until: string;
}

/** What is being asked for, as typed so far; kept on the phone until it has been sent. */
export interface Asking {
  /** Made with the draft, so that sending it twice is one request. */
  clientId: string;
  answers: Answers;
  /** The list as typed, one thing a line; empty ones are left out when it is sent. */
  lines: readonly string[];
  note: string;
  photoIds: readonly string[];
  convenient: Convenient;
  /** Null: as the kind says. */
  contactless: boolean | null;
  wishSameSex: boolean;
  language: HelperLanguage | null;
  /** Whom to call first has been read. */
  dangerRead: boolean;
  /** Open requests of the same matter that this one is asked beside. */
  although: readonly string[];
}

/** Whom it is for, and on whose word. */
export interface ForWhom {
  householdId: string;
  /** Null: the household. */
  personId: string | null;
  basis: RequestBasis;
}

export function nothingAsked(clientId: string): Asking {
  return {
    clientId,
    answers: {},
    lines: [''],
    note: '',
    photoIds: [],
    convenient: { choice: 'soon', day: '', from: '', until: '' },
    contactless: null,
    wishSameSex: false,
    language: null,
    dangerRead: false,
    although: [],
  };
}

/**
 * What is asked: all that needs no consent, and what consents stand for. `withheld` are the questions the server does not
 * ask; before it has said so, `missing` are the consents this account has not given.
 */
export function askedBeside(
  { definition }: Kind,
  withheld: readonly string[] | undefined,
  missing: readonly string[],
): Asked {
  const spoken: readonly ConsentKind[] = ['health', 'whereabouts', 'children-data'];
  const without = withheld
    ? definition.questions.filter(({ id }) => withheld.includes(id)).map(({ consent }) => consent)
    : missing;
  return {
    filled: {},
    age: null,
    consents: new Set(spoken.filter((kind) => !without.some((one) => one === kind))),
  };
}

/** The list after typing into a line; Enter or pasted lines make lines of their own. Answers the line to go on in. */
export function typedInto(
  lines: readonly string[],
  at: number,
  typed: string,
): { lines: string[]; at: number } {
  const parts = typed.split(/\r\n?|\n/);
  const pasted = parts.length > 2 || (parts.length === 2 && parts.every((part) => part.trim() !== ''));
  // An Enter in an empty line is no new line; pasted lists often carry empty lines.
  const kept = pasted ? parts.filter((part) => part.trim() !== '') : parts;
  const mine = kept.length > 1 && kept[0]?.trim() === '' ? kept.slice(1) : kept;
  const next = [
    ...lines.slice(0, at),
    ...mine.map((part) => part.slice(0, mostInLine)),
    ...lines.slice(at + 1),
  ];
  const fitting = next.slice(0, mostLines);
  return { lines: fitting, at: Math.min(at + mine.length - 1, fitting.length - 1) };
}

/** The instants between which somebody may come. */
export function windowOf({ choice, day, from, until }: Convenient): {
  windowFrom: string | null;
  windowUntil: string | null;
} {
  const at = (date: string, time: string) => (time === '' ? null : `${date}T${time}:00+08:00`);
  if (choice === 'evening') return { windowFrom: at(today(), '18:00'), windowUntil: at(today(), '22:00') };
  if (choice === 'tomorrow') return { windowFrom: at(today(1), '08:00'), windowUntil: at(today(1), '12:00') };
  if (choice === 'soon' || day === '') return { windowFrom: null, windowUntil: null };
  const whole = from === '' && until === '';
  return {
    windowFrom: from === '' && day !== today() ? at(day, '00:00') : at(day, from),
    windowUntil: whole ? at(day, '23:59') : at(day, until),
  };
}

/** The questions to show now. */
export const questionsOf = (kind: Kind, asked: Asked, asking: Asking) =>
  questionsFor(kind.definition, asked, asking.answers);

/** How urgent it is and whom to call first, found on the phone as on the server. */
export const weighed = (kind: Kind, asked: Asked, asking: Asking) =>
  weigh(kind.definition, asked, asking.answers);

/** The request as it is sent: without empty lines and without answers to questions that are hidden again. */
export function askOf(kind: Kind, asked: Asked, asking: Asking, whom: ForWhom): Ask {
  return {
    clientId: asking.clientId,
    kindId: kind.kindId,
    householdId: whom.householdId,
    forPersonId: whom.personId,
    basis: whom.basis,
    answers: prunedAnswers(questionsOf(kind, asked, asking), asking.answers),
    lines: linesOf(kind, asking),
    note: asking.note.trim(),
    photoIds: [...asking.photoIds],
    ...windowOf(asking.convenient),
    wishSameSex: asking.wishSameSex,
    language: asking.language,
    contactless: asking.contactless,
    dangerRead: asking.dangerRead,
    although: [...asking.although],
  };
}

const linesOf = (kind: Kind, { lines }: Asking): string[] =>
  kind.definition.lines ? lines.map((line) => line.trim()).filter((line) => line !== '') : [];

/** What keeps it from being sent, with JSON pointers into the body of `submit`. */
export function askProblems(kind: Kind, asked: Asked, asking: Asking, now: Date): FieldProblem[] {
  const problems = answerProblems(
    kind.definition,
    asked,
    prunedAnswers(questionsOf(kind, asked, asking), asking.answers),
  );
  if (kind.definition.lines && linesOf(kind, asking).length === 0)
    problems.push({ pointer: '/lines', code: 'missing' });
  if (asking.convenient.choice === 'own' && asking.convenient.day === '')
    problems.push({ pointer: '/windowFrom', code: 'missing' });
  const { windowFrom, windowUntil } = windowOf(asking.convenient);
  const last = windowUntil ?? (windowFrom !== null && asking.convenient.until !== '' ? windowFrom : null);
  if (windowFrom !== null && windowUntil !== null && Date.parse(windowUntil) <= Date.parse(windowFrom))
    problems.push({ pointer: '/windowUntil', code: 'wrong-order' });
  else if (last !== null && Date.parse(last) <= now.getTime())
    problems.push({ pointer: '/windowUntil', code: 'in-the-past' });
  return problems;
}

/** The part of the form a JSON pointer of the server or of `askProblems` speaks of. */
export function placeOf(pointer: string): string {
  const answer = /^\/answers\/([^/]+)/.exec(pointer);
  if (answer) return `q-${answer[1]}`;
  const part = pointer.split('/')[1] ?? '';
  if (part === 'windowFrom' || part === 'windowUntil') return 'convenient';
  return part === 'photoIds' ? 'photos' : part;
}
