/** The value below which a part of a list lies; null for an empty list. */
export function percentile(values: readonly number[], part: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? null;
}

/** How unevenly something is spread: 0 when all have the same, towards 1 when one has everything. */
export function gini(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const weighed = sorted.reduce((sum, value, i) => sum + (i + 1) * value, 0);
  return (2 * weighed) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}
