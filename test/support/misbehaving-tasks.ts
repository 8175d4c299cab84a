import { serveTasks } from '@linli/planner/thread/serve-tasks';

/** Entry of a thread in which everything can go wrong. */
const tasks = {
  double: (numbers: Int32Array) => numbers.map((each) => 2 * each),
  sum: ({ numbers }: { numbers: Int32Array }) => numbers.reduce((sum, each) => sum + each, 0),
  refuse: (reason: string) => {
    throw new RangeError(reason);
  },
  crash: () => {
    setImmediate(() => {
      throw new Error('out of memory');
    });
    return new Promise<never>(() => {});
  },
  leave: () => process.exit(3),
  hang: (_: null) => {
    for (;;);
  },
};

export type MisbehavingTasks = typeof tasks;

serveTasks(tasks);
