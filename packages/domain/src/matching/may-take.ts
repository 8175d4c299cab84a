import type { UnfitView } from '@linli/contracts/matching/endpoints';
import type { UnfitReason } from '@linli/contracts/matching/labels';

/** What keeps somebody from taking a request themselves: safety, not what they prefer to be asked about. */
const hinders: readonly UnfitReason[] = [
  'own-household',
  'no-skill',
  'no-car',
  'not-trained',
  'no-lifting',
  'too-young',
  'age-unknown',
  'full',
  'resting',
];

/** Reasons that forbid to take a request oneself, or to be given it by hand. */
export const hindrances = (unfit: readonly UnfitView[]): UnfitView[] =>
  unfit.filter(({ reason }) => hinders.includes(reason));
