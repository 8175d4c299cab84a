import { parentPort } from 'node:worker_threads';

/** What a thread can do, by name. Input, output and what it tells must survive a structured clone. */
export type Tasks = Readonly<Record<string, (input: never, talk: Talk<unknown>) => unknown>>;

/** How a task that takes long talks with its caller. */
export interface Talk<P> {
  /** The caller wants no more than what there is by now. */
  readonly stopped: () => boolean;
  /** Tells the caller something on the way. */
  readonly tell: (progress: P) => void;
}

/** A call on its way to a thread. */
export interface TaskCall {
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
  /** Shared with the caller: not 0 as soon as the task is to stop. */
  readonly stop: Int32Array;
}

/** What comes back: any number of progress messages, then the answer. */
export type TaskAnswer =
  | { readonly id: number; readonly progress: unknown }
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly error: unknown };

/** Answers the calls of `openThread`, one after the other. The last line of a module that is the entry of a thread. */
export function serveTasks(tasks: Tasks): void {
  const port = parentPort;
  if (!port) throw new Error('serveTasks runs in a worker thread only');
  port.on('message', async ({ id, task, input, stop }: TaskCall) => {
    const talk: Talk<unknown> = {
      stopped: () => Atomics.load(stop, 0) !== 0,
      tell: (progress) => port.postMessage({ id, progress } satisfies TaskAnswer),
    };
    try {
      const run = tasks[task];
      if (!run) throw new Error(`No task ${task}`);
      const output = await run(input as never, talk);
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
