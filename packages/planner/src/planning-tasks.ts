import { solve } from './errands/assign.ts';
import { planRosterTask } from './rosters/plan-roster.ts';
import { serveTasks } from './thread/serve-tasks.ts';

/** What a planning thread does. */
const tasks = { assign: solve, roster: planRosterTask };

export type PlanningTasks = typeof tasks;

serveTasks(tasks);
