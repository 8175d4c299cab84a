import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const folderOf = (path: string) => fileURLToPath(new URL(`../../apps/${path}`, import.meta.url));

/** Where the API finds the built apps. */
export const h5Folder = folderOf('mini/dist/h5');
export const consoleFolder = folderOf('console/dist');

export interface Build {
  /** @throws with what the build printed when it failed. */
  done: Promise<void>;
  /** Ends a build under way. */
  stop(): Promise<void>;
}

/** Builds the H5 mini-program unless its sources are those of the last build. */
export const buildMiniProgram = (): Build => build('mini-program', folderOf('mini'), ['h5']);

/** Builds the console unless its sources are those of the last build. */
export const buildConsole = (): Build => build('console', folderOf('console'), []);

function build(name: string, app: string, target: string[]): Build {
  // Its own group, because the build starts processes of its own that must end with it.
  const child = spawn(process.execPath, ['config/build.mjs', ...target, '--if-changed'], {
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
      if (code !== 0) throw new Error(`The ${name} could not be built:\n${output.trim().slice(-4000)}`);
    }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGTERM'); // lets go of its lock
      await closed.catch(() => {});
    },
  };
}
