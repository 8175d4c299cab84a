import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Started } from '../start-api.ts';
import type { LoadPlan, MorningFigures, RushFigures, Said, Told } from './load-plan.ts';

export interface Generator extends Started {
  /** Takes the plan and warms everything up. */
  warmUp(plan: LoadPlan): Promise<void>;
  morning(): Promise<MorningFigures>;
  rush(): Promise<RushFigures>;
}

/** Starts the load generator in a process of its own. */
export async function startGenerator(): Promise<Generator> {
  const child = fork(fileURLToPath(new URL('./generate.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx', '--max-old-space-size=4096'],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  async function hear<K extends Said['said']>(said: K): Promise<Extract<Said, { said: K }>> {
    const told = once(child, 'message').then(([message]) => message as Said);
    const message = await Promise.race([told, ended.then(() => null)]);
    if (message?.said !== said) throw new Error(`the load generator did not come to ${said}`);
    return message as Extract<Said, { said: K }>;
  }
  const tell = (told: Told) => child.send(told);
  await hear('ready');
  return {
    pid: child.pid ?? 0,
    async warmUp(plan) {
      tell({ plan });
      await hear('warm');
    },
    async morning() {
      tell({ begin: 'morning' });
      return (await hear('morning')).figures;
    },
    async rush() {
      tell({ begin: 'rush' });
      return (await hear('rush')).figures;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
