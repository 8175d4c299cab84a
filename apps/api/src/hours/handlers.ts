import { askCorrection } from '@linli/services/hours/ask-correction';
import { decideCorrection } from '@linli/services/hours/decide-correction';
import { listCorrections } from '@linli/services/hours/list-corrections';
import { listHours } from '@linli/services/hours/list-hours';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /hours/mine'
  | 'POST /hours/ask-correction'
  | 'GET /hours/corrections'
  | 'POST /hours/decide-correction';

export const hoursHandlers: HandlersFor<Own> = {
  'GET /hours/mine': listHours,
  'POST /hours/ask-correction': askCorrection,
  'GET /hours/corrections': listCorrections,
  'POST /hours/decide-correction': decideCorrection,
};
