import { auditEntries } from '@linli/db/audit/tables';
import { webhookDeliveries, webhooks as webhookRows } from '@linli/db/doors/tables';
import { notices } from '@linli/db/notices/tables';
import { askOf } from '@linli/test/support/requests';
import { onLoopback } from '@linli/test/support/robot-server';
import { verify, webhookReceiver } from '@linli/test/support/webhook-receiver';
import { workplace } from '@linli/test/support/work';
import { stageWorker } from '@linli/test/support/worker';
import { and, eq } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tellCase } from '../cases/tell-case.ts';
import { webhooksOverHttps } from '../gateways/webhooks-over-https.ts';
import { submitRequest } from '../requests/submit-request.ts';
import { addWebhook } from './add-webhook.ts';
import { changeWebhook } from './change-webhook.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { pushDue } from './push-due.ts';
import { redeliverWebhook } from './redeliver-webhook.ts';
import { removeWebhook } from './remove-webhook.ts';
import { replayWebhook } from './replay-webhook.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { showWebhook } from './show-webhook.ts';
import { startWebhook } from './start-webhook.ts';
import { stopWebhook } from './stop-webhook.ts';
import { testWebhook } from './test-webhook.ts';
import { webhookFollower } from './webhook-follower.ts';

const log = pino({ level: 'silent' });
const at = await workplace({
  gateways: { webhooks: webhooksOverHttps(log, onLoopback, 1000) },
  caseFollowers: [webhookFollower],
  // Weeks pass here.
  settings: { staffSessionMinutes: 365 * 24 * 60, residentSessionMinutes: 365 * 24 * 60 },
});
const { on, area } = at;
const { clock } = on;
const worker = stageWorker(on);
const secretary = await on.as({ role: 'secretary', area: area.community });
const inspector = await on.as({ role: 'inspector', area: area.community });
const page = { limit: 100 };
const HOUR = 60;

type Added = Parameters<typeof addWebhook>[1];
/** Another system that hears of the community, by the secretary's hand. */
async function heard(more: Partial<Added> = {}) {
  const receiver = await webhookReceiver();
  const webhookId = on.ids.next();
  const input: Added = {
    webhookId,
    areaId: area.community.id,
    name: '12345 热线',
    url: receiver.url,
    events: ['request.submitted'],
    ...more,
  };
  const { secret } = await addWebhook(await secretary.ctx(), input);
  onTestFinished(async () => {
    await on.sql`update webhooks set ended_at = now() where id = ${webhookId}`;
  });
  const log = async () => (await listWebhookDeliveries(await secretary.ctx(), { webhookId, ...page })).items;
  const view = async () => showWebhook(await secretary.ctx(), { webhookId });
  return { ...receiver, webhookId, secret, log, view, input };
}
const ask = async (home: { resident: typeof at.resident; household: { id: string } } = at, more = {}) => {
  const reply = await submitRequest(await home.resident.ctx(), await askOf(on, home.household, more));
  if (reply.outcome !== 'asked') throw new Error(reply.outcome);
  return reply.requestId;
};
/** Another household asks: the same matter of one household is one request. */
const askAnew = async () => ask(await at.home({ members: [{ phone: on.phone() }] }));
const tellOf = (event: Parameters<typeof tellCase>[2]) =>
  on.system().do((ctx) => tellCase(ctx, clock.now(), event), null);

describe('a webhook does', () => {
  it('hear of what it asked for in its area, signed, in the form of Standard Webhooks, with no word about anybody', async () => {
    const there = await heard();
    const elsewhere = await heard({ events: ['request.closed'] });
    const requestId = await ask();
    const { beyond } = await on.areas({ beyond: 'community' });
    await tellOf({ caseKind: 'request', caseId: requestId, areaPath: beyond.path, what: 'submitted' });
    await worker.runUntilIdle();
    expect(elsewhere.received).toEqual([]);
    expect(there.received).toHaveLength(1);
    const [got] = there.received;
    if (!got) throw new Error('nothing came');
    expect(verify(there.secret, got, clock.now())).toEqual(got.json);
    expect(() => verify(elsewhere.secret, got, clock.now())).toThrow();
    expect(got.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': expect.stringMatching(/^msg_[\w-]+$/),
      'webhook-timestamp': String(Math.floor(clock.now().getTime() / 1000)),
    });
    expect(got.json).toEqual({
      type: 'request.submitted',
      timestamp: clock.now().toISOString(),
      data: {
        requestId,
        kind: 'shopping',
        state: 'submitted',
        urgency: expect.any(String),
        areaId: area.building.id,
        submittedAt: expect.any(String),
        deadlineAt: expect.any(String),
      },
    });
    expect(got.body).not.toMatch(/\p{Script=Han}|梨|1\d{10}/u);
    expect(await there.log()).toMatchObject([
      {
        event: 'request.submitted',
        state: 'delivered',
        messageId: got.headers['webhook-id'],
        nextTryAt: null,
      },
    ]);
  });

  it('hear of nothing that is discreet, of alerts no nearer than the grid, of shifts that lack people', async () => {
    const there = await heard({
      events: ['request.submitted', 'case.climbed', 'case.stuck', 'alert.raised', 'shift.gap'],
    });
    const discreet = await at.asked({ kind: { discreet: true } });
    const open = await at.asked();
    const about = { caseKind: 'request' as const, areaPath: area.unit.path };
    await tellOf({ ...about, caseId: discreet, what: 'submitted' });
    await tellOf({ ...about, caseId: discreet, what: 'told', facts: { step: 2, area: '第一网格' } });
    // Who is asked first is no climb.
    await tellOf({ ...about, caseId: open, what: 'told', facts: { step: 1, area: '第一网格' } });
    await tellOf({ ...about, caseId: open, what: 'told', facts: { step: 2, area: '第一网格' } });
    const alertId = on.ids.next();
    await on.sql`insert into alerts (id, kind, level, area_id, facts, matter, created_at, household_id)
      values (${alertId}, 'fever', 'alert', ${area.unit.id}, '[]', ${alertId}, ${clock.now().toISOString()}, ${at.household.id})`;
    await tellOf({ caseKind: 'alert', caseId: alertId, areaPath: area.unit.path, what: 'raised' });
    await worker.runUntilIdle();
    expect(there.received.map(({ json }) => [json.type, json.data])).toEqual([
      ['case.climbed', expect.objectContaining({ requestId: open, caseKind: 'request', step: 2 })],
      [
        'alert.raised',
        {
          alertId,
          kind: 'fever',
          level: 'alert',
          state: 'open',
          areaId: area.grid.id,
          raisedAt: clock.now().toISOString(),
        },
      ],
    ]);
  });

  it('come only if what happened is true: a verb that fails tells nobody', async () => {
    const there = await heard();
    const requestId = await at.asked();
    await expect(
      on.system().do(async (ctx) => {
        await tellCase(ctx, clock.now(), {
          caseKind: 'request',
          caseId: requestId,
          areaPath: area.unit.path,
          what: 'submitted',
        });
        throw new Error('no');
      }, null),
    ).rejects.toThrow();
    await worker.runUntilIdle();
    expect(await there.log()).toEqual([]);
  });

  it('be tried again for about a day under the same id, then given up; what was answered stands in the log, masked', async () => {
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

  it('wait as long as the other side asks', async () => {
    const there = await heard();
    there.answerNext((response) => response.writeHead(503, { 'retry-after': '7200' }).end());
    await askAnew();
    await worker.advance({ minutes: 119 });
    expect(there.received).toHaveLength(1);
    await worker.advance({ minutes: 2 });
    expect((await there.log())[0]).toMatchObject({ state: 'delivered' });
  });

  it('stop at once when the other side says it is gone, and after three days without anything taken; whoever leads is told', async () => {
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

  it('keep what happens while it is stopped, and replay a period when it works again, everything or what was not taken', async () => {
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

  it('change its secret without losing anything: for the hours between, both sign', async () => {
    const there = await heard();
    const { secret, oldUntil } = await secretary.do(rotateWebhookSecret, {
      webhookId: there.webhookId,
      overlapHours: 2,
    });
    expect(oldUntil).toBe(new Date(clock.now().getTime() + 2 * 3_600_000).toISOString());
    const last = async () => {
      await secretary.do(testWebhook, { webhookId: there.webhookId });
      await worker.runUntilIdle();
      const got = there.received.at(-1);
      if (!got) throw new Error('nothing came');
      return got;
    };
    const between = await last();
    expect(between.json).toMatchObject({ type: 'webhook.test', data: { webhookId: there.webhookId } });
    verify(secret, between, clock.now());
    verify(there.secret, between, clock.now());
    clock.advance(2 * HOUR);
    const after = await last();
    verify(secret, after, clock.now());
    expect(() => verify(there.secret, after, clock.now())).toThrow();
    // One that leaked is over at once.
    const { secret: third } = await secretary.do(rotateWebhookSecret, {
      webhookId: there.webhookId,
      overlapHours: 0,
    });
    const leaked = await last();
    verify(third, leaked, clock.now());
    expect(() => verify(secret, leaked, clock.now())).toThrow();
  });

  it('be listed by its host, with address and secrets sealed where they rest; a removed one is gone', async () => {
    const there = await heard();
    const [row] = await on.db.select().from(webhookRows).where(eq(webhookRows.id, there.webhookId));
    expect(row?.urlCipher.toString('latin1')).not.toContain('theirs');
    expect(row?.secretCipher.toString('latin1')).not.toContain('whsec');
    const { items } = await listWebhooks(await inspector.ctx(), page);
    expect(items[0]).toMatchObject({
      webhookId: there.webhookId,
      host: new URL(there.url).host,
      stopped: null,
    });
    expect(JSON.stringify(items)).not.toMatch(/theirs|whsec/);
    await secretary.do(removeWebhook, { webhookId: there.webhookId, reason: '系统下线' });
    await askAnew();
    await worker.runUntilIdle();
    expect(there.received).toEqual([]);
    await expect(there.view()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('send what waits to a new address, and forget a month later what happened', async () => {
    const there = await heard();
    const moved = await webhookReceiver();
    there.answerNext(500);
    await askAnew();
    await worker.runUntilIdle();
    await changeWebhook(await secretary.ctx(), {
      webhookId: there.webhookId,
      name: '新热线',
      url: moved.url,
      events: ['request.submitted'],
    });
    await worker.advance({ minutes: 1 });
    expect(moved.received).toHaveLength(1);
    expect(await there.log()).toHaveLength(1);
    await worker.advance({ days: 31 });
    expect(await there.log()).toEqual([]);
  });
});

describe('refuses', () => {
  it('who leads less than a community, who only looks, and other areas', async () => {
    const there = await heard();
    const elsewhere = await on.as({ role: 'secretary', area: (await on.areas({ other: 'district' })).other });
    const { webhookId } = there;
    for (const [who, code] of [
      [at.gridLeader, 'not-allowed'],
      [inspector, 'not-allowed'],
      [await at.volunteer(), 'not-allowed'],
      [elsewhere, 'not-found'],
    ] as const) {
      const ctx = await who.ctx();
      const period = {
        from: '2026-11-16T00:00:00Z',
        until: '2026-11-17T00:00:00Z',
        what: 'everything' as const,
      };
      for (const call of [
        () => addWebhook(ctx, { ...there.input, webhookId: on.ids.next() }),
        () => changeWebhook(ctx, { webhookId, name: '改名', url: null, events: ['request.closed'] }),
        () => who.do(rotateWebhookSecret, { webhookId, overlapHours: 1 }),
        () => who.do(testWebhook, { webhookId }),
        () => who.do(stopWebhook, { webhookId, reason: '不是我的' }),
        () => who.do(startWebhook, { webhookId }),
        () => who.do(removeWebhook, { webhookId, reason: '不是我的' }),
        () => who.do(replayWebhook, { webhookId, ...period }),
      ])
        await expect(call()).rejects.toMatchObject({ code });
      if (who !== inspector)
        await expect(listWebhookDeliveries(ctx, { webhookId, ...page })).rejects.toMatchObject({ code });
    }
    expect((await listWebhookDeliveries(await inspector.ctx(), { webhookId, ...page })).items).toEqual([]);
  });

  it('an address that is not public, and says which field it is', async () => {
    for (const url of ['https://169.254.169.254/', 'http://10.0.0.1/', 'nowhere'])
      await expect(heard({ url })).rejects.toMatchObject({
        code: 'invalid-input',
        fields: [{ pointer: '/url' }],
      });
    const there = await heard();
    await expect(
      changeWebhook(await secretary.ctx(), { ...there.input, url: 'https://[::1]/' }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/url' }] });
  });

  it('the same id twice, whose secret was shown', async () => {
    const there = await heard();
    await expect(addWebhook(await secretary.ctx(), there.input)).rejects.toMatchObject({
      code: 'already-done',
    });
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
