import { openPlanner, type Planner } from '@linli/planner/open-planner';

/** A planner whose thread starts with the first plan: the API and most tests never plan. */
export function plannerOnDemand(): Planner {
  let opened: Planner | undefined;
  return {
    planErrands(problem, options) {
      opened ??= openPlanner();
      return opened.planErrands(problem, options);
    },
    planRoster(problem, options) {
      opened ??= openPlanner();
      return opened.planRoster(problem, options);
    },
    async close() {
      await opened?.close();
    },
  };
}
