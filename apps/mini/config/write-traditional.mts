/** `pnpm dictionaries`: writes `x.zh-hant.generated.ts` beside every dictionary; words.test.ts fails when one is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { traditionalDictionaries } from './traditional.ts';

for (const { file, text } of await traditionalDictionaries()) {
  if (readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}
