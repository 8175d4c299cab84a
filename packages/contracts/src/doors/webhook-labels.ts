import type { LocalText } from '../problem.ts';

/** What another system can be told of as it happens; names in the form of Standard Webhooks. */
export const webhookEvents = {
  'request.submitted': { zh: '求助提交', en: 'A request was submitted' },
  'request.accepted': { zh: '求助受理', en: 'A request was accepted' },
  'request.taken': { zh: '求助有人接', en: 'Somebody took a request' },
  'request.done': { zh: '求助办完，待确认', en: 'A request was done' },
  'request.reopened': { zh: '求助没办好，重新办理', en: 'A request was not solved and opened again' },
  'request.closed': { zh: '求助办结', en: 'A request was closed' },
  'request.cancelled': { zh: '求助取消', en: 'A request was cancelled' },
  'request.not_solvable': { zh: '求助办不了', en: 'A request cannot be solved' },
  'case.climbed': { zh: '求助或预警上报一级', en: 'A request or an alert climbed a level' },
  'case.stuck': { zh: '各级都问过，没有人办', en: 'Every level was told and nobody took it' },
  'alert.raised': { zh: '出现预警', en: 'An alert was raised' },
  'alert.resolved': { zh: '预警处理完', en: 'An alert was resolved' },
  'shift.gap': { zh: '班次缺人', en: 'A shift lacks people' },
  'report_round.opened': { zh: '填报轮次开始', en: 'A round of self-report was opened' },
  'report_round.closed': { zh: '填报轮次提前结束', en: 'A round of self-report was closed early' },
} as const satisfies Record<string, LocalText>;
export type WebhookEvent = keyof typeof webhookEvents;
export const webhookEventNames = Object.keys(webhookEvents) as [WebhookEvent, ...WebhookEvent[]];

/** Sent when somebody tries an address out; nobody can choose it. */
export const testEvent = 'webhook.test';
export const testEventLabel = { zh: '试发', en: 'A test' } as const satisfies LocalText;

/** What became of one message to one address. */
export const deliveryStates = {
  waiting: { zh: '等待推送', en: 'waiting' },
  sending: { zh: '正在推送', en: 'being sent' },
  delivered: { zh: '对方已收下', en: 'taken' },
  failed: { zh: '对方没有收下', en: 'not taken' },
  held: { zh: '停用期间，没有推送', en: 'kept back while stopped' },
} as const satisfies Record<string, LocalText>;
export type DeliveryState = keyof typeof deliveryStates;

/** How one try ended. */
export const pushOutcomes = {
  sending: { zh: '正在推送', en: 'being sent' },
  delivered: { zh: '对方已收下', en: 'taken' },
  refused: { zh: '对方没有收下', en: 'not taken' },
  gone: { zh: '对方说这个地址不再使用（410）', en: 'the address says it is gone (410)' },
  timeout: { zh: '对方没有按时回答', en: 'no answer in time' },
  'no-answer': { zh: '没有连上对方', en: 'no connection' },
  address: { zh: '地址不在公网上', en: 'the address is not public' },
  interrupted: { zh: '推送时中断', en: 'interrupted' },
} as const satisfies Record<string, LocalText>;
export type PushOutcome = keyof typeof pushOutcomes;

/** Why nothing is sent to an address any more. */
export const webhookStops = {
  'by-hand': { zh: '人工停用', en: 'stopped by hand' },
  gone: { zh: '对方说这个地址不再使用', en: 'the address said it is gone' },
  failing: { zh: '连续几天没有收下，自动停用', en: 'not taken for days, stopped by itself' },
} as const satisfies Record<string, LocalText>;
export type WebhookStop = keyof typeof webhookStops;
