import type { LocalText } from '../problem.ts';

interface NoticeText {
  /** At most 20 characters in every language: the longest field a subscribe message of WeChat takes. */
  readonly title: LocalText;
  /** `{name}` is filled from the notice's facts: a count or a moment. Says nothing about anybody's health. */
  readonly text: LocalText;
}

/**
 * Every kind of message with its texts; a slice that has something new to tell adds a row here and one in
 * `domain/notices/kinds.ts`. Texts are made when a message is read or sent, never kept.
 */
export const noticeTexts = {
  'report-missing': {
    title: { zh: '请填今天的报告', en: 'Report still due' },
    text: { zh: '还差 {missing} 人，点开就能填', en: 'Still missing: {missing}. Open to fill it in.' },
  },
  'proxy-asked': {
    title: { zh: '请替家人亲属填报', en: 'Report for others' },
    text: { zh: '有 {missing} 人还没填，可以代填', en: 'Still missing: {missing}. You may report for them.' },
  },
  'calls-given': {
    title: { zh: '有电话请您打', en: 'Calls for you' },
    text: { zh: '共 {calls} 户，点开看名单', en: 'Households to phone: {calls}' },
  },
  'calls-left': {
    title: { zh: '有几户没人打电话', en: 'Calls nobody makes' },
    text: { zh: '共 {households} 户，请安排人', en: 'Households without a caller: {households}' },
  },
  'visits-due': {
    title: { zh: '有几户要上门看看', en: 'Visits due' },
    text: { zh: '共 {households} 户还没有联系上', en: 'Households not reached yet: {households}' },
  },
  'alert-raised': {
    title: { zh: '有一件事要您看看', en: 'Please look at this' },
    text: { zh: '请点开查看并处理', en: 'Open it and take it in hand.' },
  },
  'request-moved': {
    title: { zh: '您的求助有进展', en: 'Your request moved' },
    text: { zh: '点开看现在谁在办', en: 'Open to see who has it now.' },
  },
  'request-answer': {
    title: { zh: '求助有新留言', en: 'New message' },
    text: { zh: '点开看留言', en: 'There is a new message on a request.' },
  },
  'request-confirm': {
    title: { zh: '请确认办好了没有', en: 'Please confirm' },
    text: { zh: '没办好也请告诉我们', en: 'Is it solved? If not, tell us as well.' },
  },
  'offer-made': {
    title: { zh: '有件事想请您帮忙', en: 'Can you help?' },
    text: { zh: '请在 {until} 前答复，不去也没关系', en: 'Please answer by {until}; saying no is fine.' },
  },
  'offer-withdrawn': {
    title: { zh: '这件事不用去了', en: 'No longer needed' },
    text: { zh: '已有安排或已取消，谢谢您', en: 'It was arranged or cancelled. Thank you.' },
  },
  'errand-ask': {
    title: { zh: '您接的事怎么样了', en: 'How is it going?' },
    text: { zh: '请点开说一声；不答会转给别人', en: 'Please open it and tell; else it goes to others.' },
  },
  'errand-returned': {
    title: { zh: '您接的事转给别人了', en: 'Errand passed on' },
    text: { zh: '这件事已放回，不用再去', en: 'It went back to the others; no need to go.' },
  },
  'shift-offered': {
    title: { zh: '请确认您的班次', en: 'Confirm your shift' },
    text: { zh: '请在 {until} 前答复，不去也没关系', en: 'Please answer by {until}; saying no is fine.' },
  },
  'shift-place-free': {
    title: { zh: '候补轮到您了', en: 'A place for you' },
    text: { zh: '请在 {until} 前确认，过时给下一位', en: 'Confirm by {until}; then the next one is asked.' },
  },
  'shift-reminder': {
    title: { zh: '明天有您的班', en: 'Your shift tomorrow' },
    text: { zh: '{start} 开始，来不了请尽快说一声', en: 'Begins {start}. Cannot come? Please say so now.' },
  },
  'shift-changed': {
    title: { zh: '您的班次有变动', en: 'Your shift changed' },
    text: { zh: '改为 {start} 开始，请看一下', en: 'It now begins {start}; please look.' },
  },
  'shift-called-off': {
    title: { zh: '您的班不用去了', en: 'Your shift is off' },
    text: { zh: '{start} 的班取消或有调整，点开看原因', en: 'The shift at {start} is off; open to see why.' },
  },
  'shift-understaffed': {
    title: { zh: '有班次还缺人', en: 'A shift needs people' },
    text: { zh: '{start} 的班还缺 {missing} 人', en: 'The shift at {start} still needs: {missing}' },
  },
  'shift-not-in': {
    title: { zh: '您的班开始了', en: 'Your shift has begun' },
    text: { zh: '还没看到您签到，请签到或说一声', en: 'You have not checked in; please do, or tell us.' },
  },
  'shift-missing': {
    title: { zh: '有人没到岗', en: 'Somebody is missing' },
    text: {
      zh: '{start} 的班缺 {missing} 人，请打电话问问',
      en: 'Not checked in at {start}: {missing}. Please phone.',
    },
  },
  'shift-drop-out': {
    title: { zh: '有人临时来不了', en: 'Somebody drops out' },
    text: {
      zh: '{start} 的班正在找人替，请留意',
      en: 'For the shift at {start} a stand-in is sought; please look.',
    },
  },
  'shift-no-show': {
    title: { zh: '记录了一次未到岗', en: 'Noted as absent' },
    text: { zh: '如果记错了，点开说明', en: 'If that is wrong, open it and say so.' },
  },
  'relieve-asked': {
    title: { zh: '有人想请您替班换班', en: 'Could you stand in?' },
    text: { zh: '{start} 的班，请在 {until} 前答复', en: 'The shift at {start}; please answer by {until}.' },
  },
  'relieve-settled': {
    title: { zh: '替班换班有结果了', en: 'Stand-in or swap' },
    text: { zh: '点开看是谁、什么时候', en: 'Open to see who and when.' },
  },
  'hours-to-confirm': {
    title: { zh: '有时长等您核实', en: 'Hours to confirm' },
    text: { zh: '共 {people} 人，点开核实', en: 'People whose hours wait for you: {people}' },
  },
  'hours-decided': {
    title: { zh: '您的时长记录有结果', en: 'About your hours' },
    text: { zh: '点开看更正或异议的结果', en: 'Open to see what was decided.' },
  },
  'duty-dispute': {
    title: { zh: '有人对记录有异议', en: 'A record is disputed' },
    text: { zh: '请另一位负责人看一下', en: 'Somebody other than its author has to decide.' },
  },
  'pair-asked': {
    title: { zh: '有人想和您搭班', en: 'A partner for shifts' },
    text: { zh: '同意不同意都可以，点开看看', en: 'Agree or not; open to see.' },
  },
  'roster-planned': {
    title: { zh: '排班建议好了', en: 'A roster is proposed' },
    text: {
      zh: '请看一下再发布，还缺 {missing} 个位置',
      en: 'Look at it and publish; places empty: {missing}',
    },
  },
  'case-yours': {
    title: { zh: '有一件事到您这里了', en: 'A case is with you' },
    text: { zh: '请在 {until} 前接手', en: 'Please take it in hand by {until}.' },
  },
  'case-late': {
    title: { zh: '有一件事晚到您这里', en: 'A case, late' },
    text: {
      zh: '{steps} 级一起通知，请马上接手',
      en: 'Late: {steps} steps told at once. Please take it now.',
    },
  },
  'case-joined': {
    title: { zh: '请您协助办一件事', en: 'Please join a case' },
    text: { zh: '点开看要您做什么', en: 'Open it to see what is asked of you.' },
  },
  'case-gap': {
    title: { zh: '有岗位没有人', en: 'A post is empty' },
    text: { zh: '有事找不到人办，请安排', en: 'A case found nobody there; please fill the post.' },
  },
  'case-stuck': {
    title: { zh: '有一件事没有人接', en: 'A case is stuck' },
    text: { zh: '各级都问过了，请处理', en: 'Every level was told and nobody took it.' },
  },
  'plea-waiting': {
    title: { zh: '有申请等您批', en: 'Your decision' },
    text: { zh: '延期、退回或挂账，请点开看', en: 'More time, a return or a suspension is asked for.' },
  },
  'plea-decided': {
    title: { zh: '您的申请有结果了', en: 'Your plea is decided' },
    text: { zh: '点开看批了没有', en: 'Open to see whether it was granted.' },
  },
  supervision: {
    title: { zh: '督办：请答复', en: 'Answer asked for' },
    text: { zh: '请在 {until} 前答复', en: 'Please answer by {until}.' },
  },
  'supervision-answered': {
    title: { zh: '督办有答复了', en: 'Answer to your query' },
    text: { zh: '点开看答复', en: 'Open it to read the answer.' },
  },
  'supervision-late': {
    title: { zh: '督办没有按时答复', en: 'No answer in time' },
    text: { zh: '您督办的事到时间没有答复', en: 'What you asked about was not answered in time.' },
  },
  'confirm-by-phone': {
    title: { zh: '请打电话问办好没有', en: 'Please call back' },
    text: { zh: '住户还没确认，请在 {until} 前问一下', en: 'Not confirmed yet; please phone by {until}.' },
  },
  'clock-late': {
    title: { zh: '有事的计时晚了', en: 'Clocks run late' },
    text: { zh: '{cases} 件事没有按时往上报，请看一下', en: 'Cases that did not move in time: {cases}' },
  },
  'daily-digest': {
    title: { zh: '今天的情况', en: 'Your day in short' },
    text: { zh: '待办 {open} 件，超时 {late} 件', en: 'Open: {open}, late: {late}' },
  },
  'handover-yours': {
    title: { zh: '有工作交接给您', en: 'Handed over to you' },
    text: {
      zh: '共 {items} 件，请看交接说明',
      en: 'Things that are yours now: {items}. Please read the note.',
    },
  },
  'handover-done': {
    title: { zh: '您的工作已交接', en: 'Your work went over' },
    text: { zh: '共 {items} 件交给了别人', en: 'Things others look after now: {items}' },
  },
  'form-filled': {
    title: { zh: '定时报表填好了', en: 'A form is filled' },
    text: { zh: '请到工作台“报表”下载', en: 'Download it at the desk, under Forms.' },
  },
  'form-failed': {
    title: { zh: '定时报表没填成', en: 'Form was not filled' },
    text: { zh: '请到工作台“报表”看原因', en: 'See why at the desk, under Forms.' },
  },
  'call-back': {
    title: { zh: '有人要打电话告知', en: 'People to phone' },
    text: { zh: '消息送不到，请打电话', en: 'A message did not reach somebody; please phone.' },
  },
  'webhook-stopped': {
    title: { zh: '对外推送停了', en: 'A data feed stopped' },
    text: { zh: '对方系统没有收下，请到工作台看看', en: 'Another system did not take it; see the desk.' },
  },
} as const satisfies Record<string, NoticeText>;

export type NoticeKind = keyof typeof noticeTexts;

/** How much a message presses: `first-call` gets somebody up at night. */
export type NoticePriority = 'first-call' | 'normal' | 'low';

/** What stands in a message about several notices. */
export const severalNotices = {
  title: { zh: '您有几条新消息', en: 'Several messages' },
  text: { zh: '共 {count} 条，点开查看', en: 'Messages for you: {count}' },
} as const satisfies NoticeText;

/** Where a text message or a chat group says it comes from. */
export const signature = { zh: '【邻里】', en: '[Linli] ' } as const satisfies LocalText;

export const noticeChannels = {
  wechat: { zh: '微信', en: 'WeChat' },
  sms: { zh: '短信', en: 'text message' },
} as const satisfies Record<string, LocalText>;
export type NoticeChannel = keyof typeof noticeChannels;

/** What is known of one try on one channel, and no more than that. */
export const tryStates = {
  sending: { zh: '正在发送', en: 'being sent' },
  accepted: { zh: '平台已接收', en: 'accepted by the service' },
  delivered: { zh: '已送达', en: 'delivered' },
  failed: { zh: '没有送达', en: 'failed' },
  'no-consent-left': { zh: '微信订阅已用完', en: 'no consent left' },
  unknown: { zh: '不确定是否送达', en: 'not known' },
} as const satisfies Record<string, LocalText>;
export type TryState = keyof typeof tryStates;

/** Why a try did not get through. */
export const tryReasons = {
  'no-consent': { zh: '对方没有订阅', en: 'the reader did not agree to it' },
  address: { zh: '地址无效', en: 'the address is not valid' },
  template: { zh: '消息模板不对', en: 'the template does not fit' },
  refused: { zh: '平台拒收', en: 'refused by the service' },
  busy: { zh: '平台繁忙', en: 'the service was busy' },
  limit: { zh: '超过平台限额', en: 'over a limit of the service' },
  'no-answer': { zh: '平台没有回应', en: 'the service did not answer' },
  'not-delivered': { zh: '运营商未送达', en: 'the carrier could not deliver it' },
  'left-behind': { zh: '发送时中断', en: 'interrupted while being sent' },
} as const satisfies Record<string, LocalText>;
export type TryReason = keyof typeof tryReasons;

/** What became of a notice, for staff. A person counts as told when the line says so, and not before. */
export const noticeStates = {
  queued: { zh: '等待发送', en: 'waiting' },
  waiting: { zh: '稍后再发', en: 'to be tried again' },
  sending: { zh: '正在发送', en: 'being sent' },
  accepted: { zh: '平台已接收', en: 'accepted by the service' },
  delivered: { zh: '已送达', en: 'delivered' },
  unknown: { zh: '不确定是否送达', en: 'not known' },
  failed: { zh: '没有送达', en: 'failed' },
  'no-consent-left': { zh: '微信订阅已用完', en: 'no consent left' },
  'in-app': { zh: '只在应用内', en: 'in the app only' },
  'to-call': { zh: '待打电话', en: 'to be phoned' },
  phoned: { zh: '已电话告知', en: 'told by phone' },
  'not-reached': { zh: '没有联系上', en: 'not reached' },
  dropped: { zh: '不用再发', en: 'not needed any more' },
} as const satisfies Record<string, LocalText>;
export type NoticeState = keyof typeof noticeStates;

/** Why a notice was not sent after all. */
export const dropReasons = {
  read: { zh: '已在应用内看过', en: 'read in the app' },
  needless: { zh: '事情已经办了', en: 'settled in the meantime' },
  expired: { zh: '已过时', en: 'too late' },
  'account-closed': { zh: '账号已注销', en: 'the account is closed' },
  outdated: { zh: '旧消息', en: 'from before messages were sent' },
} as const satisfies Record<string, LocalText>;
export type DropReason = keyof typeof dropReasons;

/** How a call to somebody whom no message reached ended. */
export const callbackOutcomes = {
  reached: { zh: '已电话告知', en: 'told by phone' },
  'no-answer': { zh: '没人接', en: 'no answer' },
  'wrong-number': { zh: '号码不对', en: 'wrong number' },
  refused: { zh: '不愿意听', en: 'did not want to hear it' },
  needless: { zh: '不用打了', en: 'not needed any more' },
} as const satisfies Record<string, LocalText>;
export type CallbackOutcome = keyof typeof callbackOutcomes;

export const robotProviders = {
  wecom: { zh: '企业微信', en: 'WeCom' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  feishu: { zh: '飞书', en: 'Feishu' },
} as const satisfies Record<string, LocalText>;
export type RobotProvider = keyof typeof robotProviders;

/** What a robot may post to a chat group: counts about an area, nothing about a person. */
export const robotKinds = ['calls-left', 'visits-due', 'case-gap', 'case-stuck', 'daily-digest'] as const;
export type RobotKind = (typeof robotKinds)[number];
