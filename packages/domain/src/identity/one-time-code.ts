/** Seconds a one-time code can be used for. */
export const CODE_LASTS_SECONDS = 300;
/** Wrong tries after which a code is worth nothing; a million codes and five tries leave 1 in 200,000. */
export const CODE_ATTEMPTS = 5;
/** Seconds before another code is sent to the same phone. */
export const CODE_AGAIN_SECONDS = 60;

/** A code as it rests. */
export interface RestingCode {
  readonly expiresAt: Date;
  readonly attempts: number;
  readonly usedAt: Date | null;
}

export type CodeOutcome =
  | { readonly outcome: 'right' }
  | { readonly outcome: 'wrong'; readonly attemptsLeft: number }
  /** Never sent, too old, used, replaced by a newer one or tried too often: told alike. */
  | { readonly outcome: 'expired' };

/**
 * What a try with a code comes to. The try that uses up the last attempt still says `wrong` with none left; from then on the
 * code is `expired`, right or not.
 */
export function decideCode(code: RestingCode | null, matches: boolean, now: Date): CodeOutcome {
  if (code === null || code.usedAt !== null || code.expiresAt <= now || code.attempts >= CODE_ATTEMPTS)
    return { outcome: 'expired' };
  if (matches) return { outcome: 'right' };
  return { outcome: 'wrong', attemptsLeft: CODE_ATTEMPTS - code.attempts - 1 };
}
