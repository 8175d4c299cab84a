import type { Template, WxmlDocument } from './documents.ts';
import { interpolate, interpolateObject, type Scope } from './expressions.ts';
import type { Instance } from './instance.ts';
import type { TemplateNode, TemplateTag } from './parse-wxml.ts';

/** What is on the screen. */
export interface Element {
  readonly tag: string;
  readonly attributes: Record<string, unknown>;
  readonly dataset: Record<string, unknown>;
  /** Event name → handler of `owner`; `stops` for `catch…`. */
  readonly events: Record<string, { handler: string; stops: boolean }>;
  readonly children: Rendered[];
  readonly owner: Instance;
}
export type Rendered = Element | string;

interface Place {
  readonly document: WxmlDocument;
  readonly templates: ReadonlyMap<string, Template>;
  readonly owner: Instance;
  /** Where in the tree, so that components keep their instance between renders. */
  readonly key: string;
}

/** Draws an instance with its present data. */
export function render(instance: Instance): Rendered[] {
  const place = {
    document: instance.document,
    templates: instance.document.templates,
    owner: instance,
    key: '',
  };
  return all(instance.document.nodes, { ...instance.document.wxs, ...instance.data }, place);
}

function all(nodes: readonly TemplateNode[], scope: Scope, place: Place): Rendered[] {
  const drawn: Rendered[] = [];
  let branchTaken = false;
  nodes.forEach((node, index) => {
    const at = { ...place, key: `${place.key}/${index}` };
    if (typeof node === 'string') {
      const text = interpolate(node, scope);
      if (text !== undefined && text !== null && text !== '') drawn.push(String(text));
      return;
    }
    const { 'wx:if': first, 'wx:elif': next, 'wx:else': last } = node.attributes;
    if (first !== undefined) branchTaken = Boolean(interpolate(first, scope));
    else if (next !== undefined && !branchTaken) branchTaken = Boolean(interpolate(next, scope));
    else if (last !== undefined || next !== undefined) {
      if (branchTaken) return;
      branchTaken = true;
    }
    if ((first ?? next) !== undefined && !branchTaken) return;
    drawn.push(...repeated(node, scope, at));
  });
  return drawn;
}

function repeated(node: TemplateTag, scope: Scope, place: Place): Rendered[] {
  const list = node.attributes['wx:for'];
  if (list === undefined) return one(node, scope, place);
  const item = node.attributes['wx:for-item'] ?? 'item';
  const position = node.attributes['wx:for-index'] ?? 'index';
  const key = node.attributes['wx:key'];
  const values = (interpolate(list, scope) ?? []) as unknown[];
  return values.flatMap((value, index) => {
    const named = key === undefined ? undefined : (value as Record<string, unknown> | undefined)?.[key];
    const at = { ...place, key: `${place.key}:${String(named ?? index)}` };
    return one(node, { ...scope, [item]: value, [position]: index }, at);
  });
}

function one(node: TemplateTag, scope: Scope, place: Place): Rendered[] {
  if (node.tag === 'block') return all(node.children, scope, place);
  if (node.tag === 'template') return fromTemplate(node, scope, place);
  const element: Element = {
    tag: node.tag,
    attributes: {},
    dataset: {},
    events: {},
    children: [],
    owner: place.owner,
  };
  for (const [name, text] of Object.entries(node.attributes)) {
    if (name.startsWith('wx:')) continue;
    const event = /^(bind|catch):?(.+)$/.exec(name);
    const value = interpolate(text, scope);
    if (event?.[2]) element.events[event[2]] = { handler: String(value), stops: event[1] === 'catch' };
    else if (name.startsWith('data-')) element.dataset[camel(name.slice(5))] = value;
    else element.attributes[name] = value;
  }
  const component = place.owner.components[node.tag];
  if (component !== undefined) {
    const inner = place.owner.child(`${place.key} ${node.tag}`, component, element.attributes);
    element.children.push(...render(inner));
  } else element.children.push(...all(node.children, scope, place));
  return [element];
}

function fromTemplate(node: TemplateTag, scope: Scope, place: Place): Rendered[] {
  const name = String(interpolate(node.attributes.is ?? '', scope));
  const template = place.templates.get(name);
  if (!template) throw new Error(`there is no template ${name}`);
  const data = node.attributes.data === undefined ? {} : interpolateObject(node.attributes.data, scope);
  const templates = new Map([...place.templates, ...template.document.templates]);
  return all(
    template.nodes,
    { ...template.document.wxs, ...data },
    {
      ...place,
      document: template.document,
      templates: template.document.templates.size > 0 ? templates : place.templates,
    },
  );
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
