import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Documents } from './documents.ts';
import { Instance, type Surroundings } from './instance.ts';
import { type Rendered, render } from './render.ts';
import { Scripts } from './run-scripts.ts';
import { type Callbacks, createWx, type WxAnswer, type WxParts, type WxRequest } from './wx.ts';

export interface HostOptions {
  /** The network; without it nothing answers. */
  request?: (request: WxRequest) => Promise<WxAnswer>;
  /** What the phone has kept from the time before. */
  storage?: Map<string, unknown>;
  answers?: WxParts['answers'];
  system?: Record<string, unknown>;
  /** What the phone's clock shows, in milliseconds; the machine's unless told. */
  now?: () => number;
}

interface AppConfig {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
}

const mostPages = 10;

/**
 * Runs a built mini-program without WeChat: scripts in a context with WeChat's names, WXML drawn from the data they
 * set, pages in a stack. What it cannot tell: layout, native parts, permissions, speed.
 */
export class Host {
  readonly storage: Map<string, unknown>;
  /** Recorded `wx.*` calls: name and options. */
  readonly calls: { name: string; options: unknown }[] = [];
  /** `console.error` of the scripts, and what was thrown in them. */
  readonly errors: string[] = [];
  /** Bytes of every setData. */
  readonly sent: { file: string; bytes: number }[] = [];
  readonly pages: readonly string[];
  readonly mainPackage: readonly string[];
  readonly emit: (event: string, value: unknown) => void;
  private readonly stack: Instance[] = [];
  private readonly scripts: Scripts;
  private readonly surroundings: Surroundings;
  private app: Record<string, unknown> = {};

  constructor(folder: string, options: HostOptions = {}) {
    const config = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as AppConfig;
    const inSubPackages = (config.subPackages ?? []).flatMap(({ root, pages }) =>
      pages.map((page) => path.posix.join(root, page)),
    );
    this.mainPackage = config.pages;
    this.pages = [...config.pages, ...inSubPackages];
    this.storage = options.storage ?? new Map();
    const wx = createWx({
      request: options.request ?? (async () => ({ fail: 'no network' })),
      storage: this.storage,
      answers: options.answers ?? {},
      system: options.system ?? {},
      called: (name, given) => void this.calls.push({ name, options: given }),
      navigate: {
        navigateTo: ({ url }) => this.push(String(url)),
        redirectTo: ({ url }) => this.replace(1, String(url)),
        reLaunch: ({ url }) => this.replace(this.stack.length, String(url)),
        navigateBack: ({ delta }) => this.back(Number(delta ?? 1)),
      },
      selectorQuery,
    });
    this.emit = wx.emit as unknown as Host['emit'];
    const log = () => undefined;
    const error = (...values: unknown[]) => void this.errors.push(values.map(String).join(' '));
    this.scripts = new Scripts(
      folder,
      {
        wx,
        console: { log, info: log, debug: log, warn: log, error },
        getApp: () => this.app,
        getCurrentPages: () => this.stack.map((page) => page.self),
      },
      options.now ?? Date.now,
    );
    const documents = new Documents(folder);
    this.surroundings = {
      folder,
      document: (file) => documents.load(file),
      component: (file) => this.scripts.definition(file),
      selectorQuery,
      sent: (file, bytes) => void this.sent.push({ file, bytes }),
    };
  }

  /** Opens the app at its first page or another, e.g. `pages/join/index?code=1`. */
  launch(url = this.pages[0] ?? ''): void {
    this.scripts.require('app');
    this.app = Object.create(this.scripts.app);
    const [page] = url.split('?');
    for (const moment of ['onLaunch', 'onShow']) this.tellApp(moment, { path: page, query: {}, scene: 1001 });
    this.push(url);
  }

  /** The app goes to the background, or comes back. */
  hide(): void {
    this.tellApp('onHide', {});
    this.top.run('onHide');
  }

  show(): void {
    this.tellApp('onShow', { path: this.top.file, query: {}, scene: 1001 });
    this.top.run('onShow');
  }

  /** The page in sight. */
  get top(): Instance {
    const top = this.stack.at(-1);
    if (!top) throw new Error('no page is open');
    return top;
  }

  /** What the page in sight shows. */
  screen(): Rendered[] {
    return render(this.top);
  }

  private tellApp(moment: string, options: unknown): void {
    const method = this.app[moment];
    if (typeof method === 'function') method.call(this.app, options);
  }

  private push(url: string): void {
    const [name = '', query = ''] = url.replace(/^\//, '').split('?');
    if (!this.pages.includes(name)) throw new Error(`page "${name}" is not found`);
    if (this.stack.length >= mostPages) throw new Error('webview count limit exceed');
    this.stack.at(-1)?.run('onHide');
    const page = new Instance(name, this.scripts.definition(name), this.surroundings);
    const options = Object.fromEntries(
      query
        .split('&')
        .filter(Boolean)
        .map((pair) => pair.split('=', 2) as [string, string]),
    );
    page.self.options = options;
    this.stack.push(page);
    page.run('onLoad', options);
    page.run('onShow');
    setTimeout(() => page.run('onReady'), 0);
  }

  private replace(count: number, url: string): void {
    for (let left = count; left > 0; left -= 1) this.stack.pop()?.run('onUnload');
    this.push(url);
  }

  private back(delta: number): void {
    for (let left = delta; left > 0 && this.stack.length > 1; left -= 1) this.stack.pop()?.run('onUnload');
    this.top.run('onShow');
  }
}

export type { Callbacks, WxAnswer, WxRequest };

/** Measures of everything on the screen are the same: there is no layout. */
function selectorQuery(): unknown {
  const box = {
    id: '',
    dataset: {},
    left: 0,
    top: 0,
    right: 375,
    bottom: 44,
    width: 375,
    height: 44,
    scrollTop: 0,
  };
  const heard: ((box: unknown) => void)[] = [];
  const query: Record<string, unknown> = {
    exec(done?: (boxes: unknown[]) => void) {
      const listeners = heard.splice(0);
      setTimeout(() => {
        for (const listener of listeners) listener(box);
        done?.(listeners.map(() => box));
      }, 0);
      return query;
    },
  };
  for (const name of ['in', 'select', 'selectAll', 'selectViewport']) query[name] = () => query;
  for (const name of ['boundingClientRect', 'scrollOffset', 'fields', 'node', 'context'])
    query[name] = (first: unknown, second: unknown) => {
      const listener = typeof first === 'function' ? first : second;
      heard.push(typeof listener === 'function' ? (listener as (box: unknown) => void) : () => undefined);
      return query;
    };
  return query;
}
