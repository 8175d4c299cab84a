import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, settingNames } from '@linli/services/config';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { type Manifest, render } from './render.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const printed = parse(
  execFileSync('sh', [`${here}apply-monitoring.sh`, '--print'], { encoding: 'utf8' }),
) as Manifest;
const overlays = ['community', 'district'].map((name) => ({
  name,
  objects: render(`${here}overlays/${name}`),
}));

interface Container {
  readonly name: string;
  readonly image: string;
  readonly args: string[];
  readonly env?: { name: string; value: string }[];
  readonly envFrom: { configMapRef: { name: string } }[];
  readonly ports?: { name: string; containerPort: number }[];
  readonly volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
  readonly resources: { requests: object; limits: { memory: string } };
  readonly securityContext: object;
  readonly [probe: `${string}Probe`]: { httpGet: { path: string; port: string } } | undefined;
}
interface PodSpec {
  readonly containers: Container[];
  readonly serviceAccountName: string;
  readonly securityContext: object;
  readonly terminationGracePeriodSeconds?: number;
  readonly volumes: {
    name: string;
    secret?: { secretName: string };
    persistentVolumeClaim?: { claimName: string };
  }[];
}
interface Pods {
  readonly name: string;
  readonly labels: Record<string, string>;
  readonly spec: PodSpec;
}
type Labels = Record<string, string>;
type Selector = {
  matchLabels?: Labels;
  matchExpressions?: { key: string; operator: string; values: string[] }[];
};

// What is read out of a manifest; the schemas below hold its shape.
// biome-ignore lint/suspicious/noExplicitAny: manifests are data of another system
const at = (object: Manifest, path: string): any =>
  // biome-ignore lint/suspicious/noExplicitAny: as above
  path.split('.').reduce<any>((node, key) => node?.[key], object);

const of = (objects: readonly Manifest[], kind: string) => objects.filter((object) => object.kind === kind);

/** Everything that makes pods, whatever kind it is. */
function podsOf(objects: readonly Manifest[]): Pods[] {
  const template = (object: Manifest) =>
    at(object, object.kind === 'CronJob' ? 'spec.jobTemplate.spec.template' : 'spec.template');
  return objects
    .filter(({ kind }) => ['Deployment', 'Job', 'CronJob'].includes(kind))
    .map((object) => ({
      name: object.metadata.name,
      labels: template(object).metadata.labels as Labels,
      spec: template(object).spec as PodSpec,
    }));
}

const selects = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels) =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''));

/** Where the packages with schemas and types keep an API. */
const packageOf = (apiVersion: string) =>
  apiVersion.startsWith('keda.sh/')
    ? '@kubernetes-models/keda'
    : apiVersion.startsWith('monitoring.coreos.com/')
      ? '@kubernetes-models/prometheus-operator'
      : 'kubernetes-models';

describe.each(overlays)('the manifests of a $name', ({ name, objects }) => {
  const pods = podsOf(objects);
  const settings = of(objects, 'ConfigMap')[0]?.data as Record<string, string>;

  it('are as the schemas of the API say', async () => {
    for (const object of [...objects, printed]) {
      const { apiVersion, kind } = object;
      const models = await import(`${packageOf(apiVersion)}/${apiVersion}`);
      const Model = models[kind] as new (data: object) => { validate(): void };
      expect(() => new Model(object).validate(), `${kind} ${object.metadata.name}`).not.toThrow();
    }
  });

  it('select pods that there are, by ports that they have', () => {
    const selectors: [string, Selector][] = objects.flatMap((object): [string, Selector][] => {
      const label = `${object.kind} ${object.metadata.name}`;
      if (object.kind === 'Service') return [[label, { matchLabels: at(object, 'spec.selector') }]];
      if (['Deployment', 'PodDisruptionBudget', 'PodMonitor'].includes(object.kind))
        return [[label, at(object, 'spec.selector')]];
      return object.kind === 'NetworkPolicy' ? [[label, at(object, 'spec.podSelector')]] : [];
    });
    expect(selectors.length).toBeGreaterThan(8);
    for (const [label, selector] of selectors)
      expect(
        pods.some(({ labels }) => selects(selector, labels)),
        label,
      ).toBe(true);
    for (const deployment of of(objects, 'Deployment'))
      expect(at(deployment, 'spec.template.metadata.labels')).toMatchObject(
        at(deployment, 'spec.selector.matchLabels'),
      );

    const portsOf = (selector: Selector) =>
      pods
        .filter(({ labels }) => selects(selector, labels))
        .flatMap(({ spec }) => spec.containers.flatMap(({ ports = [] }) => ports.map((port) => port.name)));
    for (const service of of(objects, 'Service'))
      for (const { targetPort } of at(service, 'spec.ports'))
        expect(portsOf({ matchLabels: at(service, 'spec.selector') })).toContain(targetPort);
    for (const policy of of(objects, 'NetworkPolicy'))
      for (const { ports = [] } of at(policy, 'spec.ingress') ?? [])
        for (const { port } of ports) expect(portsOf(at(policy, 'spec.podSelector'))).toContain(port);
    for (const monitor of of(objects, 'PodMonitor'))
      for (const { port } of at(monitor, 'spec.podMetricsEndpoints'))
        expect(portsOf(at(monitor, 'spec.selector'))).toContain(port);
  });

  it('name accounts, maps, claims, services and targets that there are', () => {
    const names = (kind: string) => of(objects, kind).map(({ metadata }) => metadata.name);
    for (const { spec } of pods) {
      expect(names('ServiceAccount')).toContain(spec.serviceAccountName);
      for (const { volumeMounts, envFrom } of spec.containers) {
        const volumes = spec.volumes.map((volume) => volume.name);
        expect(volumeMounts.map((mount) => mount.name).toSorted()).toEqual(volumes.toSorted());
        for (const { configMapRef } of envFrom) expect(names('ConfigMap')).toContain(configMapRef.name);
      }
      for (const { persistentVolumeClaim: claim } of spec.volumes)
        if (claim) expect(names('PersistentVolumeClaim')).toContain(claim.claimName);
    }
    for (const scaler of [...of(objects, 'HorizontalPodAutoscaler'), ...of(objects, 'ScaledObject')])
      expect(names('Deployment')).toContain(at(scaler, 'spec.scaleTargetRef.name'));
    // Two scalers of one deployment would pull it to and fro.
    const scaled = [...names('HorizontalPodAutoscaler'), ...names('ScaledObject')];
    expect(scaled.toSorted()).toEqual(names('Deployment').toSorted());
    for (const ingress of of(objects, 'Ingress')) {
      const [tls] = at(ingress, 'spec.tls');
      for (const { host, http } of at(ingress, 'spec.rules')) {
        expect(tls.hosts).toContain(host);
        for (const { backend } of http.paths) {
          const service = of(objects, 'Service').find(
            ({ metadata }) => metadata.name === backend.service.name,
          );
          const ports = service === undefined ? [] : at(service, 'spec.ports');
          expect(ports.map((port: { name: string }) => port.name)).toContain(backend.service.port.name);
        }
      }
    }
  });

  it('run as nobody on a file system that cannot be written, bounded, with entries and probes that there are', () => {
    for (const { name: pod, spec } of pods) {
      expect(spec.securityContext, pod).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      for (const container of spec.containers) {
        expect(container.securityContext, pod).toMatchObject({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.image).toMatch(/^registry\.example\/linli:\d/);
        expect(existsSync(join(root, container.args[0] ?? '')), pod).toBe(true);
        expect(container.resources, pod).toMatchObject({
          requests: { cpu: expect.anything(), memory: expect.anything() },
          limits: { memory: expect.anything() },
        });
      }
    }
    for (const { kind, spec } of of(objects, 'Deployment').map((object) => ({
      kind: object.kind,
      spec: at(object, 'spec.template.spec') as PodSpec,
    }))) {
      const [container] = spec.containers;
      const ports = container?.ports?.map((port) => port.name);
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const) {
        const { path, port } = container?.[probe]?.httpGet ?? { path: '', port: '' };
        expect(path, kind).toBe(probe === 'readinessProbe' ? '/readyz' : '/healthz');
        expect(ports).toContain(port);
      }
      // Longer than the process takes to end by itself: see the close of each.
      expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(30);
    }
  });

  it('give every process a configuration it accepts, from settings it knows and the secrets that are made', () => {
    const unknown = Object.keys(settings).filter((key) => !settingNames.includes(key.replace(/_FILE$/, '')));
    expect(unknown).toEqual([]);
    const open = Object.keys(settings).filter((key) => /(KEYS?|TOKEN|SECRET|DATABASE_URL)$/.test(key));
    expect(open).toEqual([]);

    const folder = mkdtempSync(join(tmpdir(), 'linli-k8s-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    execFileSync(process.execPath, [`${root}infra/compose/make-secrets.mjs`, folder]);
    const { config, asked } = configOf(settings, folder);
    expect(config).toMatchObject({ trustProxy: true, metricsPort: 9464, sms: { token: null } });
    const ports = pods.flatMap(({ spec }) => spec.containers.flatMap((container) => container.ports ?? []));
    expect(Object.fromEntries(ports.map((port) => [port.name, port.containerPort]))).toEqual({
      http: config.port,
      metrics: config.metricsPort,
      health: config.workerPort,
    });
    const told = readFileSync(`${here}README.md`, 'utf8');
    for (const secret of asked) expect(told, `README on ${secret}`).toContain(`\`${secret}\``);
    for (const { spec } of pods) {
      const secrets = spec.volumes.find((volume) => volume.secret?.secretName === 'linli-secrets');
      const mount = spec.containers[0]?.volumeMounts.find((each) => each.name === secrets?.name);
      expect(mount).toMatchObject({ mountPath: '/run/secrets/linli', readOnly: true });
    }
  });

  it(`hold fewer connections than the database of a ${name} takes`, () => {
    const most = [...of(objects, 'HorizontalPodAutoscaler'), ...of(objects, 'ScaledObject')].map(
      (scaler) => at(scaler, 'spec.maxReplicas') ?? at(scaler, 'spec.maxReplicaCount'),
    );
    const processes = most.reduce((sum: number, each: number) => sum + each, 0);
    const told = readFileSync(`${here}README.md`, 'utf8');
    expect(told).toContain(`${name}: max_connections ${Math.ceil((processes * 23 + 30) / 50) * 50}`);
  });
});

/** Reads the settings as a process would, with the secrets of a folder; Redis is named by whoever has a cluster. */
function configOf(settings: Record<string, string>, folder: string) {
  const mount = '/run/secrets/linli';
  const files = Object.entries(settings).filter(([key]) => key.endsWith('_FILE'));
  const asked = files.map(([, file]) => file.slice(mount.length + 1));
  const inside = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, value.replace(mount, folder)]),
  );
  const { REDIS_URL_FILE: redis, ...others } = inside;
  expect(redis).toBe(`${folder}/redis_url`);
  return { asked, config: readConfig({ ...others, REDIS_URL: 'rediss://redis.example:6379' }) };
}

test('no object has a field that the API does not know', async () => {
  const every = [...overlays.flatMap(({ objects }) => objects), printed];
  const lines = every.map(({ apiVersion, kind }, number) => {
    const from = `${packageOf(apiVersion)}/${apiVersion}`;
    return `import type { I${kind} as T${number} } from '${from}';
export const o${number}: T${number} = ${JSON.stringify(every[number])};`;
  });
  const good = await typesSay(lines.join('\n'));
  expect(good.output).toBe('');
  const misspelt = await typesSay(`import type { IJob } from 'kubernetes-models/batch/v1';
export const job: IJob = { apiVersion: 'batch/v1', kind: 'Job', spec: { backofLimit: 1, template: {} } };`);
  expect(misspelt.output).toContain('backofLimit');
});

/** What the compiler says of a file that stands in this package; nothing when it is content. */
async function typesSay(text: string): Promise<{ output: string }> {
  const folder = `${root}infra/.cache`;
  const file = join(folder, `manifests-${process.pid}.ts`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, text);
  const options = '--noEmit --skipLibCheck --strict --module nodenext --target es2022 --ignoreConfig';
  const { stdout, stderr } = spawnSync(`${root}node_modules/.bin/tsc`, [...options.split(' '), file], {
    encoding: 'utf8',
  });
  await rm(file);
  return { output: stdout + stderr };
}

const kubectlMissing =
  spawnSync('kubectl', ['version', '--client']).status === 0 ? '' : ' (no kubectl found)';
describe.skipIf(kubectlMissing !== '')(`what kustomize itself says${kubectlMissing}`, () => {
  it.each(overlays)('the overlay of a $name is what we think it is', ({ name, objects }) => {
    const text = execFileSync('kubectl', ['kustomize', `${here}overlays/${name}`], { encoding: 'utf8' });
    const plain = text.replaceAll(/\blinli-settings-[a-z0-9]{10}\b/g, 'linli-settings');
    const theirs = parseAllDocuments(plain).map((document) => document.toJS() as Manifest);
    const sorted = (list: readonly Manifest[]) =>
      list.toSorted((a, b) => `${a.kind}/${a.metadata.name}`.localeCompare(`${b.kind}/${b.metadata.name}`));
    expect(sorted(objects)).toEqual(sorted(theirs));
  });
});
