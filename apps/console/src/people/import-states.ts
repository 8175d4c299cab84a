import type { ImportView } from '@linli/contracts/people/register-endpoints';

/** The word for where an import stands. */
export const importStates = {
  uploaded: 'stateUploaded',
  checking: 'stateChecking',
  checked: 'stateChecked',
  running: 'stateRunning',
  done: 'stateDone',
  failed: 'stateFailed',
} as const satisfies Record<ImportView['state'], string>;
