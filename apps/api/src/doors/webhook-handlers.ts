import type { webhookEndpoints } from '@linli/contracts/doors/webhook-endpoints';
import { addWebhook } from '@linli/services/doors/add-webhook';
import { changeWebhook } from '@linli/services/doors/change-webhook';
import { listWebhookDeliveries } from '@linli/services/doors/list-webhook-deliveries';
import { listWebhooks } from '@linli/services/doors/list-webhooks';
import { redeliverWebhook } from '@linli/services/doors/redeliver-webhook';
import { removeWebhook } from '@linli/services/doors/remove-webhook';
import { replayWebhook } from '@linli/services/doors/replay-webhook';
import { rotateWebhookSecret } from '@linli/services/doors/rotate-webhook-secret';
import { showWebhook } from '@linli/services/doors/show-webhook';
import { startWebhook } from '@linli/services/doors/start-webhook';
import { stopWebhook } from '@linli/services/doors/stop-webhook';
import { testWebhook } from '@linli/services/doors/test-webhook';
import type { HandlersFor } from '../handlers.ts';

export const webhookHandlers: HandlersFor<keyof typeof webhookEndpoints> = {
  'GET /doors/webhooks': listWebhooks,
  'GET /doors/webhooks/:webhookId': showWebhook,
  'POST /doors/add-webhook': addWebhook,
  'POST /doors/change-webhook': changeWebhook,
  'POST /doors/rotate-webhook-secret': rotateWebhookSecret,
  'POST /doors/test-webhook': testWebhook,
  'POST /doors/stop-webhook': stopWebhook,
  'POST /doors/start-webhook': startWebhook,
  'POST /doors/remove-webhook': removeWebhook,
  'GET /doors/webhook-deliveries': listWebhookDeliveries,
  'POST /doors/redeliver-webhook': redeliverWebhook,
  'POST /doors/replay-webhook': replayWebhook,
};
