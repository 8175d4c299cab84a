import { existsSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { command } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface TypesOutcome {
  /** Folder of the package. */
  name: string;
  ok: boolean;
  output: string;
}

/** Checks the types of every package that has a tsconfig.json, a few at a time. */
export async function checkTypes(): Promise<TypesOutcome[]> {
  const below = (folder: string) => readdirSync(root + folder).map((name) => `${folder}/${name}`);
  const waiting = [...below('packages'), ...below('apps'), 'infra', 'test'].filter((name) =>
    existsSync(`${root}${name}/tsconfig.json`),
  );
  const outcomes: TypesOutcome[] = [];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { code, output } = await command('tsc', ['--noEmit', '-p', name]);
      outcomes.push({ name, ok: code === 0, output });
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, Math.floor(cpus().length / 2)) }, work));
  return outcomes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outcomes = await checkTypes();
  for (const { name, ok, output } of outcomes) if (!ok) console.error(`${name}\n${output}`);
  process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
}
