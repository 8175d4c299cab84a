import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { pinnedPnpm } from './pinned-pnpm.ts';

const Sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  components: z.array(z.object({ name: z.string(), version: z.string(), purl: z.string() })).min(1),
});
export type Sbom = z.infer<typeof Sbom>;

/**
 * Writes what the product consists of as CycloneDX JSON: every package that production code of the workspace depends on, with version,
 * licence and whose dependency it is, out of the lock file and the store.
 * @throws with the words of pnpm when it was not written
 */
export async function writeSbom(file: string): Promise<Sbom> {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--prod', '--out', file];
  const { code, said } = await pinnedPnpm(args);
  if (code !== 0) throw new Error(said);
  return Sbom.parse(JSON.parse(await readFile(file, 'utf8')));
}
