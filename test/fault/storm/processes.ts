import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order } from '../workers.ts';
import type { TcpProxy } from './proxy.ts';
import type { Word } from './words.ts';

/** A process of the product, started again whenever it ends, as an orchestrator does. */
export interface Kept {
  readonly name: string;
  /** `kill -9`, and a new one after a while; resolves when that one is ready. */
  kill(awayMs: number): Promise<void>;
  /** Its own clock, beside that of the others. */
  setClock(now: Date): void;
  end(): Promise<void>;
}

export interface KeptOptions {
  readonly kind: 'api' | 'worker';
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** The moment at which a new one begins. */
  readonly now: () => Date;
  /** Leads to it while it is there. */
  readonly proxy?: TcpProxy;
  /** Told what it could not do although nothing was away, and when it ended by itself. */
  readonly onDefect: (what: string) => void;
}

const scripts = {
  api: fileURLToPath(new URL('api-process.ts', import.meta.url)),
  worker: fileURLToPath(new URL('../worker-process.ts', import.meta.url)),
};

/** Starts a process and keeps it running. @returns once it is ready */
export async function keep({ kind, name, env, now, proxy, onDefect }: KeptOptions): Promise<Kept> {
  let child: ChildProcess;
  let killed = false;
  let ended = false;

  const start = async (): Promise<void> => {
    const begun = fork(scripts[kind], {
      execArgv: ['--import', import.meta.resolve('tsx')],
      env: { ...process.env, ...env, NOW: now().toISOString(), API_NAME: name, WORKER_NAME: name },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child = begun;
    killed = false;
    let ready = false;
    let errors = '';
    begun.stderr?.on('data', (text) => {
      errors = `${errors}${text}`.slice(-3_000);
    });
    const exit = once(begun, 'exit');
    const spoke = new Promise<void>((resolve) => {
      begun.on('message', (word: Word) => {
        if (word.failure) onDefect(`${name}: ${word.failure}`);
        if (word.said !== 'ready') return;
        proxy?.aim(word.port ?? null);
        ready = true;
        resolve();
      });
    });
    void exit.then(async () => {
      proxy?.aim(null);
      if (killed || ended || !ready) return;
      onDefect(`${name} ended by itself: ${errors}`);
      await start();
    });
    await Promise.race([spoke, exit]);
    // Started while the database is away it ends; an orchestrator starts it again.
    if (!ready && !killed && !ended) await start();
  };
  await start();

  return {
    name,
    async kill(awayMs) {
      killed = true;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      await start();
    },
    setClock(moment) {
      if (child.connected)
        child.send({ do: 'set-clock', now: moment.toISOString() } satisfies Order, () => {});
    },
    async end() {
      ended = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
      child.send({ do: 'end' } satisfies Order, () => {});
      await gone;
      clearTimeout(late);
    },
  };
}
