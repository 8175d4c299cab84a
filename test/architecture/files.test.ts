import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { slices } from './layers.ts';
import { root, sources, walk } from './sources.ts';

const all = await Promise.all(
  (await sources(['packages', 'apps', 'infra', 'test'])).map(async (path) => ({
    path,
    text: await readFile(root + path, 'utf8'),
  })),
);
const isTest = /\.test\.tsx?$|\.bench\.ts$/;

/** Sources below a folder, tests left out, comments and texts blanked. */
function code(folder: string) {
  return all
    .filter(({ path }) => path.startsWith(folder) && !isTest.test(path))
    .map(({ path, text }) => ({ path, text: withoutComments(text) }));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function lines(files: { path: string; text: string }[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}

test('what leaves as a sheet goes through the writers that leave no formula behind', () => {
  const sheet = /from 'yazl'|text\/csv/;
  const writers = all
    .filter(
      ({ path, text }) =>
        /^(packages|apps\/api|apps\/worker)\//.test(path) && !isTest.test(path) && sheet.test(text),
    )
    .filter(
      ({ path, text }) =>
        !path.startsWith('packages/contracts/') && !/\b(neutralised|writeCsv|writeXlsx)\b/.test(text),
    );
  expect(writers.map(({ path }) => path).toSorted()).toEqual([
    // Hands out what make-export.ts wrote.
    'packages/services/src/people/download-export.ts',
    // Forms of our own, without facts in them.
    'packages/services/src/sheets/shipped/styled-workbook.ts',
    // Its cells come from fact-value.ts, which neutralises.
    'packages/services/src/sheets/template/fill-template.ts',
  ]);
});

test('files are about 300 lines at most; lists of tables may be longer', () => {
  const list = /tables\.ts$/;
  const long = all
    .filter(({ path }) => !path.endsWith('.generated.ts'))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines: count }) => count > (list.test(path) ? 400 : 360));
  expect(long).toEqual([]);
});

test('files are named by verbs and nouns of the field', () => {
  const vague =
    /^(utils?|helpers?|common|misc|manager|base|shared|lib|stuff|types|constants)$|-(utils?|helpers?|manager|base)$/;
  const bad = all.filter(
    ({ path }) =>
      path.split('/').some((part) => vague.test(part.replace(/\.(test\.)?tsx?$/, ''))) &&
      path !== 'test/support/types.ts',
  );
  expect(bad.map(({ path }) => path)).toEqual([]);
});

test('folders of the packages are slices of the house plan', () => {
  const known = new Set([...slices, 'outbox', 'gateways', 'vault', 'passes', 'supplies', 'records', 'forms']);
  const folders = all
    .map(({ path }) => /^packages\/(contracts|domain|db|jobs|services)\/src\/([^/]+)\//.exec(path)?.[2])
    .filter((name) => name !== undefined && !known.has(name));
  expect([...new Set(folders)]).toEqual([]);
});

test('one file a verb: the name of the file is the name of what it exports', () => {
  const bad = code('packages/services/src/')
    .filter(({ path }) => slices.includes(path.split('/')[3] ?? ''))
    .filter(({ text }) => /export (async )?function \w+\(\s*ctx: [\w<>]+,\s*input\b/.test(text))
    .filter(({ path, text }) => {
      const verb = basename(path, '.ts').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return !new RegExp(`export (async )?function ${verb}\\b`).test(text);
    });
  expect(bad.map(({ path }) => path)).toEqual([]);
});

test('time comes from the clock', () => {
  const clocks =
    /^(infra|test|apps\/(mini|console))\/|^packages\/services\/src\/context\.ts|\/src\/(testing|metrics)\.ts/;
  const servers = code('').filter(({ path }) => !clocks.test(path));
  expect(lines(servers, /\bDate\.now\(|new Date\(\)/)).toEqual([]);
});

test('decisions know neither chance nor machine', () => {
  const pattern =
    /\bDate\.now\b|\bMath\.random\b|\bprocess\.|\bfetch\(|\bset(Timeout|Interval)\b|\bconsole\./;
  expect(lines(code('packages/domain/src/'), pattern)).toEqual([]);
});

test('handlers of the API and the worker hold no SQL', () => {
  const pattern =
    /\bsql`(?!select 1`)|\.(select|insert|update|delete)\(.*\)\.(from|values|set|where)\(|\.execute\(/;
  const handlers = [...code('apps/api/src/'), ...code('apps/worker/src/')];
  expect(handlers.length).toBeGreaterThan(5);
  expect(lines(handlers, pattern)).toEqual([]);
});

test('a slice writes its own tables only', () => {
  const offences = code('packages/services/src/').flatMap(({ path, text }) => {
    const own = path.split('/')[3] ?? '';
    return [...text.matchAll(/import \{([^}]+)\} from '@linli\/db\/(\w+)\/(?:[a-z]+-)?tables'/g)]
      .filter(([, , slice]) => slices.includes(own) && slice !== own && slice !== 'outbox')
      .flatMap(([, names = '']) => names.split(',').map((name) => name.trim().split(' as ').at(-1) ?? ''))
      .filter((name) => new RegExp(`\\.(insert|update|delete)\\(\\s*${name}\\b`).test(text))
      .map((name) => `${path} writes ${name}`);
  });
  expect(offences).toEqual([]);
});

test('nothing is left half done', () => {
  const pattern = /\b(TODO|FIXME|XXX)\b|\b(it|test|describe)\.(only|skip|todo)\(/;
  const others = all.filter(({ path }) => path !== 'test/architecture/files.test.ts');
  expect(lines(others, pattern)).toEqual([]);
});

test('nothing stands at the top but what the plan names', async () => {
  const top = new Set((await walk('.')).map((path) => path.split('/')[1] ?? ''));
  const planned = ['apps', 'packages', 'infra', 'test'];
  const files = [
    'package.json',
    'pnpm-workspace.yaml',
    'pnpm-lock.yaml',
    'tsconfig.base.json',
    'README.md',
    'LICENSE',
  ];
  const extra = [...top].filter((name) => !name.startsWith('.') && ![...planned, ...files].includes(name));
  expect(extra).toEqual([]);
});
