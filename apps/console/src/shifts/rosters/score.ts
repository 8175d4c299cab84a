/** A score or a share with at most one decimal. */
export const shownScore = (score: number): number => Math.round(score * 10) / 10;
