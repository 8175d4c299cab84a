import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Every `wx.*` function that WeChat's own typings declare. */
export function wxNames(): string[] {
  const typings = path.dirname(
    createRequire(import.meta.url).resolve('miniprogram-api-typings/package.json'),
  );
  const source = readFileSync(path.join(typings, 'types/wx/lib.wx.api.d.ts'), 'utf8');
  const start = source.indexOf('interface Wx {');
  if (start < 0) throw new Error('the typings have no interface Wx');
  const declarations = source.slice(start).replace(/\/\*[\s\S]*?\*\//g, '');
  const names = [...declarations.matchAll(/^\s{8}(\w+)(?:<[^(]*>)?\(/gm)].map(([, name = '']) => name);
  return [...new Set(names)];
}
