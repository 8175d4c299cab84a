import type { ReactNode } from 'react';

/** One number with what it counts, inside the link that leads to its list. */
export function Figure({ count, what }: { count: number; what: string }) {
  return (
    <>
      <span className="figure__count">{count}</span>
      <span>{what}</span>
    </>
  );
}

/** Class of the link around a figure; nought is never alarming, and colour says nothing the words do not. */
export const figureClass = (count: number, tone?: 'warn' | 'bad'): string =>
  count > 0 && tone !== undefined ? `figure figure--${tone}` : 'figure';

/** Figures side by side, each an item of a list. */
export const Figures = ({ children }: { children: ReactNode }) => <ul className="figures">{children}</ul>;
