import { changeSettings } from '@linli/services/notices/change-settings';
import { finishCallback } from '@linli/services/notices/finish-callback';
import { listCallbacks } from '@linli/services/notices/list-callbacks';
import { listDeliveries } from '@linli/services/notices/list-deliveries';
import { listNotices } from '@linli/services/notices/list-notices';
import { listRobots } from '@linli/services/notices/list-robots';
import { listTemplates } from '@linli/services/notices/list-templates';
import { markRead } from '@linli/services/notices/mark-read';
import { recordSmsReceipts } from '@linli/services/notices/record-sms-receipts';
import { recordWechatConsent } from '@linli/services/notices/record-wechat-consent';
import { removeRobot } from '@linli/services/notices/remove-robot';
import { revealCallbackNumber } from '@linli/services/notices/reveal-callback-number';
import { setRobot } from '@linli/services/notices/set-robot';
import { showSettings } from '@linli/services/notices/show-settings';
import type { HandlersFor } from '../handlers.ts';

type Own =
  | 'GET /notices'
  | 'POST /notices/mark-read'
  | 'GET /notices/settings'
  | 'POST /notices/change-settings'
  | 'GET /notices/templates'
  | 'POST /notices/record-wechat-consent'
  | 'POST /notices/sms-receipts'
  | 'GET /notices/deliveries'
  | 'GET /notices/callbacks'
  | 'POST /notices/reveal-callback-number'
  | 'POST /notices/finish-callback'
  | 'GET /notices/robots'
  | 'POST /notices/set-robot'
  | 'POST /notices/remove-robot';

/** The inbox, how somebody is told, what became of messages, and whom to phone. */
export const noticesHandlers: HandlersFor<Own> = {
  'GET /notices': listNotices,
  'POST /notices/mark-read': markRead,
  'GET /notices/settings': showSettings,
  'POST /notices/change-settings': changeSettings,
  'GET /notices/templates': listTemplates,
  'POST /notices/record-wechat-consent': recordWechatConsent,
  'POST /notices/sms-receipts': recordSmsReceipts,
  'GET /notices/deliveries': listDeliveries,
  'GET /notices/callbacks': listCallbacks,
  'POST /notices/reveal-callback-number': revealCallbackNumber,
  'POST /notices/finish-callback': finishCallback,
  'GET /notices/robots': listRobots,
  'POST /notices/set-robot': setRobot,
  'POST /notices/remove-robot': removeRobot,
};
