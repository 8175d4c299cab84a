import { rosters } from '@linli/db/rosters/tables';
import type { RosterProgress } from '@linli/planner/rosters/roster';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Progress } from './roster-row.ts';

/** What goes between a plan and its row while the search runs. */
export interface PlanWatch {
  /** Fires when somebody wants no more than what there is. */
  readonly stop: AbortSignal;
  /** Fires when the plan is not wanted any more, or another worker makes it. */
  readonly gone: AbortSignal;
  readonly hear: (progress: RosterProgress) => void;
  end(): Promise<void>;
}

// How often the row is looked at.
const everyMs = 2_000;

/** Progress as it is kept; `gap` in hundredths of the cost. */
export function progressOf(
  lost: number,
  { seconds, cost, bound }: Pick<RosterProgress, 'seconds' | 'cost' | 'bound'>,
  proved: boolean,
): Progress {
  const best = Math.round(cost + lost);
  const least = bound === null ? null : Math.floor(bound + lost);
  return {
    elapsed: Math.round(seconds * 10) / 10,
    best,
    bound: least,
    gap: least === null ? null : best > 0 ? Math.max(0, Math.round((1000 * (best - least)) / best) / 10) : 0,
    proved,
  };
}

/** Writes what is found on the way and reads whether to stop, every two seconds and once at the beginning. */
export function watchPlan(ctx: Ctx, roster: typeof rosters.$inferSelect, lost: number): PlanWatch {
  const stop = new AbortController();
  const gone = new AbortController();
  let heard: RosterProgress | null = null;
  let looking = Promise.resolve();
  const look = async () => {
    const [row] = await ctx.db
      .update(rosters)
      .set({ progress: heard ? progressOf(lost, heard, false) : null })
      .where(
        and(eq(rosters.id, roster.id), eq(rosters.state, 'planning'), eq(rosters.version, roster.version)),
      )
      .returning({ stopAskedAt: rosters.stopAskedAt });
    if (!row) gone.abort(new Error('the plan is not wanted any more'));
    else if (row.stopAskedAt !== null) stop.abort();
  };
  const lookAgain = () => {
    // A database that is away for a moment does not end a plan: the end of it is written anyway.
    looking = looking.then(look).catch((err) => ctx.log.warn({ err }, 'progress of a plan was not written'));
  };
  lookAgain();
  const timer = setInterval(lookAgain, everyMs);
  return {
    stop: stop.signal,
    gone: gone.signal,
    hear(progress) {
      heard = progress;
    },
    async end() {
      clearInterval(timer);
      await looking;
    },
  };
}
