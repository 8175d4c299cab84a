import type { CallFailed } from '@linli/api/client/call-failed';
import type { Storage } from '../state/storage.ts';
import { createStore, type Store } from '../state/store.ts';

/** What is sent; its id is made on the phone, so that sending it again is harmless. */
export interface Body {
  clientId: string;
}

/** One thing on this phone, from pressing "send" until the server has it and its answer has been read. */
export interface Item<B extends Body> {
  body: B;
  /** Only the account that wrote it may send it. */
  accountId: string;
  /** Order of sending. */
  order: number;
  tries: number;
  /** `waiting`: not yet sent. `refused`: the server does not take it, see `refusal`. What else there is, the answer says. */
  state: string;
  refusal?: Refusal;
}

export interface Refusal {
  title: string;
  detail: string | undefined;
  errors: readonly { pointer: string; message: string }[];
}

type Managed = 'body' | 'order' | 'tries' | 'state' | 'refusal';
type Change<I> = Partial<I> | Partial<Omit<Item<Body>, 'body'>>;

export interface OutboxParts<I extends Item<Body>> {
  /** Begins the keys under which the phone keeps them. */
  prefix: string;
  storage: Storage;
  /** Sends one; answers what is kept of the answer until it has been read, or nothing to forget it. @throws CallFailed */
  send: (body: I['body']) => Promise<Partial<I> | undefined>;
  /** Whether a newer one takes the place of an older one that was refused or answered. */
  replaces: (newer: I['body'], older: I['body']) => boolean;
  /** The account signed in now. */
  account: () => string | undefined;
  /** Calls back after some milliseconds; answers how to cancel. */
  later: (milliseconds: number, call: () => void) => () => void;
}

/** Storage of a phone is small; somebody with so much unsent needs help, not more storage. */
const most = 60;
const shortestPause = 5_000;
const longestPause = 600_000;
/** What was sent is fine, the moment is not: it stays in the queue. */
const tryAgain = new Set([401, 408, 425, 429]);

/**
 * Keeps what was entered on the phone until the server has it: written before the first try, sent one at a time in order,
 * the queue stops at the first that gets no answer and tries again after growing pauses. What the server refuses is kept
 * with its reason until somebody has dealt with it.
 */
export class Outbox<I extends Item<Body>> {
  readonly items: Store<readonly I[]>;
  private readonly parts: OutboxParts<I>;
  private flushing: Promise<void> | undefined;
  private cancelPause: (() => void) | undefined;

  constructor(parts: OutboxParts<I>) {
    this.parts = parts;
    this.items = createStore(this.readAll());
  }

  /**
   * Keeps something and starts sending it. When this returns, closing the app loses nothing.
   * @throws when the phone cannot store it; then nothing was kept.
   */
  put(body: I['body'], about: Omit<I, Managed>): void {
    const before = this.items.get();
    const order = 1 + Math.max(0, ...before.map((item) => item.order));
    const replaced = before.filter(
      (item) => item.state !== 'waiting' && this.parts.replaces(body, item.body),
    );
    if (before.length - replaced.length >= most) throw new Error('the outbox is full');
    const item = { ...about, body, order, tries: 0, state: 'waiting' } as I;
    this.parts.storage.write(this.keyOf(item), item);
    for (const old of replaced)
      if (this.keyOf(old) !== this.keyOf(item)) this.parts.storage.remove(this.keyOf(old));
    this.items.set([...before.filter((one) => !replaced.includes(one)), item]);
    this.flush();
  }

  /** Sends what waits, now, whatever pause was under way. Resolves when nothing more can be done for the moment. */
  flush(): Promise<void> {
    if (this.flushing) return this.flushing;
    this.cancelPause?.();
    this.cancelPause = undefined;
    this.flushing = this.sendAll().finally(() => {
      this.flushing = undefined;
    });
    return this.flushing;
  }

  /** Removes one that was refused, or whose answer has been read. One that waits stays. */
  remove(clientId: string): void {
    const item = this.items.get().find((one) => one.body.clientId === clientId);
    if (item && item.state !== 'waiting') this.forget(item);
  }

  /** What the account signed in has here, oldest first. */
  mine(): I[] {
    const account = this.parts.account();
    return this.items.get().filter((item) => item.accountId === account);
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const next = this.mine().find((item) => item.state === 'waiting');
      if (!next) return;
      if (!(await this.sendOne(next))) return;
    }
  }

  /** Whether the next one may be tried. */
  private async sendOne(item: I): Promise<boolean> {
    try {
      const answered = await this.parts.send(item.body);
      if (answered) this.change(item, answered);
      else this.forget(item);
      return true;
    } catch (error) {
      const failure = error as Partial<CallFailed>;
      const status = failure.status ?? 0;
      if (status >= 400 && status < 500 && !tryAgain.has(status)) {
        const { title = '', detail, errors = [] } = failure;
        const refusal = {
          title,
          detail,
          errors: errors.map(({ pointer, message }) => ({ pointer, message })),
        };
        this.change(item, { state: 'refused', refusal });
        return true;
      }
      this.change(item, { tries: item.tries + 1 });
      // Without a session no pause helps; signing in flushes.
      if (status !== 401) this.pause(item.tries + 1, failure.retryAfterSeconds);
      return false;
    }
  }

  private pause(tries: number, asked: number | undefined): void {
    const growing = Math.min(longestPause, shortestPause * 2 ** (tries - 1));
    const milliseconds = Math.max(growing, (asked ?? 0) * 1000);
    this.cancelPause?.();
    this.cancelPause = this.parts.later(milliseconds, () => {
      this.cancelPause = undefined;
      this.flush();
    });
  }

  private change(item: I, change: Change<I>): void {
    const changed: I = { ...item, ...change };
    this.parts.storage.write(this.keyOf(item), changed);
    this.items.set(this.items.get().map((one) => (one === item ? changed : one)));
  }

  private forget(item: I): void {
    this.parts.storage.remove(this.keyOf(item));
    this.items.set(this.items.get().filter((one) => one !== item));
  }

  private keyOf({ body }: I): string {
    return this.parts.prefix + body.clientId;
  }

  private readAll(): readonly I[] {
    const { storage, prefix } = this.parts;
    return storage
      .keys()
      .filter((key) => key.startsWith(prefix))
      .map((key) => storage.read(key) as I | undefined)
      .filter((item): item is I => item?.body?.clientId !== undefined)
      .sort((a, b) => a.order - b.order);
  }
}
