import { webhooks as webhookRows } from '@linli/db/doors/tables';
import { roundInput } from '@linli/test/support/rounds';
import { verify, webhookReceiver } from '@linli/test/support/webhook-receiver';
import { toldByWebhook } from '@linli/test/support/webhooks';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { tellCase } from '../cases/tell-case.ts';
import { closeRound } from '../reports/close-round.ts';
import { openRound } from '../reports/open-round.ts';
import { addWebhook } from './add-webhook.ts';
import { changeWebhook } from './change-webhook.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { removeWebhook } from './remove-webhook.ts';
import { replayWebhook } from './replay-webhook.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { startWebhook } from './start-webhook.ts';
import { stopWebhook } from './stop-webhook.ts';
import { testWebhook } from './test-webhook.ts';

const { at, worker, secretary, inspector, heard, ask, askAnew, tellOf } = await toldByWebhook();
const { on, area } = at;
const { clock } = on;
const page = { limit: 100 };

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

  it('hear of rounds that open and close, and of shifts that lack people', async () => {
    const there = await heard({ events: ['report_round.opened', 'report_round.closed', 'shift.gap'] });
    const { roundId } = await secretary.do(openRound, await roundInput(on, area.community));
    await secretary.do(closeRound, { roundId, reason: '疫情已过去' });
    const [checkpointId, shiftId, alertId] = [on.ids.next(), on.ids.next(), on.ids.next()];
    const now = clock.now().toISOString();
    await on.sql`insert into checkpoints (id, area_id, name, place, hours, equipment, instructions, risks, contact_name,
        contact_phone_cipher, code_key_cipher, created_at)
      values (${checkpointId}, ${area.grid.id}, '东门', '东门岗亭', '[]', '[]', '', '', '王网格', '', '', ${now})`;
    await on.sql`insert into shifts (id, checkpoint_id, area_path, day, starts_at, ends_at, minutes, night_minutes, people, taken, roles,
        created_at)
      values (${shiftId}, ${checkpointId}, ${area.grid.path}, '2026-11-17', '2026-11-17T00:00Z', '2026-11-17T06:00Z', 360, 0, 3, 1, '[]',
        ${now})`;
    await on.sql`insert into alerts (id, kind, level, area_id, source_id, facts, matter, created_at)
      values (${alertId}, 'shift-gap', 'alert', ${area.grid.id}, ${shiftId}, '[]', ${alertId}, ${now})`;
    await tellOf({ caseKind: 'alert', caseId: alertId, areaPath: area.grid.path, what: 'raised' });
    await worker.runUntilIdle();
    const about = { roundId, areaId: area.community.id };
    expect(there.received.map(({ json }) => [json.type, json.data])).toEqual([
      [
        'report_round.opened',
        {
          ...about,
          form: 'daily-health',
          startsOn: '2026-11-16',
          endsOn: '2026-11-18',
          persons: expect.any(Number),
        },
      ],
      ['report_round.closed', about],
      [
        'shift.gap',
        {
          shiftId,
          checkpointId,
          kind: 'shift-gap',
          areaId: area.grid.id,
          startsAt: '2026-11-17T00:00:00.000Z',
          endsAt: '2026-11-17T06:00:00.000Z',
          people: 3,
          taken: 1,
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
    clock.advance(120);
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
