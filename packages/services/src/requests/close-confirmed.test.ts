import { workplace } from '@linli/test/support/work';
import { stageWorker } from '@linli/test/support/worker';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { closeConfirmed } from './close-confirmed.ts';
import { moveRequest } from './move-request.ts';

const at = await workplace();
const { on, asked, show, hands, events, told, resident } = at;
const days = (count: number) => on.clock.advance(count * 24 * 60);
const run = async () => closeConfirmed(await on.system().ctx());

describe('close-confirmed does', () => {
  it('closes after a week what was confirmed and not rated, quietly, with every hand', async () => {
    const requestId = await asked({ state: 'confirmed', lead: at.buildingHead });
    const worker = stageWorker(on);
    await worker.advance({ days: 6, minutes: 1439 });
    expect(await show(requestId)).toMatchObject({ state: 'confirmed' });
    await worker.advance({ minutes: 30 });
    expect(await show(requestId)).toMatchObject({ state: 'closed' });
    expect(await hands(requestId)).toMatchObject([{ endReason: 'done' }]);
    expect(await events(requestId)).toMatchObject([{ what: 'closed', accountId: null }]);
    expect(await told(requestId, resident.accountId)).toEqual([]);
  });
});

describe('close-confirmed refuses', () => {
  it('what waits for the resident, and what they opened again', async () => {
    const done = await asked({ state: 'done' });
    const again = await asked({ state: 'confirmed' });
    days(8);
    await inTransaction(await on.system().ctx(), async (ctx) =>
      moveRequest(ctx, on.clock.now(), await show(again), 'accepted', { what: 'not-solved' }),
    );
    await run();
    expect(await show(done)).toMatchObject({ state: 'done' });
    expect(await show(again)).toMatchObject({ state: 'accepted', reopened: 1 });
  });
});

describe('close-confirmed in races and repeats', () => {
  it('closes each once, whoever looks at the same time', async () => {
    const ids = [await asked({ state: 'confirmed' }), await asked({ state: 'confirmed' })];
    days(8);
    const closed = await Promise.all([run(), run()]);
    expect(closed[0] + closed[1]).toBe(2);
    for (const id of ids) expect(await events(id)).toHaveLength(1);
    expect(await run()).toBe(0);
  });
});
