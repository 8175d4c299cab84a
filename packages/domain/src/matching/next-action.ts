import type { NextAction } from '@linli/contracts/matching/labels';

/** The one thing to do next on an errand: the page of a helper shows this and nothing else to press. */
export function nextAction(errand: {
  readonly underWay: boolean;
  /** Lines of a shopping list; none where there is no list. */
  readonly lines: { readonly all: number; readonly open: number; readonly asked: number };
}): NextAction {
  if (!errand.underWay) return 'start';
  const { all, open, asked } = errand.lines;
  if (open > 0) return 'buy';
  if (asked > 0) return 'wait';
  return all > 0 ? 'deliver' : 'finish';
}
