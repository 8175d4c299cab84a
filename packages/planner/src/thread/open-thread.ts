import { Worker } from 'node:worker_threads';
import { buffersOf, type Talk, type TaskAnswer, type TaskCall, type Tasks } from './serve-tasks.ts';

/** A thread did not answer: it died, it took too long and was ended, or it was closed. */
export class ThreadFailed extends Error {
  override readonly name = 'ThreadFailed';
  readonly reason: 'crashed' | 'late' | 'closed';

  constructor(reason: ThreadFailed['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

export interface CallOptions<P = unknown> {
  /** The call is given up: when it runs already, its thread is ended and replaced. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from the start of the work until the thread counts as hung and is replaced. */
  readonly limitMs: number;
  /** When it is aborted the task is asked to end with what it has; its answer comes as usual. */
  readonly stop?: AbortSignal | undefined;
  /** Hears what the task tells on the way. */
  readonly onProgress?: ((progress: P) => void) | undefined;
}

/** What a task tells on the way. */
type ProgressOf<F> = F extends (input: never, talk: Talk<infer P>) => unknown ? P : never;

/** One thread that stays warm. Calls wait in line; one runs at a time. While it is idle it does not keep the process alive. */
export interface Thread<T extends Tasks> {
  /**
   * Runs a task. Buffers of typed arrays directly in `input` move to the thread: the caller cannot use them any more.
   * @throws ThreadFailed, the signal's reason, or what the task threw.
   */
  run<K extends keyof T & string>(
    task: K,
    input: Parameters<T[K]>[0],
    options: CallOptions<ProgressOf<T[K]>>,
  ): Promise<Awaited<ReturnType<T[K]>>>;
  /** Ends the thread; calls that wait are rejected. */
  close(): Promise<void>;
}

/** Starts a thread. @param entry a TypeScript module that ends with `serveTasks(…)` */
export function openThread<T extends Tasks>(entry: URL): Thread<T> {
  return new WarmThread<T>(entry);
}

interface Call extends TaskCall {
  readonly limitMs: number;
  readonly signal: AbortSignal | undefined;
  progress(progress: unknown): void;
  resolve(output: unknown): void;
  reject(reason: unknown): void;
}

class WarmThread<T extends Tasks> implements Thread<T> {
  readonly #entry: URL;
  readonly #waiting: Call[] = [];
  #worker: Worker | undefined;
  #running: Call | undefined;
  #limit: NodeJS.Timeout | undefined;
  #calls = 0;
  #closed = false;

  constructor(entry: URL) {
    this.#entry = entry;
    this.#worker = this.#start();
  }

  run<K extends keyof T & string>(
    task: K,
    input: Parameters<T[K]>[0],
    { signal, limitMs, stop, onProgress }: CallOptions<ProgressOf<T[K]>>,
  ): Promise<Awaited<ReturnType<T[K]>>> {
    const id = this.#calls++;
    const answered = new Promise<unknown>((resolve, reject) => {
      if (this.#closed) throw closed();
      signal?.throwIfAborted();
      const giveUp = () => this.#giveUp(call);
      const flag = new Int32Array(new SharedArrayBuffer(4));
      const raise = () => Atomics.store(flag, 0, 1);
      if (stop?.aborted) raise();
      const settled = () => {
        signal?.removeEventListener('abort', giveUp);
        stop?.removeEventListener('abort', raise);
      };
      const call: Call = {
        id,
        task,
        input,
        limitMs,
        stop: flag,
        // The thread serves the same table of tasks that T is the type of.
        progress: (progress) => onProgress?.(progress as ProgressOf<T[K]>),
        resolve(output) {
          settled();
          resolve(output);
        },
        reject(reason) {
          settled();
          reject(reason);
        },
        signal,
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      stop?.addEventListener('abort', raise, { once: true });
      this.#waiting.push(call);
      this.#next();
    });
    // The thread serves the same table of tasks that T is the type of.
    return answered as Promise<Awaited<ReturnType<T[K]>>>;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const call of this.#waiting.splice(0)) call.reject(closed());
    await this.#replace(closed());
  }

  #next(): void {
    if (this.#running || this.#closed) return;
    const call = this.#waiting.shift();
    if (!call) return;
    this.#worker ??= this.#start();
    const { id, task, input, limitMs, stop } = call;
    try {
      this.#worker.postMessage({ id, task, input, stop } satisfies TaskCall, buffersOf(input));
    } catch (error) {
      call.reject(error); // the input cannot be sent
      this.#next();
      return;
    }
    this.#running = call;
    this.#worker.ref();
    this.#limit = setTimeout(() => {
      void this.#replace(
        new ThreadFailed('late', `${task} took more than ${limitMs} ms; its thread was ended`),
      );
    }, limitMs);
  }

  #giveUp(call: Call): void {
    if (call === this.#running) {
      void this.#replace(call.signal?.reason);
      return;
    }
    this.#waiting.splice(this.#waiting.indexOf(call), 1);
    call.reject(call.signal?.reason);
  }

  /** Drops the thread and what it was doing. The next call, if one waits, starts another; so a broken entry cannot spin. */
  async #replace(reason: unknown): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#finish()?.reject(reason);
    this.#next();
    await worker?.terminate();
  }

  #finish(): Call | undefined {
    const call = this.#running;
    this.#running = undefined;
    clearTimeout(this.#limit);
    return call;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./start.mjs', import.meta.url), {
      execArgv: [],
      workerData: { entry: this.#entry.href },
    });
    const died = (cause: unknown) => {
      if (worker !== this.#worker) return;
      const task = this.#running?.task ?? 'nothing';
      void this.#replace(new ThreadFailed('crashed', `The thread died while it did ${task}`, { cause }));
    };
    worker.on('error', died);
    worker.on('messageerror', died);
    worker.on('exit', (code) => died(new Error(`exit code ${code}`)));
    worker.on('message', (answer: TaskAnswer) => {
      if (worker !== this.#worker || answer.id !== this.#running?.id) return;
      if ('progress' in answer) {
        this.#running.progress(answer.progress);
        return;
      }
      worker.unref();
      const call = this.#finish();
      if ('error' in answer) call?.reject(answer.error);
      else call?.resolve(answer.output);
      this.#next();
    });
    worker.unref();
    return worker;
  }
}

function closed(): ThreadFailed {
  return new ThreadFailed('closed', 'The thread is closed');
}
