import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../apps/api/src/main.ts', import.meta.url));

export interface StartedApi {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the API as `npm start` does: a process of its own, on any free port of this machine. */
export async function startApi(env: Record<string, string>): Promise<StartedApi> {
  const child = fork(entry, [], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  if (first === null) throw new Error('the API did not start');
  const { listening } = first[0] as { listening: number };
  return {
    url: `http://127.0.0.1:${listening}`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
