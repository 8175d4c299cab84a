import { parentPort } from 'node:worker_threads';

/** What a thread can do, by name. Input and output must survive a structured clone. */
export type Tasks = Readonly<Record<string, (input: never) => unknown>>;

/** A call on its way to a thread. */
export interface TaskCall {
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
}

/** Its answer on the way back. */
export type TaskAnswer =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly error: unknown };

/** Answers the calls of `openThread`, one after the other. The last line of a module that is the entry of a thread. */
export function serveTasks(tasks: Tasks): void {
  const port = parentPort;
  if (!port) throw new Error('serveTasks runs in a worker thread only');
  port.on('message', async ({ id, task, input }: TaskCall) => {
    try {
      const run = tasks[task];
      if (!run) throw new Error(`No task ${task}`);
      const output = await run(input as never);
      const answer: TaskAnswer = { id, output };
      port.postMessage(answer, buffersOf(output));
    } catch (error) {
      const answer: TaskAnswer = { id, error };
      port.postMessage(answer);
    }
  });
}

/** Buffers behind the typed arrays of an object, each once: they change threads instead of being copied. */
export function buffersOf(message: unknown): ArrayBuffer[] {
  if (typeof message !== 'object' || message === null) return [];
  const buffers = Object.values(message).flatMap((value) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );
  return [...new Set(buffers)];
}
