import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeSbom } from './write-sbom.ts';

const folder = fileURLToPath(new URL('../../artifacts/', import.meta.url));
await mkdir(folder, { recursive: true });
const file = `${folder}sbom.cdx.json`;
const { components, specVersion } = await writeSbom(file);
console.log(`${components.length} components, CycloneDX ${specVersion}: ${file}`);
