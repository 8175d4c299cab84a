import { CallFailed } from '@linli/api/client/call-failed';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Answered, type Kept, keptOf, type Report, sameReport } from '../reports/kept-report.ts';
import type { Storage } from '../state/storage.ts';
import { Outbox } from './outbox.ts';

type Reaction = Answered | CallFailed;

const accepted: Answered = {
  state: 'accepted',
  submissionId: 's',
  receivedAt: '2026-11-21T08:00:00+08:00',
  onTime: true,
  advice: [],
  parallel: false,
};
const noAnswer = new CallFailed({ code: 'no-answer', title: '没有连上服务器', status: 0 });

let kept: Map<string, string>;
let signedIn: string | undefined;
let sent: string[];
let storedWhenSent: number[];
let reactions: (Reaction | Promise<Reaction>)[];
let alarms: { milliseconds: number; ring: () => void; cancelled: boolean }[];

beforeEach(() => {
  kept = new Map();
  signedIn = 'wang';
  sent = [];
  storedWhenSent = [];
  reactions = [];
  alarms = [];
});

const storage: Storage = {
  read: (key) => (kept.has(key) ? JSON.parse(kept.get(key) ?? '') : undefined),
  write: (key, value) => void kept.set(key, JSON.stringify(value)),
  remove: (key) => void kept.delete(key),
  keys: () => [...kept.keys()],
};

/** The app being opened: everything but storage is new. */
function open(parts: { storage?: Storage } = {}): Outbox<Kept> {
  return new Outbox<Kept>({
    prefix: 'outbox:',
    replaces: sameReport,
    storage: parts.storage ?? storage,
    account: () => signedIn,
    async send(report) {
      sent.push(report.clientId);
      storedWhenSent.push(kept.size);
      const reaction = await (reactions.shift() ?? accepted);
      if (reaction instanceof CallFailed) throw reaction;
      return keptOf(reaction);
    },
    later(milliseconds, ring) {
      const alarm = { milliseconds, ring, cancelled: false };
      alarms.push(alarm);
      return () => {
        alarm.cancelled = true;
      };
    },
  });
}

const report = (clientId: string, slotId = clientId): Report => ({
  clientId,
  slotId,
  householdId: 'h',
  basis: 'self',
  capturedAt: '2026-11-21T08:00:00+08:00',
  persons: [{ personId: 'p', answers: { temperature: { celsius: 36.5, at: 'armpit' } } }],
});
const about = { accountId: 'wang', title: '早报', address: '1 栋 2 单元 301' };
const states = (outbox: Outbox<Kept>) =>
  outbox.items.get().map((item) => [item.body.clientId, item.state, item.tries]);

describe('a report that was entered', () => {
  it('is on the phone before the first try to send it', async () => {
    const outbox = open();
    outbox.put(report('r1'), about);
    await outbox.flush();
    expect(storedWhenSent).toEqual([1]);
    expect(kept.size).toBe(0);
  });

  it('survives closing the app and is sent with the same id', async () => {
    reactions.push(noAnswer);
    const before = open();
    before.put(report('r1'), about);
    await before.flush();
    const after = open();
    expect(states(after)).toEqual([['r1', 'waiting', 1]]);
    await after.flush();
    expect(sent).toEqual(['r1', 'r1']);
    expect(after.items.get()).toEqual([]);
  });

  it('is not taken when the phone cannot store it', () => {
    const full = open({
      storage: {
        ...storage,
        write() {
          throw new Error('quota');
        },
      },
    });
    expect(() => full.put(report('r1'), about)).toThrow('quota');
    expect(full.items.get()).toEqual([]);
    expect(sent).toEqual([]);
  });
});

describe('sending', () => {
  it('goes one at a time in the order of writing', async () => {
    let release: (answer: Reaction) => void = () => undefined;
    reactions.push(new Promise((resolve) => (release = resolve)));
    const outbox = open();
    outbox.put(report('r1'), about);
    outbox.put(report('r2'), about);
    outbox.put(report('r3'), about);
    expect(sent).toEqual(['r1']);
    release(accepted);
    await outbox.flush();
    expect(sent).toEqual(['r1', 'r2', 'r3']);
  });

  it('stops at the first that gets no answer, and pauses longer each time', async () => {
    reactions.push(noAnswer, noAnswer, noAnswer);
    const outbox = open();
    outbox.put(report('r1'), about);
    outbox.put(report('r2'), about);
    await outbox.flush();
    expect(sent).toEqual(['r1']);
    alarms.at(-1)?.ring();
    await outbox.flush();
    alarms.at(-1)?.ring();
    await outbox.flush();
    expect(alarms.map((alarm) => alarm.milliseconds)).toEqual([5_000, 10_000, 20_000]);
    alarms.at(-1)?.ring();
    await outbox.flush();
    expect(outbox.items.get()).toEqual([]);
    expect(sent.at(-1)).toBe('r2');
  });

  it('waits as long as a busy server asks', async () => {
    reactions.push(
      new CallFailed({ code: 'too-many-requests', title: '太频繁', status: 429, retryAfterSeconds: 90 }),
    );
    const outbox = open();
    outbox.put(report('r1'), about);
    await outbox.flush();
    expect(alarms.at(-1)?.milliseconds).toBe(90_000);
    expect(states(outbox)).toEqual([['r1', 'waiting', 1]]);
  });

  it('does not wait for the pause when the network is back', async () => {
    reactions.push(noAnswer);
    const outbox = open();
    outbox.put(report('r1'), about);
    await outbox.flush();
    await outbox.flush();
    expect(alarms.map((alarm) => alarm.cancelled)).toEqual([true]);
    expect(outbox.items.get()).toEqual([]);
  });

  it('keeps what a failing server did not take', async () => {
    reactions.push(new CallFailed({ code: 'unexpected', title: '系统出了问题', status: 500 }));
    const outbox = open();
    outbox.put(report('r1'), about);
    await outbox.flush();
    expect(states(outbox)).toEqual([['r1', 'waiting', 1]]);
  });

  it('waits for signing in again, without a pause that cannot help', async () => {
    reactions.push(new CallFailed({ code: 'not-signed-in', title: '请先登录', status: 401 }));
    const outbox = open();
    outbox.put(report('r1'), about);
    await outbox.flush();
    expect(alarms).toEqual([]);
    expect(states(outbox)).toEqual([['r1', 'waiting', 1]]);
  });

  it('never sends the reports of another account', async () => {
    signedIn = undefined;
    const outbox = open();
    outbox.put(report('r1'), about);
    signedIn = 'li';
    await outbox.flush();
    expect(sent).toEqual([]);
    signedIn = 'wang';
    await outbox.flush();
    expect(sent).toEqual(['r1']);
  });
});

describe('what the server says', () => {
  it('a refusal is kept with its reason, and the next report goes on', async () => {
    reactions.push(
      new CallFailed({
        code: 'invalid-input',
        title: '填写的内容有误',
        status: 400,
        errors: [{ pointer: '/persons/0/answers/temperature', code: 'impossible', message: '不可能' }],
      }),
    );
    const outbox = open();
    outbox.put(report('r1'), about);
    outbox.put(report('r2'), about);
    await outbox.flush();
    expect(sent).toEqual(['r1', 'r2']);
    const reopened = open();
    expect(states(reopened)).toEqual([['r1', 'refused', 0]]);
    expect(reopened.items.get()[0]?.refusal).toEqual({
      title: '填写的内容有误',
      errors: [{ pointer: '/persons/0/answers/temperature', message: '不可能' }],
    });
  });

  it('advice stays until it has been read', async () => {
    reactions.push({
      ...accepted,
      advice: [{ personId: 'p', level: 'danger', text: { zh: '请拨打 120', en: 'Call 120' } }],
    });
    const outbox = open();
    outbox.put(report('r1'), about);
    await outbox.flush();
    expect(states(open())).toEqual([['r1', 'told', 0]]);
    outbox.remove('r1');
    expect(states(open())).toEqual([]);
  });

  it('a question back is kept until a newer report of the same slot answers it', async () => {
    const questions = [{ key: 'p:fever', personId: 'p', text: { zh: '真的吗？', en: 'Really?' } }];
    reactions.push({ state: 'asked-back', questions });
    const outbox = open();
    outbox.put(report('r1', 'morning'), about);
    await outbox.flush();
    expect(outbox.items.get()[0]?.questions).toEqual(questions);
    outbox.put({ ...report('r2', 'morning'), confirmed: ['p:fever'] }, about);
    await outbox.flush();
    expect(outbox.items.get()).toEqual([]);
    expect(open().items.get()).toEqual([]);
  });

  it('a waiting report cannot be thrown away by mistake', async () => {
    reactions.push(noAnswer);
    const outbox = open();
    outbox.put(report('r1'), about);
    await outbox.flush();
    outbox.remove('r1');
    expect(states(outbox)).toEqual([['r1', 'waiting', 1]]);
  });
});
