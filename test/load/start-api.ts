import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Started {
  readonly pid: number;
  stop(): Promise<void>;
}

export interface StartedApi extends Started {
  readonly url: string;
}

// A load comes from few accounts and one address.
const noLimits = { REQUESTS_PER_ACCOUNT: 'off', REQUESTS_PER_TOKEN: 'off', REQUESTS_PER_ADDRESS: 'off' };

/** Starts the API as `npm start` does: a process of its own, on any free port of this machine, and without limits on calls. */
export async function startApi(env: Record<string, string>): Promise<StartedApi> {
  const { port, ...started } = await start('api', { PORT: '0', ...noLimits, ...env });
  return { url: `http://127.0.0.1:${port}`, ...started };
}

/** Starts a worker in the same way. */
export const startWorker = (env: Record<string, string>): Promise<Started> =>
  start('worker', { WORKER_PORT: '0', ...env });

async function start(app: 'api' | 'worker', env: Record<string, string>) {
  const entry = fileURLToPath(new URL(`../../apps/${app}/src/main.ts`, import.meta.url));
  const child = fork(entry, [], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  if (first === null) throw new Error(`the ${app} did not start`);
  const { listening: port } = first[0] as { listening: number };
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
