import { randomUUID } from 'node:crypto';
import { enqueue } from '@linli/jobs/outbox';
import { identityHandlers } from '@linli/worker/identity/handlers';
import type { SystemCtx } from '@linli/worker/system-context';
import { expect, test } from 'vitest';
import { handlersWith } from './jobs.ts';
import { stage } from './stage.ts';
import { stageWorker } from './worker.ts';

test('a story lives through its alarms in order, each at its own moment, as the system', async () => {
  const on = await stage();
  const lived: [string, string][] = [];
  const worker = stageWorker(on, {
    handlers: handlersWith<SystemCtx>({
      ...identityHandlers,
      'reports.tick-gap-ladder': async (ctx, { roundSlotId }) => {
        lived.push([ctx.actor.kind, ctx.clock.now().toISOString()]);
        const runAt = new Date(ctx.clock.now().getTime() + 24 * 3_600_000);
        if (lived.length < 21) await enqueue(ctx, 'reports.tick-gap-ladder', { roundSlotId }, { runAt });
      },
    }),
  });
  await enqueue(on.base, 'reports.tick-gap-ladder', { roundSlotId: randomUUID() });
  const ran = await worker.advance({ days: 30 });
  expect(lived).toHaveLength(21);
  expect(lived.at(0)).toEqual(['system', '2026-11-16T01:00:00.000Z']);
  expect(lived.at(-1)).toEqual(['system', '2026-12-06T01:00:00.000Z']);
  expect(ran.some(({ name }) => name === 'identity.sweep-expired')).toBe(true);
  expect(on.clock.now().toISOString()).toBe('2026-12-16T01:00:00.000Z');
});
