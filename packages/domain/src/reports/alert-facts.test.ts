import { temperaturePlaces } from '@linli/contracts/reports/labels';
import { expect, it } from 'vitest';
import { alertFacts } from './alert-facts.ts';
import { dailyHealth } from './shipped-forms/daily-health.ts';

const zh = (ruleId: string, household: object, person: object) => {
  const rule = dailyHealth.risks.find(({ id }) => id === ruleId);
  if (!rule) throw new Error(ruleId);
  const scope = { household: { ...household }, person: { ...person } };
  return alertFacts(dailyHealth, rule, scope, temperaturePlaces).map(
    ({ text, value }) => `${text.zh} ${value.zh}`,
  );
};

it('a fever says how high it is and where it was taken, and nothing else', () => {
  const answers = { temperature: { celsius: 38, at: 'armpit' }, 'feels-well': true };
  expect(zh('fever', {}, answers)).toEqual(['现在的体温 38.0 ℃（腋下）']);
});

it('symptoms are said in words, not as values of options', () => {
  const answers = { 'feels-well': false, symptoms: ['cough', 'tired'], note: '' };
  expect(zh('unwell', {}, answers)).toEqual(['今天感觉都好吗？ 否', '哪里不舒服？ 咳嗽、没力气']);
});

it('help asked for comes with what is needed', () => {
  const household = { 'needs-help': true, 'help-wanted': '买降压药' };
  expect(zh('help-needed', household, {})).toEqual(['家里现在需要帮忙吗？ 是', '需要什么？ 买降压药']);
});

it('what was not answered is not told', () => {
  expect(zh('unwell', {}, { 'feels-well': false })).toEqual(['今天感觉都好吗？ 否']);
});
