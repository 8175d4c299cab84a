import type { ReplyOf } from '@linli/contracts/catalog';
import type { UnfitView } from '@linli/contracts/matching/endpoints';
import type { UnfitReason } from '@linli/contracts/matching/labels';

export type Outcome = ReplyOf<'GET /matching/outlook'>['outcome'];

const answers: readonly UnfitReason[] = ['declined-this', 'did-not-answer', 'gave-it-back'];
const busy: readonly UnfitReason[] = ['full', 'daily-limit', 'being-asked'];

/** Everybody on duty counted against one request. */
export interface Tally {
  /** Reason → people; everybody counts once, for what lasts longest. */
  readonly unfit: Partial<Record<UnfitReason, number>>;
  /** How many could be asked. */
  fit: number;
  /** Somebody could be, had they not others in hand. */
  busy: boolean;
  /** Somebody could be, had they not said no, or nothing. */
  answered: boolean;
}

export const openTally = (): Tally => ({ unfit: {}, fit: 0, busy: false, answered: false });

/** Counts one helper, by all reasons against them. */
export function count(tally: Tally, reasons: readonly UnfitView[]): void {
  const [first] = reasons;
  if (first === undefined) {
    tally.fit += 1;
    return;
  }
  tally.unfit[first.reason] = (tally.unfit[first.reason] ?? 0) + 1;
  const only = (among: readonly UnfitReason[]) => reasons.every(({ reason }) => among.includes(reason));
  if (only(busy)) tally.busy = true;
  else if (only([...answers, ...busy])) tally.answered = true;
}

/** What a plan says about a request. */
export interface Outlook {
  readonly outcome: Exclude<Outcome, 'not-planned'>;
  readonly unfit: Readonly<Partial<Record<UnfitReason, number>>>;
}

/**
 * What becomes of a request, and why not the others. Not offered and `all-busy`: somebody could do it who has others in
 * hand. `all-declined`: everybody who could has said no, or nothing. `nobody-fits`: there is nobody to ask.
 */
export function outlookOf({ unfit, fit, busy, answered }: Tally, offered: boolean): Outlook {
  if (offered)
    return { outcome: 'offered', unfit: fit > 1 ? { ...unfit, 'others-fit-better': fit - 1 } : unfit };
  if (fit > 0) return { outcome: 'all-busy', unfit: { ...unfit, 'was-chosen-elsewhere': fit } };
  return { outcome: busy ? 'all-busy' : answered ? 'all-declined' : 'nobody-fits', unfit };
}
