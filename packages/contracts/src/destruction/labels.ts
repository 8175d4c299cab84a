import type { LocalText } from '../problem.ts';

/** What is destroyed of a round, in the order in which it is done. */
export const destructionParts = {
  'handover-items': { zh: '交接单里的预警和电话', en: 'Alerts and calls named in handovers' },
  'sheet-files': { zh: '用本轮数据填好的报表文件', en: 'Files of forms filled from it' },
  'recheck-persons': { zh: '抽查复核：各人的回答', en: 'Second answers of people' },
  'recheck-households': { zh: '抽查复核：各户', en: 'Households asked a second time' },
  'recheck-samples': { zh: '抽查复核：抽样', en: 'Samples' },
  'call-attempts': { zh: '电话结果和备注', en: 'Outcomes and notes of calls' },
  calls: { zh: '电话名单', en: 'Calls' },
  visits: { zh: '上门结果和备注', en: 'Visits' },
  'gap-notes': { zh: '未报原因', en: 'Reasons for not reporting' },
  'person-reports': { zh: '各人的填报', en: 'Answers about people' },
  submissions: { zh: '各户的填报', en: 'Reports of households' },
  photos: { zh: '填报照片', en: 'Photos' },
  ledger: { zh: '应报名单', en: 'Who was expected' },
  'alert-words': { zh: '预警经过里写的话', en: 'What was said about alerts' },
  supervisions: { zh: '对预警的督办', en: 'Supervisions of alerts' },
  climbs: { zh: '预警催办的门址', en: 'Doors in the ladders of alerts' },
  alerts: { zh: '预警里的人、门址和内容', en: 'People, doors and contents of alerts' },
  notices: { zh: '说到本轮的通知', en: 'Notices about it' },
  'robot-posts': { zh: '发到群里的提醒', en: 'Posts in chat groups' },
  'webhook-events': { zh: '推送出去的预警', en: 'Alerts told to other systems' },
} as const satisfies Record<string, LocalText>;
export type DestructionPart = keyof typeof destructionParts;
export const destructionPartNames = Object.keys(destructionParts) as [DestructionPart, ...DestructionPart[]];

/** How far it has come. `kept`: the round declared a service record, nothing is destroyed unless somebody orders it. */
export const destructionStates = {
  kept: { zh: '不销毁，转入服务档案', en: 'kept as a service record' },
  ahead: { zh: '轮次还没结束', en: 'the round has not ended' },
  waiting: { zh: '等待销毁', en: 'waiting' },
  running: { zh: '正在销毁', en: 'being destroyed' },
  again: { zh: '恢复备份后重新销毁', en: 'being destroyed again after a restore' },
  done: { zh: '已销毁', en: 'destroyed' },
} as const satisfies Record<string, LocalText>;
export type DestructionState = keyof typeof destructionStates;
