import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseWxml, type TemplateNode } from './parse-wxml.ts';

/** A named template with the file whose imports and wxs modules it sees. */
export interface Template {
  readonly nodes: readonly TemplateNode[];
  readonly document: WxmlDocument;
}

/** One WXML file with everything it imports. */
export interface WxmlDocument {
  readonly nodes: TemplateNode[];
  readonly templates: Map<string, Template>;
  readonly wxs: Record<string, unknown>;
}

/** Loads the WXML and WXS files of a built folder, each once. */
export class Documents {
  private readonly folder: string;
  private readonly loaded = new Map<string, WxmlDocument>();

  constructor(folder: string) {
    this.folder = folder;
  }

  load(file: string): WxmlDocument {
    const known = this.loaded.get(file);
    if (known) return known;
    const document: WxmlDocument = { nodes: [], templates: new Map(), wxs: {} };
    this.loaded.set(file, document);
    for (const node of parseWxml(this.read(file), file)) {
      if (typeof node === 'string') document.nodes.push(node);
      else if (node.tag === 'import') {
        const imported = this.load(beside(file, node.attributes.src ?? ''));
        for (const [name, template] of imported.templates) document.templates.set(name, template);
      } else if (node.tag === 'wxs') {
        document.wxs[node.attributes.module ?? ''] = this.wxs(beside(file, node.attributes.src ?? ''));
      } else if (node.tag === 'template' && node.attributes.name !== undefined) {
        document.templates.set(node.attributes.name, { nodes: node.children, document });
      } else document.nodes.push(node);
    }
    return document;
  }

  private wxs(file: string): unknown {
    const module = { exports: {} };
    new Function('module', 'exports', this.read(file))(module, module.exports);
    return module.exports;
  }

  private read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }
}

/** A path named in a file: from the root with a slash, else beside it. */
export function beside(file: string, name: string): string {
  return name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name);
}
