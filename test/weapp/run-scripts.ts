import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { beside } from './documents.ts';
import type { Definition } from './instance.ts';

/** Browser names that WeChat hides from scripts; `Intl` is missing on Android. */
const hidden = [
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'screen',
  'alert',
  'confirm',
  'prompt',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'URL',
  'DOMParser',
  'Intl',
];

/** A Date of the context's own that shows the phone's time. */
const phoneClock = `(now) => {
  const Native = Date;
  globalThis.Date = class extends Native {
    constructor(...given) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static now() {
      return now();
    }
  };
}`;

/** The logic layer of a mini-program: its scripts in a context with WeChat's names and without `eval`. */
export class Scripts {
  app: Definition = {};
  private readonly folder: string;
  private readonly context: vm.Context;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly definitions = new Map<string, Definition>();
  private loading = 'app';

  /** `now`: what the phone's clock shows, in milliseconds. */
  constructor(folder: string, globals: Record<string, unknown>, now: () => number) {
    this.folder = folder;
    this.context = vm.createContext(
      {
        setTimeout,
        clearTimeout,
        setInterval,
        clearInterval,
        global: {},
        ...globals,
        App: (definition: Definition) => {
          this.app = definition;
        },
        Page: (definition: Definition) => this.definitions.set(this.loading, definition),
        Component: (definition: Definition) => this.definitions.set(this.loading, definition),
        Behavior: (definition: Definition) => definition,
      },
      { codeGeneration: { strings: false, wasm: false } },
    );
    vm.runInContext(phoneClock, this.context)(now);
    vm.runInContext(
      'for (const name of ["SharedArrayBuffer", "WebAssembly", "Atomics"]) delete globalThis[name]',
      this.context,
    );
  }

  /** What a page or component script registers; the script runs once. */
  definition(file: string): Definition {
    if (!this.definitions.has(file)) {
      this.loading = file;
      this.require(file);
    }
    const definition = this.definitions.get(file);
    if (!definition) throw new Error(`${file} registers no page and no component`);
    return definition;
  }

  require(name: string): unknown {
    const file = path.posix.normalize(name.endsWith('.js') ? name : `${name}.js`);
    const known = this.modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    this.modules.set(file, module);
    const source = readFileSync(path.join(this.folder, file), 'utf8');
    const run = vm.runInContext(
      `(function (require, module, exports, ${hidden.join(', ')}) {${source}\n})`,
      this.context,
      {
        filename: path.join(this.folder, file),
      },
    ) as (...values: unknown[]) => void;
    run((wanted: string) => this.require(beside(file, wanted)), module, module.exports);
    return module.exports;
  }
}
