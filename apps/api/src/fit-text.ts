/** Deepest nesting of a body; the forms and kinds that people publish nest ten. */
const deepest = 40;

/** Text that Postgres cannot hold: a zero, or half a character. */
export const isUnfit = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);

/** Whether JSON nests deeper than anything of ours, told without parsing it. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const char = json[at];
    if (inText) {
      if (char === '\\') at++;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === '{' || char === '[') {
      if (++depth > deepest) return true;
    } else if (char === '}' || char === ']') depth--;
  }
  return false;
}

/** JSON pointer of the first text, name or value, that cannot be kept; null when there is none. Not for what nests too deep. */
export function unfitAt(value: unknown, pointer = ''): string | null {
  if (typeof value === 'string') return isUnfit(value) ? pointer : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (isUnfit(name)) return pointer;
    const found = unfitAt(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found !== null) return found;
  }
  return null;
}
