import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { command } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = `${root}.cache/types`;

export interface TypesOutcome {
  /** Folders of the packages that were checked together. */
  name: string;
  ok: boolean;
  output: string;
}

/**
 * Checks the types of every package that has a tsconfig.json. Packages that ask for the same are one program, which reads what
 * they share once.
 */
export async function checkTypes(): Promise<TypesOutcome[]> {
  await mkdir(cache, { recursive: true });
  const programs = [...groups().entries()].map(async ([asked, folders], number) => {
    const [first = '', ...others] = folders;
    const project = others.length === 0 ? `${root}${first}` : await together(asked, folders, number);
    // The programs run side by side; several checkers for each would only learn the same twice.
    const { code, output } = await command('tsc', ['--noEmit', '--checkers', '1', '-p', project]);
    return { name: folders.join(' '), ok: code === 0, output };
  });
  return Promise.all(programs);
}

/** Folders of packages by what their tsconfig.json asks for, wherever the base it extends lies. */
function groups(): Map<string, string[]> {
  const below = (folder: string) => readdirSync(root + folder).map((name) => `${folder}/${name}`);
  const found = new Map<string, string[]>();
  for (const folder of [...below('packages'), ...below('apps'), 'infra', 'test']) {
    const file = `${root}${folder}/tsconfig.json`;
    if (!existsSync(file)) continue;
    const asked = readFileSync(file, 'utf8').replace(/"extends": ".*",/, '');
    found.set(asked, [...(found.get(asked) ?? []), folder]);
  }
  return found;
}

/** Writes a tsconfig.json for several folders. @returns its path */
async function together(asked: string, folders: readonly string[], number: number): Promise<string> {
  const { include, exclude, ...options } = JSON.parse(asked) as { include: string[]; exclude: string[] };
  const within = (paths: string[]) =>
    folders.flatMap((folder) => paths.map((path) => `${root}${folder}/${path}`));
  const file = `${cache}/${number}.json`;
  const config = {
    extends: '../../tsconfig.base.json',
    ...options,
    include: within(include),
    exclude: within(exclude),
  };
  // As if it stood at the root: packages are looked for from there.
  await writeFile(file, JSON.stringify(config));
  return file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outcomes = await checkTypes();
  for (const { name, ok, output } of outcomes) if (!ok) console.error(`${name}\n${output}`);
  process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
}
