import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beside, type WxmlDocument } from './documents.ts';

/** What `Page()` or `Component()` was called with. */
export type Definition = Record<string, unknown> & {
  data?: Record<string, unknown>;
  properties?: Record<string, { value?: unknown }>;
  methods?: Record<string, unknown>;
  lifetimes?: Record<string, unknown>;
};

/** What an instance needs of its host. */
export interface Surroundings {
  readonly folder: string;
  document(file: string): WxmlDocument;
  component(file: string): Definition;
  selectorQuery(): unknown;
  /** Hears of every `setData` with the size of what crosses the bridge. */
  sent(file: string, bytes: number): void;
}

/** A page or component that is alive: its data, its handlers and the components inside it. */
export class Instance {
  readonly file: string;
  readonly document: WxmlDocument;
  /** Tag → file of the components it may use. */
  readonly components: Readonly<Record<string, string>>;
  /** What the scripts see as `this`. */
  readonly self: Record<string, unknown>;
  readonly data: Record<string, unknown>;
  private readonly children = new Map<string, Instance>();
  private readonly surroundings: Surroundings;

  constructor(file: string, definition: Definition, surroundings: Surroundings) {
    this.file = file;
    this.surroundings = surroundings;
    this.document = surroundings.document(`${file}.wxml`);
    this.components = usedComponents(surroundings.folder, file);
    this.data = copy(definition.data ?? {});
    for (const [name, property] of Object.entries(definition.properties ?? {})) {
      if (property?.value !== undefined) this.data[name] = copy(property.value);
    }
    this.self = Object.create({ ...definition, ...definition.methods });
    Object.assign(this.self, {
      route: file,
      is: file,
      data: this.data,
      setData: (change: Record<string, unknown>, done?: () => void) => this.setData(change, done),
      createSelectorQuery: () => surroundings.selectorQuery(),
      selectComponent: () => null,
      selectAllComponents: () => [],
      triggerEvent: () => undefined,
      getTabBar: () => undefined,
    });
  }

  /** Calls a lifecycle method or an event handler, when there is one. Answers whether there was. */
  run(name: string, ...values: unknown[]): boolean {
    const method = this.self[name];
    if (typeof method !== 'function') return false;
    method.apply(this.self, values);
    return true;
  }

  /** The component at a place in the tree, made when it is first drawn, given its properties each time. */
  child(key: string, file: string, properties: Record<string, unknown>): Instance {
    const known = this.children.get(key);
    const child = known ?? new Instance(file, this.surroundings.component(file), this.surroundings);
    Object.assign(child.data, properties);
    if (!known) {
      this.children.set(key, child);
      for (const moment of ['created', 'attached', 'ready']) child.run(moment);
    }
    return child;
  }

  private setData(change: Record<string, unknown>, done?: () => void): void {
    // What cannot be written as JSON does not reach the screen on a phone either.
    const sent = JSON.stringify(change);
    this.surroundings.sent(this.file, sent.length);
    const received = JSON.parse(sent) as Record<string, unknown>;
    for (const way of Object.keys(change)) setAt(this.data, way, received[way]);
    setTimeout(() => done?.call(this.self), 0);
  }
}

/** Sets `a.b[0].c`, making the objects and lists on the way. */
function setAt(data: Record<string, unknown>, way: string, value: unknown): void {
  const steps = [...way.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
  let at = data as Record<string | number, unknown>;
  steps.forEach((step, position) => {
    if (position === steps.length - 1) at[step] = value;
    else {
      if (typeof at[step] !== 'object' || at[step] === null)
        at[step] = typeof steps[position + 1] === 'number' ? [] : {};
      at = at[step] as Record<string | number, unknown>;
    }
  });
}

function usedComponents(folder: string, file: string): Record<string, string> {
  const config = JSON.parse(readFileSync(path.join(folder, `${file}.json`), 'utf8')) as {
    usingComponents?: Record<string, string>;
  };
  const used = Object.entries(config.usingComponents ?? {});
  return Object.fromEntries(used.map(([tag, name]) => [tag, beside(file, name)]));
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
