import type { Answers } from '@linli/contracts/reports/form';

/** What everybody answers in the benchmarks: well, by the morning and evening check. */
export const answers: Answers = { temperature: { celsius: 36.5, at: 'armpit' }, 'feels-well': true };
