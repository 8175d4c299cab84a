import { wxNames } from './wx-names.ts';

/** What scripts give to an asynchronous `wx.*` function. */
export interface Callbacks {
  success?: (answer: Record<string, unknown>) => void;
  fail?: (answer: Record<string, unknown>) => void;
  complete?: (answer: Record<string, unknown>) => void;
  [option: string]: unknown;
}

export interface WxRequest {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
}
/** Any status is an answer; only no answer at all is a failure, like on WeChat. */
export type WxAnswer =
  | { statusCode: number; data: unknown; header?: Record<string, string> }
  | { fail: string };

export interface WxParts {
  /** The network. */
  request: (request: WxRequest) => Promise<WxAnswer>;
  storage: Map<string, unknown>;
  /** Hears of every call that is only recorded, and of navigation. */
  called: (name: string, options: unknown) => void;
  /** Answers of recorded functions, by name; a function is called with the options. */
  answers: Record<string, Record<string, unknown> | ((options: Callbacks) => Record<string, unknown>)>;
  system: Record<string, unknown>;
  navigate: Record<'navigateTo' | 'redirectTo' | 'reLaunch' | 'navigateBack', (options: Callbacks) => void>;
  selectorQuery: () => unknown;
}

const system = {
  SDKVersion: '3.8.0',
  platform: 'android',
  system: 'Android 12',
  brand: '-',
  model: '-',
  pixelRatio: 3,
  version: '8.0.50',
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  statusBarHeight: 20,
  language: 'zh_CN',
  fontSizeSetting: 17,
  fontSizeScaleFactor: 1,
  theme: 'light',
  host: { env: 'WeChat' },
  safeArea: { top: 20, bottom: 667, left: 0, right: 375, width: 375, height: 647 },
};

type Wx = Record<string, (...values: never[]) => unknown>;

/**
 * `wx` for scripts: storage, requests, navigation and system facts work, every other documented function is recorded
 * and succeeds. Without callbacks an asynchronous function answers a promise, like the real one.
 */
export function createWx(parts: WxParts): Wx {
  const facts = { ...system, ...parts.system };
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const wx: Wx = {
    ...storageOf(parts.storage),
    canIUse: () => true,
    nextTick: (call: () => void) => void setTimeout(call, 0),
    getMenuButtonBoundingClientRect: () => ({
      top: 26,
      right: 368,
      bottom: 58,
      left: 281,
      width: 87,
      height: 32,
    }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0', envVersion: 'release' } }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    createSelectorQuery: () => parts.selectorQuery(),
    createIntersectionObserver: () => ({ relativeToViewport: () => ({ observe() {} }), disconnect() {} }),
    request: (options: Callbacks) => request(parts, options),
  };
  for (const name of [
    'getSystemInfoSync',
    'getWindowInfo',
    'getDeviceInfo',
    'getAppBaseInfo',
    'getSystemSetting',
  ])
    wx[name] = () => ({ ...facts });
  for (const [name, go] of Object.entries(parts.navigate))
    wx[name] = asynchronous(name, (options) => {
      parts.called(name, { url: options.url });
      go(options);
      return {};
    });
  for (const name of wxNames()) {
    if (name in wx) continue;
    const event = /^(on|off)([A-Z]\w*)$/.exec(name);
    if (event?.[1] === 'on' && event[2]) {
      const heard = listeners.get(event[2]) ?? new Set();
      listeners.set(event[2], heard);
      wx[name] = (listener: (value: unknown) => void) => heard.add(listener);
    } else if (event) wx[name] = () => undefined;
    else if (name.endsWith('Sync')) wx[name] = (options: unknown) => parts.called(name, options) ?? {};
    else
      wx[name] = asynchronous(name, (options) => {
        parts.called(name, options);
        const answer = parts.answers[name];
        return typeof answer === 'function' ? answer(options) : (answer ?? {});
      });
  }
  wx.emit = (name: string, value: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(value);
  };
  return wx;
}

/** Runs now, answers on the next turn through callbacks or a promise. */
function asynchronous(name: string, does: (options: Callbacks) => Record<string, unknown>) {
  return (options: Callbacks = {}) => {
    if (!options.success && !options.fail && !options.complete)
      return new Promise((success, fail) => settle(name, { ...options, success, fail }, does));
    settle(name, options, does);
    return undefined;
  };
}

function settle(
  name: string,
  options: Callbacks,
  does: (options: Callbacks) => Record<string, unknown>,
): void {
  try {
    const answer = { errMsg: `${name}:ok`, ...does(options) };
    setTimeout(() => {
      options.success?.(answer);
      options.complete?.(answer);
    }, 0);
  } catch (error) {
    const answer = { errMsg: `${name}:fail ${(error as Error).message}` };
    setTimeout(() => {
      options.fail?.(answer);
      options.complete?.(answer);
    }, 0);
  }
}

function request(parts: WxParts, options: Callbacks): { abort(): void } {
  let aborted = false;
  const finish = (outcome: 'success' | 'fail', answer: Record<string, unknown>) => {
    if (aborted) return;
    options[outcome]?.(answer);
    options.complete?.(answer);
  };
  const { url, method = 'GET', data, header } = options as Callbacks & WxRequest;
  parts.request({ url, method, data, ...(header ? { header } : {}) }).then(
    (answer) =>
      'fail' in answer
        ? finish('fail', { errMsg: `request:fail ${answer.fail}`, errno: 600001 })
        : finish('success', { errMsg: 'request:ok', cookies: [], header: {}, ...answer }),
    (error) => finish('fail', { errMsg: `request:fail ${String(error)}` }),
  );
  return {
    abort() {
      aborted = true;
    },
  };
}

function storageOf(kept: Map<string, unknown>): Wx {
  const copy = (value: unknown) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
  return {
    // A key that does not exist reads as ''.
    getStorageSync: (key: string) => (kept.has(key) ? copy(kept.get(key)) : ''),
    setStorageSync: (key: string, value: unknown) => void kept.set(key, copy(value)),
    removeStorageSync: (key: string) => void kept.delete(key),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: () => ({ keys: [...kept.keys()], currentSize: 1, limitSize: 10240 }),
  };
}
