import { isBuiltInDate, isDateFormat } from '../../people/register-workbook/xlsx-parts.ts';
import { readXml } from '../../people/register-workbook/xml-pieces.ts';
import type { ZipArchive } from '../../people/register-workbook/zip-archive.ts';
import type { StyleKind } from './fact-value.ts';

/** `0%` and `0.00%` (ECMA-376 part 1 §18.8.30). */
const builtInShares = [9, 10];

const kindOf = (code: string): StyleKind => {
  if (isDateFormat(code)) return 'date';
  return /%/u.test(code.replace(/"[^"]*"|\\./gu, '')) ? 'share' : 'plain';
};

/** What cells of each style number show numbers as. */
export async function cellStyles(archive: ZipArchive): Promise<StyleKind[]> {
  const part = archive.names.find((name) => /(?:^|\/)styles\.xml$/iu.test(name));
  if (part === undefined) return [];
  const custom = new Map<number, string>();
  const styles: StyleKind[] = [];
  let inCells = false;
  await readXml(archive.text(part), {
    open(name, { numFmtId, formatCode = '' }) {
      if (name === 'numFmt') custom.set(Number(numFmtId), formatCode);
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const format = Number(numFmtId ?? 0);
        const code = custom.get(format);
        if (code !== undefined) styles.push(kindOf(code));
        else if (builtInShares.includes(format)) styles.push('share');
        else styles.push(isBuiltInDate(format) ? 'date' : 'plain');
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
