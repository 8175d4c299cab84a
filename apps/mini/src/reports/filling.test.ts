import { dailyHealth } from '@linli/domain/reports/shipped-forms/daily-health';
import { describe, expect, it } from 'vitest';
import { type Filling, Form, nothingFilled, placeOf, type ReportSheet, type SheetPerson } from './filling.ts';

const person = (personId: string, more: Partial<SheetPerson> = {}): SheetPerson => ({
  personId,
  name: personId,
  relation: 'other-relative',
  age: 40,
  filled: {},
  withheld: [],
  reportedSeq: null,
  ...more,
});
const wang = person('wang');
const zhang = person('zhang');
const sheet = { form: dailyHealth, filledHousehold: {}, persons: [wang, zhang] } as unknown as ReportSheet;
const form = (filling: Filling, of: ReportSheet = sheet) => new Form(of, filling, []);
const armpit = (celsius: number) => ({ celsius, at: 'armpit' as const });

describe('"all normal"', () => {
  it('answers everything but the temperature, which is never prefilled', () => {
    const filling = form(nothingFilled).withAllNormal();
    expect(filling.persons.wang).toEqual({ 'feels-well': true });
    expect(form(filling).isComplete(wang)).toBe(false);
    const measured = form(filling).withAnswers(wang, { ...filling.persons.wang, temperature: armpit(36.4) });
    expect(form(measured).isComplete(wang)).toBe(true);
  });

  it('leaves alone what somebody has answered already', () => {
    const ill = form(nothingFilled).withAnswers(zhang, { 'feels-well': false, symptoms: ['cough'] });
    const filling = form({ ...ill, household: { 'needs-help': true } }).withAllNormal();
    expect(filling.persons.zhang).toEqual({ 'feels-well': false, symptoms: ['cough'] });
    expect(filling.household).toEqual({ 'needs-help': true });
  });

  it('takes back what one person had answered, but keeps what was measured', () => {
    const ill = form(nothingFilled).withAnswers(wang, {
      temperature: armpit(36.4),
      'feels-well': false,
      symptoms: ['cough'],
    });
    expect(form(ill).withNormal(wang).persons.wang).toEqual({
      temperature: armpit(36.4),
      'feels-well': true,
    });
  });
});

describe('the report', () => {
  it('is about those somebody answered for', () => {
    const filling = form(nothingFilled).withAnswers(wang, { temperature: armpit(36.4), 'feels-well': true });
    expect(
      form(filling)
        .report()
        .persons.map(({ personId }) => personId),
    ).toEqual(['wang']);
    expect(form(filling).check(new Set()).problems).toEqual([]);
  });

  it('leaves out answers that another answer has hidden', () => {
    const filling = form(nothingFilled).withAnswers(wang, {
      temperature: armpit(36.4),
      'feels-well': true,
      symptoms: ['cough'],
    });
    expect(form(filling).report().persons[0]?.answers).toEqual({
      temperature: armpit(36.4),
      'feels-well': true,
    });
  });

  it('refuses an impossible temperature and says at whom', () => {
    const filling = form(nothingFilled).withAnswers(wang, { temperature: armpit(46), 'feels-well': true });
    const { problems } = form(filling).check(new Set());
    expect(problems.map(({ code }) => code)).toEqual(['impossible']);
    expect(placeOf(problems[0]?.pointer ?? '', form(filling).report().persons)).toBe('wang:temperature');
  });

  it('asks back when a fever stands beside "feels well", and gives advice once confirmed', () => {
    const filling = form(nothingFilled).withAnswers(wang, { temperature: armpit(38.2), 'feels-well': true });
    const { contradictions } = form(filling).check(new Set());
    expect(contradictions.map(({ personId }) => personId)).toEqual(['wang']);
    const after = form(filling).check(new Set(contradictions.map(({ key }) => key)));
    expect(after.contradictions).toEqual([]);
    expect(after.risks.map(({ alertKind }) => alertKind)).toContain('fever');
  });
});

describe('a consent that is missing', () => {
  const withheld = ['temperature', 'feels-well', 'symptoms', 'note'];

  it('hides what the server withholds', () => {
    const without = person('li', { withheld });
    expect(form(nothingFilled, { ...sheet, persons: [without] }).questionsOf(without)).toEqual([]);
  });

  it('hides everything about a child nobody consented for', () => {
    const child = person('child', { age: 9, withheld });
    expect(form(nothingFilled, { ...sheet, persons: [child] }).questionsOf(child)).toEqual([]);
  });
});
