import { XMLBuilder } from 'fast-xml-parser';

export type Format = 'json' | 'xml';

/** What stands around the items in XML, `services` and `service`; JSON has neither. */
export interface Wrapping {
  readonly root: string;
  readonly item: string;
}

const builder = new XMLBuilder({ processEntities: true });
// Characters that XML 1.0 cannot carry, whoever typed them.
const unfit = /[^\P{Cc}\t\n\r]/gu;

/** XML as Open311 has it: a field of a list holds its items by their own name. */
const xml = (root: string, content: unknown): string =>
  `<?xml version="1.0" encoding="utf-8"?>${builder.build({ [root]: content })}`;

const fit = (content: unknown): unknown =>
  JSON.parse(JSON.stringify(content), (_, value) =>
    typeof value === 'string' ? value.replace(unfit, '') : (value ?? ''),
  );

/** A list of Open311, as JSON array or wrapped in XML. */
export const presentList = (format: Format, { root, item }: Wrapping, items: readonly unknown[]): string =>
  format === 'json' ? JSON.stringify(items) : xml(root, { [item]: fit(items) });

/** One thing; `lists` names the items of each field that is a list. */
export function presentOne(
  format: Format,
  root: string,
  one: object,
  lists: Readonly<Record<string, string>>,
): string {
  return format === 'json' ? JSON.stringify(one) : xml(root, withItems(fit(one), lists));
}

function withItems(value: unknown, lists: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((each) => withItems(each, lists));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      const item = lists[name];
      const inner = withItems(field, lists);
      return [name, item === undefined ? inner : { [item]: inner }];
    }),
  );
}
