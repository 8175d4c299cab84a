import type { CallFailed } from '@linli/api/client/call-failed';
import type { RoundForm, Wrong } from './round-form.ts';

/** What every section of the form is given. */
export interface SectionProps {
  form: RoundForm;
  /** What is not yet right, once the form has been sent. */
  wrong: ReadonlySet<Wrong>;
  /** What the server said last. */
  failure: CallFailed | undefined;
  onChange: (change: Partial<RoundForm>) => void;
}
