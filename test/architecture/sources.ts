import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Root of the repository, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const notOurs = new Set(['node_modules', 'dist', '.cache', '.data', 'artifacts']);

/** TypeScript sources below the given folders, as paths from the root, sorted. */
export async function sources(folders: string[]): Promise<string[]> {
  const lists = await Promise.all(folders.map(walk));
  return lists
    .flat()
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort();
}

/** All files below a folder that belong to the project. */
export async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(root + folder, { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : walk(path);
    return [path];
  });
  return (await Promise.all(lists)).flat();
}
