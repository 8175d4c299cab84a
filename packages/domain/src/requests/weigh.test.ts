import { describe, expect, it } from 'vitest';
import { checkKind, kindsInForce } from './kind-form.ts';
import { shippedKinds } from './shipped-kinds/shipped-kinds.ts';
import { typedLine, typedText } from './typed-text.ts';
import { answerProblems, consentsForRequest, questionsFor, weigh } from './weigh.ts';

const kind = (key: string) => {
  const found = shippedKinds[key];
  if (!found) throw new Error(`no kind ${key}`);
  return found;
};
const asked = (...consents: ('health' | 'children-data')[]) => ({
  filled: {},
  consents: new Set(consents),
  age: null,
});

describe('urgency', () => {
  it('is found from answers: the first rule that matches counts', () => {
    const of = (answers: Record<string, string | string[]>) =>
      weigh(kind('shopping'), asked(), answers).urgency;
    expect(of({ 'food-left': 'none', waiting: ['baby'] })).toBe('urgent');
    expect(of({ 'food-left': 'today' })).toBe('today');
    expect(of({ 'food-left': 'enough', waiting: ['ill'] })).toBe('today');
    expect(of({ 'food-left': 'enough', waiting: [] })).toBe('usual');
    expect(of({})).toBe('usual');
  });

  it('does not hear answers to questions that are not shown or not consented to', () => {
    const answers = { left: 'more', 'must-not-stop': true };
    expect(weigh(kind('medicine'), asked('health'), answers).urgency).toBe('today');
    expect(weigh(kind('medicine'), asked(), answers).urgency).toBe('usual');
    expect(weigh(kind('home-repair'), asked(), { what: 'lock', signs: [], 'all-gone': true }).urgency).toBe(
      'today',
    );
    expect(weigh(kind('home-repair'), asked(), { what: 'else', signs: [], 'all-gone': true }).urgency).toBe(
      'usual',
    );
  });

  it('of a gas smell is danger, with whom to call first', () => {
    const weighed = weigh(kind('home-repair'), asked(), { what: 'gas', signs: ['gas-smell', 'flood'] });
    expect(weighed).toMatchObject({ urgency: 'danger', danger: { call: ['119', '110'] } });
    expect(weigh(kind('home-repair'), asked(), { what: 'gas', signs: [] }).danger).toBeNull();
  });
});

describe('answers', () => {
  it('are checked as those of a report, with pointers into the body of a request', () => {
    expect(answerProblems(kind('meals'), asked(), { people: 40, unheard: true })).toEqual([
      { pointer: '/answers/unheard', code: 'unknown' },
      { pointer: '/answers/last-meal', code: 'missing' },
      { pointer: '/answers/people', code: 'impossible', facts: { least: 1, most: 20 } },
    ]);
  });

  it('to what needs a consent that is missing are not taken in', () => {
    const answers = { 'bad-now': false, left: 'more', from: 'pharmacy', 'must-not-stop': true };
    expect(answerProblems(kind('medicine'), asked(), answers)).toEqual([
      { pointer: '/answers/must-not-stop', code: 'not-allowed-here' },
    ]);
    expect(answerProblems(kind('medicine'), asked('health'), answers)).toEqual([]);
  });
});

describe('consents', () => {
  it('of somebody with an account are their own', () => {
    const person = { ownConsents: [], age: 70 } as const;
    expect(consentsForRequest({ basis: 'member', asker: ['health'], person })).toEqual(new Set());
    expect(
      consentsForRequest({ basis: 'member', asker: ['health'], person: { ...person, ownConsents: null } }),
    ).toEqual(new Set(['health']));
  });

  it('for a child are nothing without those who raise it', () => {
    const person = { ownConsents: null, age: 6 };
    expect(consentsForRequest({ basis: 'member', asker: ['health'], person })).toEqual(new Set());
    const questions = (asker: ('health' | 'children-data')[]) =>
      questionsFor(
        kind('ride'),
        { ...asked(), consents: consentsForRequest({ basis: 'member', asker, person }) },
        {},
      ).map(({ id }) => id);
    expect(questions(['health'])).not.toContain('fever');
    expect(questions(['health', 'children-data'])).toContain('fever');
  });

  it('told to staff by word of mouth stand', () => {
    expect(consentsForRequest({ basis: 'phone', asker: [], person: null }).has('health')).toBe(true);
  });
});

describe('a kind', () => {
  it('cannot be published with what does not fit together', () => {
    const { danger, limits, ...meals } = kind('meals');
    const codes = checkKind({
      ...meals,
      danger: { when: [{ question: 'nope', op: 'answered' }], ask: { zh: '甲', en: 'a' }, call: ['120'] },
      urgency: [{ when: [{ question: 'nope', op: 'answered' }], is: 'today' }],
      handledBy: 'team',
      limits: { ...limits, today: { dispatch: 60, start: 1, finish: 59, confirm: 1 } },
      questions: [{ id: 'q', kind: 'text', of: 'person', text: { zh: '问', en: 'q' }, required: false }],
    }).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(codes).toEqual([
      '/definition/questions/0/of not-allowed-here',
      '/definition/urgency/0/when/0/question unknown',
      '/definition/danger/when/0/question unknown',
      '/definition/team missing',
      '/definition/limits/today/finish wrong-order',
    ]);
    expect(danger).toBeNull();
  });

  it('of the nearest area stands before the shipped one, its newest version alone, and closed ones are gone', () => {
    const row = (key: string, depth: number, version = 1, closed = false) => ({
      key,
      depth,
      version,
      closed,
    });
    const rows = [
      row('other', 0),
      row('meals', 0),
      row('meals', 3),
      row('meals', 3, 2),
      row('shopping', 0),
      row('own', 5),
      row('ride', 0),
      row('ride', 3, 1, true),
    ];
    expect(kindsInForce(rows, Object.keys(shippedKinds))).toEqual([
      row('shopping', 0),
      row('meals', 3, 2),
      row('other', 0),
      row('own', 5),
    ]);
  });
});

describe('typed text', () => {
  it('keeps what somebody wrote and drops what cannot be seen', () => {
    expect(typedLine('  3 斤水多的梨\u202e\u0000 \r\n')).toBe('3 斤水多的梨');
    expect(typedText('一  \r\n\n\n\n二\u2028三')).toBe('一\n\n二\n三');
    expect(typedLine('a\nb')).toBe('a b');
    expect(typedText('👨‍👩‍👧 café')).toBe('👨‍👩‍👧 café');
  });
});
