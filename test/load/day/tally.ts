import { percentile, tenth } from '../latencies.ts';
import type { KindFigures } from './load-plan.ts';

/** What became of a question: `accepted`, or why not. */
export type Outcome = 'accepted' | 'failed' | { readonly refused: string };

/** Collects what became of each thing of one kind. */
export class Tally {
  readonly took: number[] = [];
  /** When each was accepted. */
  readonly acceptedAt: number[] = [];
  readonly #refused: Record<string, number> = {};
  #planned = 0;
  #failed = 0;

  /** Runs one and counts from when it was planned. */
  async count(plannedAt: number, work: () => Promise<Outcome>): Promise<void> {
    this.#planned++;
    const outcome = await work().catch(() => 'failed' as const);
    const now = performance.now();
    this.took.push(now - plannedAt);
    if (outcome === 'accepted') this.acceptedAt.push(now);
    else if (outcome === 'failed') this.#failed++;
    else this.#refused[outcome.refused] = (this.#refused[outcome.refused] ?? 0) + 1;
  }

  figures(): KindFigures {
    return {
      planned: this.#planned,
      accepted: this.acceptedAt.length,
      refused: this.#refused,
      failed: this.#failed,
      p50_ms: tenth(percentile(this.took, 0.5)),
      p99_ms: tenth(percentile(this.took, 0.99)),
      max_ms: tenth(this.took.reduce((most, each) => Math.max(most, each), 0)),
    };
  }

  /** Accepted in the best `seconds`, a second. */
  peakPerSecond(seconds: number): number {
    const at = [...this.acceptedAt].sort((a, b) => a - b);
    let most = 0;
    for (let from = 0, to = 0; to < at.length; to++) {
      while ((at[to] ?? 0) - (at[from] ?? 0) > seconds * 1000) from++;
      most = Math.max(most, to - from + 1);
    }
    return Math.round(most / seconds);
  }
}
