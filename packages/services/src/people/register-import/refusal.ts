import {
  type ImportFailure,
  type WorkbookFault,
  workbookFaults,
} from '@linli/contracts/people/register-problems';
import { Problem, type ProblemCode } from '@linli/contracts/problem';
import { WorkbookRefused } from '../register-workbook/workbook-refused.ts';

const TOO_LARGE: readonly WorkbookFault[] = [
  'too-large',
  'unpacks-too-large',
  'too-many-sheets',
  'too-many-rows',
  'too-many-columns',
];

/** What the caller is told when a file is refused; any other error stays what it is. */
export function refusal(error: unknown): unknown {
  if (!(error instanceof WorkbookRefused)) return error;
  const { zh, en } = workbookFaults[error.fault];
  const code: ProblemCode = TOO_LARGE.includes(error.fault) ? 'too-large' : 'unsupported-type';
  return new Problem(code, { detail: { zh, en } });
}

/** Why an import cannot go on for good; null for what another try may mend. */
export function failureOf(error: unknown): ImportFailure | null {
  if (error instanceof WorkbookRefused) return error.fault;
  return error instanceof Problem && error.code === 'not-found' ? 'area-gone' : null;
}
