import { invalid } from '@linli/contracts/problem';
import type { Context } from 'hono';
import { isUnfit } from './fit-text.ts';

/** No filter of ours is longer; two hundred ids of Open311 fit. */
const longest = 8_000;
const mostFields = 40;

/**
 * The query of a call, each field once.
 * @throws Problem invalid-input naming the field that came twice, is too long or holds what is no text, or that there are too many
 */
export function readQuery(c: Context): Record<string, string> {
  const all = Object.entries(c.req.queries());
  if (all.length > mostFields) throw invalid('', 'too-long', { most: mostFields });
  return Object.fromEntries(
    all.map(([name, [value = '', ...more]]) => {
      const pointer = `/${name.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (more.length > 0) throw invalid(pointer, 'given-twice');
      if (value.length > longest) throw invalid(pointer, 'too-long', { most: longest });
      if (isUnfit(value) || isUnfit(name)) throw invalid(pointer, 'wrong-format');
      return [name, value];
    }),
  );
}
