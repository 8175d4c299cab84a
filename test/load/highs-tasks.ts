import { serveTasks } from '@linli/planner/thread/serve-tasks';
import { errandLp } from '../support/errand-lp.ts';

/** HiGHS blocks the thread it runs in, so the bench gives it one of its own. */
const tasks = { errandLp };

export type HighsTasks = typeof tasks;

serveTasks(tasks);
