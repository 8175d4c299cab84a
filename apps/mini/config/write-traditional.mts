/** `pnpm dictionaries`: writes `x.zh-hant.generated.ts` beside every dictionary; words.test.ts fails when one is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { traditionalDictionaries, traditionalLabels } from './traditional.ts';

for (const { file, text } of [traditionalLabels(), ...(await traditionalDictionaries())]) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}
