import type { FieldProblem } from '@linli/contracts/problem';
import type { ShiftRules } from '@linli/contracts/shifts/values';

/** Limits that contradict each other, by JSON pointer. */
export function checkRules(rules: ShiftRules): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { call, standby, climb } = rules.missing;
  if (rules.weekMinutes < rules.dayMinutes)
    problems.push({ pointer: '/weekMinutes', code: 'too-small', facts: { least: rules.dayMinutes } });
  if (rules.elderMinutes > rules.dayMinutes)
    problems.push({ pointer: '/elderMinutes', code: 'too-big', facts: { most: rules.dayMinutes } });
  if (standby < call)
    problems.push({ pointer: '/missing/standby', code: 'too-small', facts: { least: call } });
  if (climb < standby)
    problems.push({ pointer: '/missing/climb', code: 'too-small', facts: { least: standby } });
  rules.announceMinutes.forEach((minutes, i) => {
    if (rules.announceMinutes.indexOf(minutes) < i)
      problems.push({ pointer: `/announceMinutes/${i}`, code: 'not-unique' });
  });
  return problems;
}
