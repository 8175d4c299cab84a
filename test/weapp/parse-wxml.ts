/** A tag of a WXML file before any data is known. */
export interface TemplateTag {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly TemplateNode[];
}
export type TemplateNode = TemplateTag | string;

interface Open {
  tag: string;
  attributes: Record<string, string>;
  children: TemplateNode[];
}

/** Reads the WXML that Taro writes: tags, attributes in double or single quotes, text, comments. @throws on unbalanced tags. */
export function parseWxml(source: string, file: string): TemplateNode[] {
  const root: Open = { tag: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  const token =
    /<!--[\s\S]*?-->|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[^\s=/>]+(?:=(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|[^<]+/g;
  let end = 0;
  for (const found of source.matchAll(token)) {
    if (found.index !== end) throw new Error(`${file}: cannot read ${source.slice(end, end + 40)}`);
    end = found.index + found[0].length;
    const [all, closed, opened, attributes = '', alone] = found;
    const top = open.at(-1) ?? root;
    if (closed !== undefined) {
      if (open.length < 2 || top.tag !== closed) throw new Error(`${file}: </${closed}> closes <${top.tag}>`);
      open.pop();
    } else if (opened !== undefined) {
      const tag: Open = { tag: opened, attributes: readAttributes(attributes), children: [] };
      top.children.push(tag);
      if (alone !== '/') open.push(tag);
    } else if (!all.startsWith('<!--') && all.trim() !== '') top.children.push(all.trim());
  }
  if (end !== source.length || open.length !== 1)
    throw new Error(`${file}: <${open.at(-1)?.tag}> is not closed`);
  return root.children;
}

function readAttributes(source: string): Record<string, string> {
  const pairs = source.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'))?/g);
  return Object.fromEntries(
    [...pairs].map(([, name = '', double, single]) => [name, double ?? single ?? 'true']),
  );
}
