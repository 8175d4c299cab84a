/** A text in two languages, which is one value. */
interface Text {
  readonly zh: string;
  readonly en: string;
}
export type Leaf = string | number | boolean | null | Text | readonly (string | number | boolean)[];

/** A step of the way to a value: a field, or one of several with what it is called. */
export type Step = { readonly field: string } | { readonly item: Leaf; readonly place: number };

/** One value that differs; undefined where it is not there. */
export interface Difference {
  readonly way: readonly Step[];
  readonly was: Leaf | undefined;
  readonly is: Leaf | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is Text =>
  isFields(value) && typeof value.zh === 'string' && typeof value.en === 'string';
const isPlain = (value: unknown): value is string | number | boolean =>
  !isFields(value) && !Array.isArray(value);
const isLeaf = (value: unknown): value is Leaf | undefined =>
  value === undefined ||
  value === null ||
  isText(value) ||
  isPlain(value) ||
  (Array.isArray(value) && value.every(isPlain));

/** What tells the items of a list apart, so that one that moved is not taken for two that changed. */
const identities = ['id', 'day', 'value', 'name'] as const;

function identityOf(item: unknown): string | undefined {
  if (!isFields(item)) return undefined;
  const by = identities.find((name) => typeof item[name] === 'string');
  return by === undefined ? undefined : `${by} ${item[by]}`;
}

/** What an item is called: its text, title or name, else what tells it apart. */
function nameOf(item: unknown): Leaf {
  if (!isFields(item)) return null;
  const called = [item.text, item.title, item.name, item.day, item.id, item.value];
  return (
    (called.find((value) => isText(value) || (typeof value === 'string' && value !== '')) as Leaf) ?? null
  );
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

function sameLeaf(was: Leaf | undefined, is: Leaf | undefined): boolean {
  if (isText(was) && isText(is)) return was.zh === is.zh && was.en === is.en;
  if (Array.isArray(was) && Array.isArray(is))
    return was.length === is.length && was.every((value, at) => value === is[at]);
  return was === is || (isEmpty(was) && isEmpty(is));
}

/**
 * What differs between two versions of a setting, value by value in the order of the fields. Items of lists are matched by
 * what tells them apart, else by their place; what is new or gone is told with all its values. A list whose items only
 * changed places is told by its order.
 */
export function compareSettings(was: unknown, is: unknown): Difference[] {
  return differ([], was, is);
}

function differ(way: readonly Step[], was: unknown, is: unknown): Difference[] {
  if (isLeaf(was) && isLeaf(is)) return sameLeaf(was, is) ? [] : [{ way, was, is }];
  const lists = [was, is].some(Array.isArray);
  if (lists) return differInItems(way, Array.isArray(was) ? was : [], Array.isArray(is) ? is : []);
  const [before, after] = [isFields(was) ? was : {}, isFields(is) ? is : {}];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => differ([...way, { field }], before[field], after[field]));
}

function differInItems(way: readonly Step[], was: readonly unknown[], is: readonly unknown[]): Difference[] {
  const keys = (items: readonly unknown[]) =>
    items.map((item, place) => identityOf(item) ?? `place ${place}`);
  const [before, after] = [keys(was), keys(is)];
  const all = [...new Set([...after, ...before])];
  const found = all.flatMap((key) => {
    const [old, now] = [before.indexOf(key), after.indexOf(key)];
    const item = nameOf(now < 0 ? was[old] : is[now]);
    return differ([...way, { item, place: now < 0 ? old : now }], was[old], is[now]);
  });
  const common = (those: readonly string[], others: readonly string[]) =>
    those.filter((key) => others.includes(key));
  const moved = common(before, after).join('\n') !== common(after, before).join('\n');
  if (!moved) return found;
  const order = (items: readonly unknown[]) => items.map((item) => spoken(nameOf(item)));
  return [...found, { way: [...way, { field: 'order' }], was: order(was), is: order(is) }];
}

const spoken = (name: Leaf): string => (isText(name) ? name.zh : String(name ?? ''));
