import type { IForbiddenRuleType } from 'dependency-cruiser';

/** One row of the table "package | may import" of the house plan. */
interface Layer {
  /** Sources the row is about; tests beside them are not bound. */
  folder: string;
  /** Packages from npm; all but those named after "never" when it is not a list. */
  npm: string[] | { never: string[] };
  /** Our own modules, by path from the root. */
  ours: string[];
  /** Our own modules of which only types may be used. */
  typesOf?: string[];
  /** May use Node's own modules. */
  node: boolean;
}

export const layers: Record<string, Layer> = {
  contracts: { folder: 'packages/contracts/src', npm: ['zod'], ours: [], node: false },
  domain: {
    folder: 'packages/domain/src',
    npm: [],
    ours: [],
    typesOf: ['packages/contracts/src/'],
    node: false,
  },
  planner: {
    folder: 'packages/planner/src',
    npm: ['highs', 'tsx'],
    ours: [],
    typesOf: ['packages/contracts/src/', 'packages/domain/src/'],
    node: true,
  },
  db: {
    folder: 'packages/db/src',
    npm: ['drizzle-orm', 'postgres'],
    ours: [],
    typesOf: ['packages/contracts/src/', 'packages/domain/src/'],
    node: true,
  },
  jobs: {
    folder: 'packages/jobs/src',
    npm: ['bullmq', 'ioredis', 'pg', 'pino', 'zod', 'drizzle-orm'],
    ours: ['packages/contracts/src/', 'packages/db/src/(client|outbox/tables)'],
    node: true,
  },
  services: {
    folder: 'packages/services/src',
    npm: { never: ['hono', '@hono', 'bullmq', 'ioredis', 'pg', '@tarojs'] },
    ours: [
      'packages/contracts/src/',
      'packages/domain/src/',
      'packages/planner/src/',
      'packages/db/src/',
      'packages/jobs/src/',
    ],
    node: true,
  },
  api: {
    folder: 'apps/api/src',
    npm: { never: ['drizzle-orm', 'postgres', 'pg', 'bullmq', 'ioredis', '@tarojs'] },
    ours: [
      'packages/contracts/src/',
      'packages/services/src/',
      'packages/jobs/src/',
      'packages/db/src/(client|migrate)',
    ],
    node: true,
  },
  worker: {
    folder: 'apps/worker/src',
    npm: { never: ['drizzle-orm', 'postgres', 'pg', 'hono', '@hono', '@tarojs'] },
    ours: [
      'packages/contracts/src/',
      'packages/services/src/',
      'packages/jobs/src/',
      'packages/db/src/(client|migrate)',
    ],
    node: true,
  },
};

/** The phone and the desk share these bounds; what they take from npm is their own business. */
const clients = ['apps/mini/src', 'apps/console/src'];

/** Each slice may use those before it. */
export const slices = [
  'identity',
  'people',
  'audit',
  'cases',
  'reports',
  'requests',
  'hours',
  'shifts',
  'rosters',
  'sheets',
  'matching',
  'escalation',
  'succession',
  'notices',
  'doors',
  'settings',
  'destruction',
];

const test = '\\.test\\.tsx?$';

function rulesOf(name: string, layer: Layer): IForbiddenRuleType[] {
  const from = { path: `^${layer.folder}/`, pathNot: test };
  const npm = Array.isArray(layer.npm)
    ? layer.npm.map((each) => `node_modules/${each}/`)
    : [`node_modules/(?!${layer.npm.never.join('|')})[^.]`];
  const allowed = [layer.folder, ...layer.ours, ...(layer.typesOf ?? [])].map((each) => `^${each}`);
  const rules: IForbiddenRuleType[] = [
    {
      name: `${name} imports only what its row allows`,
      severity: 'error',
      from,
      to: { pathNot: [...allowed, ...npm], dependencyTypesNot: ['core'] },
    },
  ];
  if (layer.typesOf) {
    rules.push({
      name: `${name} takes only types`,
      severity: 'error',
      from,
      to: { path: layer.typesOf.map((each) => `^${each}`), dependencyTypesNot: ['type-only'] },
    });
  }
  if (!layer.node) {
    rules.push({
      name: `${name} runs without Node`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'] },
    });
  }
  return rules;
}

function sliceRules(): IForbiddenRuleType[] {
  return slices.flatMap((slice, index) => {
    const later = slices.slice(index + 1);
    if (later.length === 0) return [];
    return [
      {
        name: `${slice} knows nothing of later slices`,
        severity: 'error' as const,
        from: { path: `^packages/[^/]+/src/${slice}/`, pathNot: test },
        to: {
          path: `^packages/[^/]+/src/(${later.join('|')})/`,
          pathNot: [
            // Every verb records what it did.
            '^packages/services/src/audit/record\\.ts$',
            // Limits are data: a verb of any slice reads those in force (ADR 0115).
            '^packages/services/src/audit/load-setting\\.ts$',
            // Every verb may tell somebody: a message is queued with what it is about.
            '^packages/services/src/notices/(queue-notices|tell)\\.ts$',
            '^packages/contracts/src/notices/labels\\.ts$',
            // Every verb may tell other systems: a push is queued with what it is about.
            '^packages/services/src/doors/announce\\.ts$',
            // A post is held at an area: its kinds are words of both slices.
            '^packages/contracts/src/people/areas\\.ts$',
          ],
        },
      },
    ];
  });
}

/** Rules over all imports, types included. */
export const rules: IForbiddenRuleType[] = [
  ...Object.entries(layers).flatMap(([name, layer]) => rulesOf(name, layer)),
  ...sliceRules(),
  ...clients.map((folder) => ({
    name: `${folder} sees contracts, domain and the typed client only`,
    severity: 'error' as const,
    from: { path: `^${folder}/`, pathNot: test },
    to: {
      path: '^(packages|apps|infra|test)/',
      pathNot: [`^${folder}`, '^packages/(contracts|domain)/src/', '^apps/api/src/client'],
    },
  })),
  {
    name: 'everything imported is there',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'tests are imported by nobody',
    severity: 'error',
    from: { pathNot: test },
    to: { path: test },
  },
  {
    name: 'test support stays out of what runs',
    severity: 'error',
    from: { path: '^(packages|apps|infra)/', pathNot: test },
    to: { path: '^test/' },
  },
];

/** Rules over what is left at run time, without types. */
export const runTimeRules: IForbiddenRuleType[] = [
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'what runs on phones and desks carries no zod',
    severity: 'error',
    from: { path: '^apps/(mini|console)/src/', pathNot: test },
    to: { path: 'node_modules/zod/', reachable: true },
  },
];
