import './board.css';

/** How much of the most somebody may stand in a week they do; the figure stands beside it. */
export function LoadBar({ minutes, most }: { minutes: number; most: number }) {
  return (
    <span className="bar" aria-hidden>
      <span
        className={minutes > most * 0.8 ? 'bar__fill bar__fill--much' : 'bar__fill'}
        style={{ width: `${Math.min(100, (100 * minutes) / most)}%` }}
      />
    </span>
  );
}
