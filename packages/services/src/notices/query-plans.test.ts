import { busyDistrict } from '@linli/test/support/busy-district';
import { plansOf, readsAll } from '@linli/test/support/query-plans';
import { describe, expect, it } from 'vitest';
import { deleteOld } from './delete-old.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listNotices } from './list-notices.ts';
import { sweepDue } from './sweep-due.ts';

// 20,000 notices and messages of the past; a hundred notices wait, one is due.
const { on, leader } = await busyDistrict();
const { signal } = new AbortController();

describe('twenty thousand notices', () => {
  it('what is due is found, decided and sent without reading what was sent before', async () => {
    const plan = await plansOf(on, on.system(), (ctx) => sweepDue(ctx, signal), undefined);
    expect(plan).toMatch(/notices_(due|queued_of)/);
    expect(plan).toMatch(/messages_due/);
    expect(plan).toMatch(/message_tries_of/);
    expect(plan).not.toMatch(readsAll);
  });

  it('an inbox is read by its owner', async () => {
    const plan = await plansOf(on, leader, listNotices, { limit: 30 });
    expect(plan).toMatch(/notices_(inbox|unread)/);
    expect(plan).not.toMatch(readsAll);
  });

  it('deliveries of an area are read no further than their page', async () => {
    expect(await plansOf(on, leader, listDeliveries, { limit: 30 })).not.toMatch(readsAll);
  });

  it('what is too old is found by its age', async () => {
    const plan = await plansOf(on, on.system(), (ctx) => deleteOld(ctx), undefined);
    expect(plan).toMatch(/notices_age/);
    expect(plan).toMatch(/messages_age/);
  });
});
