import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const app = fileURLToPath(new URL('../../apps/mini/', import.meta.url));

/** Where the API finds the built pages. */
export const h5Folder = fileURLToPath(new URL('../../apps/mini/dist/h5', import.meta.url));

export interface Build {
  /** @throws with what the build printed when it failed. */
  done: Promise<void>;
  /** Ends a build under way. */
  stop(): Promise<void>;
}

/** Builds the H5 mini-program unless its sources are those of the last build. */
export function buildMiniProgram(): Build {
  // Its own group, because the build starts processes of its own that must end with it.
  const child = spawn(process.execPath, ['config/build.mjs', 'h5', '--if-changed'], {
    cwd: app,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const closed = once(child, 'close') as Promise<[number | null]>;
  return {
    done: closed.then(([code]) => {
      if (code !== 0) throw new Error(`The mini-program could not be built:\n${output.trim().slice(-4000)}`);
    }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGKILL');
      await closed.catch(() => {});
    },
  };
}
