import type { LocalText } from '../problem.ts';

/** What has a clock and somebody who answers for it: a help request, or an alert of a report. */
export const caseKinds = {
  request: { zh: '求助', en: 'Request' },
  alert: { zh: '预警', en: 'Alert' },
} as const satisfies Record<string, LocalText>;
export type CaseKind = keyof typeof caseKinds;

/** What can happen to a case; its timeline is made of these. */
export const caseMoments = {
  submitted: { zh: '提交', en: 'submitted' },
  raised: { zh: '系统发现', en: 'raised' },
  accepted: { zh: '已受理', en: 'accepted' },
  offered: { zh: '在问志愿者', en: 'a volunteer is being asked' },
  'offer-declined': { zh: '志愿者这次不方便', en: 'the volunteer could not' },
  'offer-expired': { zh: '志愿者没有回应', en: 'the volunteer did not answer' },
  'offer-withdrawn': { zh: '不再问这位志愿者', en: 'the offer was taken back' },
  assigned: { zh: '指定了帮忙的人', en: 'somebody was named by hand' },
  taken: { zh: '有人接了', en: 'taken' },
  'in-hand': { zh: '有人负责', en: 'taken in hand' },
  'handed-over': { zh: '换人负责', en: 'handed over' },
  joined: { zh: '加入协办', en: 'joined in' },
  'left-joint': { zh: '退出协办', en: 'left the joint work' },
  'start-asked': { zh: '问了还没开始的人', en: 'the helper was asked about the start' },
  started: { zh: '开始办理', en: 'under way' },
  'finish-asked': { zh: '问了还没办完的人', en: 'the helper was asked about the finish' },
  returned: { zh: '退回，重新找人', en: 'given back' },
  'timed-out': { zh: '过时没办，重新找人', en: 'not done in time, looking again' },
  done: { zh: '办完了，等您确认', en: 'done, to be confirmed' },
  confirmed: { zh: '确认办好', en: 'confirmed' },
  'not-solved': { zh: '没办好，重新办理', en: 'not solved, opened again' },
  'call-back': { zh: '电话回访', en: 'called back' },
  rated: { zh: '评价', en: 'rated' },
  closed: { zh: '办结', en: 'closed' },
  cancelled: { zh: '取消', en: 'cancelled' },
  'not-solvable': { zh: '办不了', en: 'cannot be solved' },
  resolved: { zh: '处理完', en: 'resolved' },
  paused: { zh: '暂停计时', en: 'the clock is paused' },
  resumed: { zh: '继续计时', en: 'the clock runs again' },
  'plea-made': { zh: '申请', en: 'asked for' },
  'plea-granted': { zh: '申请通过', en: 'granted' },
  'plea-refused': { zh: '申请没有通过', en: 'not granted' },
  'limit-moved': { zh: '期限变了', en: 'the deadline moved' },
  noted: { zh: '备注', en: 'note' },
  told: { zh: '已通知', en: 'told' },
  skipped: { zh: '跳过', en: 'skipped' },
  collapsed: { zh: '几级一起通知', en: 'several steps at once' },
  escalated: { zh: '上报', en: 'carried up' },
  'silent-again': { zh: '接了没动静，重新计时', en: 'silent after answering' },
  stuck: { zh: '一直没人办，已上挂牌督办', en: 'stuck' },
  supervised: { zh: '督办', en: 'supervised' },
  'supervision-answered': { zh: '督办回复', en: 'supervision answered' },
  'supervision-late': { zh: '督办逾期没有回复', en: 'supervision not answered in time' },
} as const satisfies Record<string, LocalText>;
export type CaseMoment = keyof typeof caseMoments;
