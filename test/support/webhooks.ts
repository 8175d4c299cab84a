import { tellCase } from '@linli/services/cases/tell-case';
import { addWebhook } from '@linli/services/doors/add-webhook';
import { listWebhookDeliveries } from '@linli/services/doors/list-webhook-deliveries';
import { showWebhook } from '@linli/services/doors/show-webhook';
import { webhookFollower } from '@linli/services/doors/webhook-follower';
import { webhooksOverHttps } from '@linli/services/gateways/webhooks-over-https';
import { submitRequest } from '@linli/services/requests/submit-request';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { askOf } from './requests.ts';
import { onLoopback } from './robot-server.ts';
import { webhookReceiver } from './webhook-receiver.ts';
import { workplace } from './work.ts';
import { stageWorker } from './worker.ts';

const log = pino({ level: 'silent' });
const page = { limit: 100 };

/** A community whose secretary has other systems told what happens, and a worker that pushes it. */
export async function toldByWebhook() {
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
    const log = async () =>
      (await listWebhookDeliveries(await secretary.ctx(), { webhookId, ...page })).items;
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
  return { at, worker, secretary, inspector, heard, ask, askAnew, tellOf };
}
