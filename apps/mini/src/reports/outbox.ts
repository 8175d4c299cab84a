import type { InputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Storage } from '../state/storage.ts';
import { createStore, type Store } from '../state/store.ts';
import type { CallFailed } from '../wire/call-failed.ts';

export type Report = InputOf<'POST /reports/submit'>;
export type Answered = ReplyOf<'POST /reports/submit'>;
type AskedBack = Extract<Answered, { state: 'asked-back' }>;
type Accepted = Extract<Answered, { state: 'accepted' }>;

/** A report on this phone, from pressing "send" until the server has it and its answer has been read. */
export interface Kept {
  report: Report;
  /** Only the account that wrote it may send it. */
  accountId: string;
  /** For lists: what was reported on, in the words of that day. */
  title: string;
  address: string;
  /** Order of sending. */
  order: number;
  tries: number;
  /**
   * `waiting`: not yet sent. `refused`: the server does not take it, see `refusal`. `asked-back`: it wants to know
   * more. `told`: accepted, and the advice has not been read yet.
   */
  state: 'waiting' | 'refused' | 'asked-back' | 'told';
  refusal?: {
    title: string;
    detail: string | undefined;
    errors: readonly { pointer: string; message: string }[];
  };
  questions?: AskedBack['questions'];
  advice?: Accepted['advice'];
}

export interface OutboxParts {
  storage: Storage;
  /** Sends one report. @throws CallFailed */
  send: (report: Report) => Promise<Answered>;
  /** The account signed in now. */
  account: () => string | undefined;
  /** Calls back after some milliseconds; answers how to cancel. */
  later: (milliseconds: number, call: () => void) => () => void;
}

const prefix = 'outbox:';
/** Storage of a phone is small; somebody with so many unsent reports needs help, not more storage. */
const most = 60;
const shortestPause = 5_000;
const longestPause = 600_000;
/** The report is fine, the moment is not: it stays in the queue. */
const tryAgain = new Set([401, 408, 425, 429]);

/**
 * Keeps reports on the phone until the server has them: written before the first try, sent one at a time in order, the
 * queue stops at the first that gets no answer and tries again after growing pauses. What the server refuses is kept
 * with its reason until somebody has dealt with it.
 */
export class Outbox {
  readonly items: Store<readonly Kept[]>;
  private readonly parts: OutboxParts;
  private flushing: Promise<void> | undefined;
  private cancelPause: (() => void) | undefined;

  constructor(parts: OutboxParts) {
    this.parts = parts;
    this.items = createStore<readonly Kept[]>(readAll(parts.storage));
  }

  /**
   * Keeps a report and starts sending it. When this returns, closing the app loses nothing.
   * @throws when the phone cannot store it; then nothing was kept.
   */
  put(report: Report, about: Pick<Kept, 'accountId' | 'title' | 'address'>): void {
    const before = this.items.get();
    const order = 1 + Math.max(0, ...before.map((item) => item.order));
    // A newer report of the same slot and household takes the place of one that was refused or asked back.
    const replaced = before.filter((item) => item.state !== 'waiting' && sameReport(item.report, report));
    if (before.length - replaced.length >= most) throw new Error('the outbox is full');
    const item: Kept = { ...about, report, order, tries: 0, state: 'waiting' };
    this.parts.storage.write(prefix + report.clientId, item);
    for (const old of replaced) this.parts.storage.remove(prefix + old.report.clientId);
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

  /** Removes one that was refused or asked back, or whose advice has been read. One that waits stays. */
  remove(clientId: string): void {
    const item = this.items.get().find((one) => one.report.clientId === clientId);
    if (item && item.state !== 'waiting') this.forget(item);
  }

  /** Unsent reports of the account signed in, oldest first. */
  mine(): Kept[] {
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
  private async sendOne(item: Kept): Promise<boolean> {
    try {
      const answer = await this.parts.send(item.report);
      if (answer.state === 'asked-back')
        this.change(item, { state: 'asked-back', questions: answer.questions });
      else if (answer.advice.length > 0) this.change(item, { state: 'told', advice: answer.advice });
      else this.forget(item);
      return true;
    } catch (error) {
      const failure = error as Partial<CallFailed>;
      const status = failure.status ?? 0;
      if (status >= 400 && status < 500 && !tryAgain.has(status)) {
        const { title = '', detail, errors = [] } = failure;
        this.change(item, {
          state: 'refused',
          refusal: { title, detail, errors: errors.map(({ pointer, message }) => ({ pointer, message })) },
        });
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

  private change(item: Kept, change: Partial<Kept>): void {
    const changed = { ...item, ...change };
    this.parts.storage.write(prefix + item.report.clientId, changed);
    this.items.set(this.items.get().map((one) => (one === item ? changed : one)));
  }

  private forget(item: Kept): void {
    this.parts.storage.remove(prefix + item.report.clientId);
    this.items.set(this.items.get().filter((one) => one !== item));
  }
}

function sameReport(a: Report, b: Report): boolean {
  return a.slotId === b.slotId && a.householdId === b.householdId;
}

function readAll(storage: Storage): Kept[] {
  return storage
    .keys()
    .filter((key) => key.startsWith(prefix))
    .map((key) => storage.read(key) as Kept | undefined)
    .filter((item): item is Kept => item?.report?.clientId !== undefined)
    .sort((a, b) => a.order - b.order);
}
