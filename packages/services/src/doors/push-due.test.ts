import { auditEntries } from '@linli/db/audit/tables';
import { webhookDeliveries } from '@linli/db/doors/tables';
import { notices } from '@linli/db/notices/tables';
import { toldByWebhook } from '@linli/test/support/webhooks';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { pushDue } from './push-due.ts';
import { redeliverWebhook } from './redeliver-webhook.ts';
import { replayWebhook } from './replay-webhook.ts';
import { startWebhook } from './start-webhook.ts';
import { stopWebhook } from './stop-webhook.ts';
import { testWebhook } from './test-webhook.ts';

const { at, worker, secretary, heard, askAnew, tellOf } = await toldByWebhook();
const { on, area } = at;
const { clock } = on;

describe('pushing', () => {
  it('tries again for about a day under the same id, then gives up; what was answered stands in the log, masked', async () => {
    const there = await heard();
    there.answerAlways((response) =>
      response.writeHead(500).end('no 13800138000 for linli_abcdefghijklmnopqrstuvwxyz'),
    );
    await askAnew();
    await worker.advance({ hours: 40 });
    const [delivery] = await there.log();
    expect(delivery).toMatchObject({ state: 'failed', nextTryAt: null });
    expect(delivery?.tries).toHaveLength(8);
    expect(delivery?.tries[0]).toMatchObject({
      attempt: 8,
      outcome: 'refused',
      status: 500,
      answer: 'no *** for ***',
    });
    expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    // Each try is signed anew, for its own time.
    expect(new Set(there.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(8);
    expect(await there.view()).toMatchObject({ failingSince: expect.any(String), stopped: null });
    there.answerAlways(204);
    await secretary.do(redeliverWebhook, { deliveryId: delivery?.deliveryId ?? '' });
    await worker.runUntilIdle();
    expect((await there.log())[0]).toMatchObject({ state: 'delivered' });
    expect(there.received.at(-1)?.headers['webhook-id']).toBe(delivery?.messageId);
    expect(await there.view()).toMatchObject({ failingSince: null });
  });

  it('waits as long as the other side asks', async () => {
    const there = await heard();
    there.answerNext((response) => response.writeHead(503, { 'retry-after': '7200' }).end());
    await askAnew();
    await worker.advance({ minutes: 119 });
    expect(there.received).toHaveLength(1);
    await worker.advance({ minutes: 2 });
    expect((await there.log())[0]).toMatchObject({ state: 'delivered' });
  });

  it('stops at once when the other side says it is gone, and after three days without anything taken; whoever leads is told', async () => {
    const gone = await heard();
    gone.answerNext(410);
    await askAnew();
    await worker.runUntilIdle();
    expect(await gone.view()).toMatchObject({ stopped: { why: 'gone' } });
    await askAnew();
    await worker.runUntilIdle();
    expect(gone.received).toHaveLength(1);
    expect((await gone.log()).map(({ state }) => state)).toEqual(['held', 'failed']);

    const failing = await heard({ events: ['request.cancelled'] });
    failing.answerAlways(500);
    const requestId = await at.asked();
    for (let day = 0; day < 4; day++) {
      await tellOf({ caseKind: 'request', caseId: requestId, areaPath: area.unit.path, what: 'cancelled' });
      await worker.advance({ hours: 24 });
    }
    expect(await failing.view()).toMatchObject({ stopped: { why: 'failing' } });
    const told = await on.db
      .select()
      .from(notices)
      .where(and(eq(notices.accountId, secretary.accountId), eq(notices.kind, 'webhook-stopped')));
    const toldOf = ({ webhookId }: { webhookId: string }) =>
      told.filter(({ facts }) => (facts as { webhookId: string }).webhookId === webhookId);
    expect([toldOf(gone).length, toldOf(failing).length]).toEqual([1, 1]);
    const entries = await on.db
      .select()
      .from(auditEntries)
      .where(
        and(eq(auditEntries.subjectId, failing.webhookId), eq(auditEntries.action, 'doors.stop-webhook')),
      );
    expect(entries).toMatchObject([{ accountId: null, facts: { why: 'failing' } }]);
  });

  it('keeps what happens while a webhook is stopped, and replays a period when it works again, everything or what was not taken', async () => {
    const there = await heard();
    const from = clock.now();
    await askAnew();
    await worker.runUntilIdle();
    await secretary.do(stopWebhook, { webhookId: there.webhookId, reason: '对方检修' });
    clock.advance(10);
    await askAnew();
    await worker.runUntilIdle();
    expect((await there.log()).map(({ state }) => state)).toEqual(['held', 'delivered']);
    for (const verb of [
      () => secretary.do(testWebhook, { webhookId: there.webhookId }),
      () =>
        secretary.do(replayWebhook, {
          webhookId: there.webhookId,
          from: from.toISOString(),
          until: clock.now().toISOString(),
          what: 'everything' as const,
        }),
    ])
      await expect(verb()).rejects.toMatchObject({ code: 'illegal-transition' });
    await secretary.do(startWebhook, { webhookId: there.webhookId });
    await worker.runUntilIdle();
    expect(there.received).toHaveLength(1);
    clock.advance(10);
    const replay = (what: 'not-taken' | 'everything', since = from) =>
      secretary.do(replayWebhook, {
        webhookId: there.webhookId,
        from: since.toISOString(),
        until: clock.now().toISOString(),
        what,
      });
    expect(await replay('not-taken')).toEqual({ deliveries: 1 });
    await worker.runUntilIdle();
    expect(there.received).toHaveLength(2);
    expect(await replay('everything')).toEqual({ deliveries: 2 });
    await worker.runUntilIdle();
    expect(there.received).toHaveLength(4);
    expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
    expect(await replay('everything', clock.now()).catch(({ fields }) => fields)).toEqual([
      { pointer: '/until', code: 'wrong-order' },
    ]);
  });
});

describe('races and repeats', () => {
  it('three workers push a message once', async () => {
    const there = await heard();
    for (let n = 0; n < 6; n++) await secretary.do(testWebhook, { webhookId: there.webhookId });
    const ctx = await on.system().ctx();
    const { signal } = new AbortController();
    await Promise.all([1, 2, 3].map(() => pushDue(ctx, signal)));
    expect(there.received).toHaveLength(6);
    expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(6);
  });

  it('a try whose worker was killed is told as interrupted and made again', async () => {
    const there = await heard();
    const { deliveryId } = await secretary.do(testWebhook, { webhookId: there.webhookId });
    await on.db
      .update(webhookDeliveries)
      .set({ state: 'sending', tries: 1, round: 1, dueAt: new Date(clock.now().getTime() + 60_000) })
      .where(eq(webhookDeliveries.id, deliveryId));
    await on.sql`insert into webhook_tries (delivery_id, attempt, at, outcome)
      values (${deliveryId}, 1, ${clock.now().toISOString()}, 'sending')`;
    await worker.runUntilIdle();
    expect(there.received).toEqual([]);
    await worker.advance({ minutes: 1 });
    expect((await there.log())[0]?.tries.map(({ outcome }) => outcome)).toEqual(['delivered', 'interrupted']);
  });

  it('an address that answers nobody holds up no other', async () => {
    const [silent, there] = [await heard(), await heard()];
    silent.answerAlways(() => undefined);
    await askAnew();
    await askAnew();
    await worker.runUntilIdle();
    expect(there.received).toHaveLength(2);
    expect((await silent.log()).map(({ state }) => state).toSorted()).toEqual(['waiting', 'waiting']);
  });
});
