import { solve } from './errands/assign.ts';
import { serveTasks } from './thread/serve-tasks.ts';

/** What the planning thread does. */
const tasks = { assign: solve };

export type PlanningTasks = typeof tasks;

serveTasks(tasks);
