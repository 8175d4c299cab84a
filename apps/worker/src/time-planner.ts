import type { Ctx } from '@linli/services/context';
import type { Metrics } from './metrics.ts';

type Planner = Ctx['planner'];

/** The same planner, and `planned` is told how long each plan took. */
export function timePlanner(planner: Planner, planned: Metrics['planned']): Planner {
  const timed = async <P>(what: 'errands' | 'roster', plan: Promise<P>): Promise<P> => {
    const began = performance.now();
    const tell = (outcome: 'done' | 'failed') => planned(what, outcome, (performance.now() - began) / 1000);
    plan.then(
      () => tell('done'),
      () => tell('failed'),
    );
    return plan;
  };
  return {
    planErrands: (problem, options) => timed('errands', planner.planErrands(problem, options)),
    planRoster: (problem, options) => timed('roster', planner.planRoster(problem, options)),
    close: () => planner.close(),
  };
}
