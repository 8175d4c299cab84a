import type { MisbehavingTasks } from '@linli/test/support/misbehaving-tasks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openThread, type Thread } from './open-thread.ts';

const entry = new URL(import.meta.resolve('@linli/test/support/misbehaving-tasks'));
const patient = { limitMs: 20_000 };

let thread: Thread<MisbehavingTasks>;
beforeEach(() => {
  thread = openThread(entry);
});
afterEach(() => thread.close());

const works = () =>
  expect(thread.run('double', Int32Array.of(21), patient)).resolves.toEqual(Int32Array.of(42));

test('calls are answered in the order in which they come', async () => {
  const order: number[] = [];
  const calls = [1, 2, 3].map(async (each) => {
    const [doubled] = await thread.run('double', Int32Array.of(each), patient);
    order.push(doubled ?? 0);
  });
  await Promise.all(calls);
  expect(order).toEqual([2, 4, 6]);
});

test('arrays move to the thread instead of being copied', async () => {
  const numbers = Int32Array.of(1, 2, 3);
  expect(await thread.run('sum', { numbers }, patient)).toBe(6);
  expect(numbers.length).toBe(0);
});

test('what a task throws reaches the caller, and the thread goes on', async () => {
  const refused = thread.run('refuse', 'prices fall', patient);
  await expect(refused).rejects.toThrow(new RangeError('prices fall'));
  await works();
});

test.each(['crash', 'leave'] as const)(
  'after a %s the call is told, and the next one gets a new thread',
  async (task) => {
    const call = thread.run(task, undefined as never, patient);
    const next = works();
    await expect(call).rejects.toMatchObject({ name: 'ThreadFailed', reason: 'crashed' });
    await next;
  },
);

test('a hung thread is ended at its limit, and the next call gets a new one', async () => {
  const call = thread.run('hang', null, { limitMs: 50 });
  const next = works();
  await expect(call).rejects.toMatchObject({ reason: 'late', message: expect.stringContaining('50 ms') });
  await next;
});

test('a call can be given up before, in line and while it runs', async () => {
  const before = AbortSignal.abort(new Error('no longer wanted'));
  await expect(thread.run('hang', null, { ...patient, signal: before })).rejects.toThrow('no longer wanted');
  const running = new AbortController();
  const inLine = new AbortController();
  const first = thread.run('hang', null, { ...patient, signal: running.signal });
  const second = thread.run('hang', null, { ...patient, signal: inLine.signal });
  const third = works();
  inLine.abort(new Error('stepped out of the line'));
  await expect(second).rejects.toThrow('stepped out of the line');
  running.abort(new Error('given up'));
  await expect(first).rejects.toThrow('given up');
  await third;
});

test('input that cannot be sent is refused, and the line moves on', async () => {
  const call = thread.run('refuse', (() => {}) as never, patient);
  const next = works();
  await expect(call).rejects.toMatchObject({ name: 'DataCloneError' });
  await next;
});

test('closing rejects what waits and what comes later', async () => {
  const running = thread.run('hang', null, patient);
  const waiting = thread.run('hang', null, patient);
  const outcomes = Promise.allSettled([running, waiting]);
  await thread.close();
  const later = await Promise.allSettled([thread.run('hang', null, patient)]);
  for (const outcome of [...(await outcomes), ...later]) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { reason: 'closed' } });
  }
});

test('an entry that does not load fails its calls, one thread each', async () => {
  const broken = openThread<MisbehavingTasks>(new URL('file:///no/such/module.ts'));
  for (const _ of [1, 2]) {
    await expect(broken.run('hang', null, patient)).rejects.toMatchObject({ reason: 'crashed' });
  }
  await broken.close();
});
