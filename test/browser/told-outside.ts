import { addWebhook } from '@linli/services/doors/add-webhook';
import { testWebhook } from '@linli/services/doors/test-webhook';
import type { openProduct } from '../support/product.ts';
import type { AccountCaller } from '../support/stage.ts';
import type { webhookReceiver } from '../support/webhook-receiver.ts';

/** A hotline that is told what happens in the community: one message taken, one that has to wait, one not yet sent. */
export async function toldOutside(
  on: Pick<Awaited<ReturnType<typeof openProduct>>, 'ids' | 'worker'>,
  { area, secretary }: { area: { community: { id: string } }; secretary: AccountCaller },
  receiver: Awaited<ReturnType<typeof webhookReceiver>>,
) {
  const webhookId = on.ids.next();
  await addWebhook(await secretary.ctx(), {
    webhookId,
    areaId: area.community.id,
    name: '12345 热线',
    url: receiver.url,
    events: ['request.submitted', 'request.closed', 'alert.raised'],
  });
  const test = () => secretary.do(testWebhook, { webhookId });
  await test();
  await on.worker.runUntilIdle();
  receiver.answerNext((response) => response.writeHead(503).end('busy'));
  await test();
  await on.worker.runUntilIdle();
  return { webhookId };
}
