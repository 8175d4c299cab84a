import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

/** One object of Kubernetes as it would be sent. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  readonly [field: string]: unknown;
}

interface Kustomization {
  readonly kind: 'Kustomization' | 'Component';
  readonly namespace?: string;
  readonly resources?: readonly string[];
  readonly components?: readonly string[];
  readonly images?: readonly { name: string; newName: string; newTag: string }[];
  readonly configMapGenerator?: readonly {
    name: string;
    behavior?: 'merge';
    envs?: readonly string[];
    literals?: readonly string[];
    options?: { labels: Record<string, string> };
  }[];
  readonly patches?: readonly { target?: { kind: string; name: string }; patch: string }[];
}

const known = 'apiVersion kind namespace resources components images configMapGenerator patches'.split(' ');
const clusterWide = ['Namespace'];

/**
 * Puts an overlay together as kustomize does, for the parts of kustomize our manifests use; the names of config maps stay
 * without the hash of their contents.
 * @throws Error for a field it does not know, a file that is missing, or a patch that fits nothing
 */
export function render(folder: string): Manifest[] {
  return build(folder, []);
}

function build(folder: string, given: readonly Manifest[]): Manifest[] {
  const kustomization = parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')) as Kustomization;
  const strange = Object.keys(kustomization).filter((field) => !known.includes(field));
  if (strange.length > 0) throw new Error(`${folder}: cannot render ${strange.join(', ')}`);
  let objects = [...given];
  for (const resource of kustomization.resources ?? []) objects.push(...load(resolve(folder, resource)));
  for (const component of kustomization.components ?? [])
    objects = build(resolve(folder, component), objects);
  for (const map of kustomization.configMapGenerator ?? []) generate(folder, objects, map);
  for (const { target, patch } of kustomization.patches ?? [])
    objects = change(objects, target, parse(patch));
  const { namespace, images = [] } = kustomization;
  for (const object of objects) {
    if (namespace !== undefined && !clusterWide.includes(object.kind)) object.metadata.namespace = namespace;
    for (const { name, newName, newTag } of images) rename(object, name, `${newName}:${newTag}`);
  }
  return objects;
}

function load(path: string): Manifest[] {
  if (existsSync(join(path, 'kustomization.yaml'))) return build(path, []);
  return parseAllDocuments(readFileSync(path, 'utf8')).map((document) => {
    if (document.errors[0]) throw new Error(`${path}: ${document.errors[0].message}`);
    return document.toJS() as Manifest;
  });
}

function generate(
  folder: string,
  objects: Manifest[],
  {
    name,
    behavior,
    envs = [],
    literals = [],
    options,
  }: NonNullable<Kustomization['configMapGenerator']>[number],
): void {
  const lines = envs.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  const pairs = [...lines, ...literals].filter((line) => line !== '' && !line.startsWith('#'));
  const data = Object.fromEntries(
    pairs.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const before = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name);
  if ((behavior === 'merge') !== (before !== undefined))
    throw new Error(`${folder}: ${name} cannot be merged`);
  if (before) Object.assign(before.data as object, data);
  else objects.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...options }, data });
}

type Operation = {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
};
type Deletion = Pick<Manifest, 'kind' | 'metadata'> & { readonly $patch: 'delete' };

function change(
  objects: readonly Manifest[],
  target: { kind: string; name: string } | undefined,
  patch: readonly Operation[] | Deletion,
): Manifest[] {
  const meant = 'kind' in patch ? { kind: patch.kind, name: patch.metadata.name } : target;
  const found = objects.find(({ kind, metadata }) => kind === meant?.kind && metadata.name === meant?.name);
  if (!found) throw new Error(`no ${meant?.kind} ${meant?.name} to patch`);
  if ('kind' in patch) {
    if (patch.$patch !== 'delete') throw new Error(`${meant?.name}: only lists of operations and deletions`);
    return objects.filter((object) => object !== found);
  }
  for (const operation of patch) operate(found, operation);
  return [...objects];
}

/** RFC 6902, of which a path that is not there is an error. */
function operate(object: Manifest, { op, path, value }: Operation): void {
  const keys = path
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop() ?? '';
  let at = object as unknown as Record<string, unknown>;
  for (const key of keys) {
    const next = at[key];
    if (typeof next !== 'object' || next === null) throw new Error(`${object.metadata.name} has no ${path}`);
    at = next as Record<string, unknown>;
  }
  if (op !== 'add' && !(last in at)) throw new Error(`${object.metadata.name} has no ${path}`);
  if (op === 'remove') delete at[last];
  else at[last] = value;
}

function rename(node: unknown, from: string, to: string): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'image' && value === from) (node as Record<string, unknown>)[key] = to;
    else rename(value, from, to);
  }
}
