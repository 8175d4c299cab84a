import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';

export interface Kept {
  /** Port the process said it listens on; a restart keeps it. */
  port: number;
  /** Asks the process to end, waits, and ends it hard when it does not. */
  stop(): Promise<void>;
}

export interface KeepOptions {
  /** Shown in messages. */
  name: string;
  /** Path of the TypeScript entry, which reports `{listening: port}` over the channel. */
  entry: string;
  env: NodeJS.ProcessEnv;
  /** Gets everything the process prints. */
  logFile: string;
  log: (line: string) => void;
  /** How long it may take to end, in milliseconds; 15,000 unless told. */
  patienceMs?: number;
  /** Pause before the first new start, in milliseconds; 500 unless told. */
  firstPauseMs?: number;
}

const LONGEST_PAUSE_MS = 30_000;
/** After this time alive a crash is a new one, not the next of a row. */
const HEALTHY_MS = 60_000;

/**
 * Runs an entry as a process of its own and starts it again when it crashes, after a pause that doubles each time.
 * Resolves when it listens for the first time.
 *
 * @throws when it ends before that, with the last lines it printed.
 */
export async function keepRunning(options: KeepOptions): Promise<Kept> {
  const { name, log, patienceMs = 15_000, firstPauseMs = 500 } = options;
  let stopping = false;
  let pause = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;
  let child = await launch(options, 'w');

  const watch = (began: number) => {
    child.once('exit', (code, signal) => {
      if (stopping) return;
      if (performance.now() - began > HEALTHY_MS) pause = firstPauseMs;
      log(`The ${name} ended (${signal ?? `code ${code}`}); starting it again in ${pause / 1000} s`);
      timer = setTimeout(again, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    });
  };
  const again = async () => {
    child = await launch(options, 'a');
    if (stopping) child.kill('SIGTERM');
    watch(performance.now());
  };

  const port = await firstPort(child, options);
  watch(performance.now());
  return {
    port,
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await end(child, patienceMs);
    },
  };
}

async function launch({ entry, env, logFile }: KeepOptions, flags: 'w' | 'a'): Promise<ChildProcess> {
  const file = await open(logFile, flags, 0o600);
  try {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), entry], {
      env,
      stdio: ['ignore', file.fd, file.fd, 'ipc'],
    });
    await once(child, 'spawn');
    return child;
  } finally {
    await file.close();
  }
}

async function firstPort(child: ChildProcess, { name, logFile }: KeepOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve((message as { listening: number }).listening));
    child.once('exit', async () => {
      const text = await readFile(logFile, 'utf8');
      reject(new Error(`The ${name} did not start:\n${text.trim().split('\n').slice(-20).join('\n')}`));
    });
  });
}

async function end(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(hard);
}
