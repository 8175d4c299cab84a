// What both builds of apps ask: are the sources still those of the last build? Plain Node, because builds run it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** What every client is made of besides its own sources. */
const sharedSources = [
  'packages/contracts/src',
  'packages/domain/src',
  'apps/api/src/client',
  'pnpm-lock.yaml',
];

/** A fingerprint of an app's sources (paths from the root) and what they share; `switches` are told apart as well. */
export function fingerprintOf(sources, switches) {
  const hash = createHash('sha256').update(switches);
  for (const file of [...sources, ...sharedSources]
    .map((name) => path.join(repository, name))
    .flatMap(filesBelow)) {
    hash.update(path.relative(repository, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(entry) {
  if (!existsSync(entry)) return [];
  try {
    return readdirSync(entry, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((child) => filesBelow(path.join(entry, child.name)));
  } catch (error) {
    if (error.code === 'ENOTDIR') return [entry];
    throw error;
  }
}
