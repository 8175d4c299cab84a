import { busyDistrict } from '@linli/test/support/busy-district';
import { plansOf, readsAll } from '@linli/test/support/query-plans';
import { describe, expect, it } from 'vitest';
import { readLateness } from '../escalation/report-late.ts';
import { readOpenOffers } from '../matching/read-open-offers.ts';
import { deleteOld } from './delete-old.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listNotices } from './list-notices.ts';
import { readMessaging } from './read-messaging.ts';
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

  it('what an operator is told every few seconds reads what waits and one hour, never the past', async () => {
    const past = on.clock.now().toISOString();
    await on.sql`
      insert into offers (id, account_id, community_id, how, state, created_at, expires_at, ended_at)
      select uuidv7(), a.id, c.id, 'plan', 'expired', ${past}, ${past}, ${past}
      from accounts a, (select id from areas where kind = 'community' limit 1) c, generate_series(1, 3)`;
    await on.sql`
      insert into callbacks (id, account_id, area_id, not_before, outcome, done_at, created_at)
      select uuidv7(), a.id, c.id, ${past}, 'reached', ${past}, ${past}
      from accounts a, (select id from areas where kind = 'community' limit 1) c, generate_series(1, 3)`;
    await on.sql`analyze offers, callbacks`;
    const plan = await plansOf(
      on,
      on.system(),
      async (ctx) => {
        const now = ctx.clock.now();
        await readMessaging(ctx, now);
        await readOpenOffers(ctx, now);
        await readLateness(ctx, now);
      },
      undefined,
    );
    for (const index of [/notices_(due|queued_of)/, /messages_due/, /messages_age/, /climbs_due/])
      expect(plan).toMatch(index);
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
