import { readdir } from 'node:fs/promises';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { beforeAll, expect, test } from 'vitest';
import { layers, rules, runTimeRules } from './layers.ts';
import { root, sources } from './sources.ts';

const folders = ['packages', 'apps', 'infra', 'test'];

const built = '/(dist|node_modules/\\.)/|^[^/]+/.*/dist/';

async function look(
  forbidden: IForbiddenRuleType[],
  options: ICruiseOptions,
  where: string[] = folders,
): Promise<ICruiseResult> {
  const { output } = await cruise(
    where,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
      doNotFollow: { path: 'node_modules' },
      exclude: { path: built },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'default', 'types'],
        extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      },
      ...options,
    },
    undefined,
  );
  if (typeof output === 'string') throw new Error(output);
  return output;
}

function broken({ summary }: ICruiseResult): string[] {
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

let all: ICruiseResult;
beforeAll(async () => {
  all = await look(rules, { tsPreCompilationDeps: 'specify' });
});

test('the rules have seen every source file and really read the imports', async () => {
  const seen = new Map(all.modules.map((module) => [module.source, module]));
  const onDisk = (await sources(folders)).filter((path) => path.includes('/src/'));
  expect(onDisk.length).toBeGreaterThan(300);
  expect(onDisk.filter((path) => !seen.has(path))).toEqual([]);
  const between = all.modules
    .flatMap((module) => module.dependencies)
    .filter(({ module, resolved }) => module.startsWith('@linli/') && /^(packages|apps)\//.test(resolved));
  expect(between.length).toBeGreaterThan(200);
  expect(between.some(({ dependencyTypes }) => dependencyTypes.includes('type-only'))).toBe(true);
});

test('packages keep to their row of the table and slices to their order', () => {
  expect(broken(all)).toEqual([]);
});

test('at run time the mini-program carries no schemas and nothing goes in circles', async () => {
  const running = { tsPreCompilationDeps: false, exclude: { path: `${built}|\\.test\\.tsx?$` } };
  expect(broken(await look(runTimeRules, running, ['packages', 'apps', 'infra']))).toEqual([]);
});

test('a package in the table that is there is one the rules know', async () => {
  const there = await readdir(`${root}packages`);
  expect(there.filter((name) => !(name in layers))).toEqual([]);
});
