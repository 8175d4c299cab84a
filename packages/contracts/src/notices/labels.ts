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
  supervision: {
    title: { zh: '督办：请答复', en: 'Answer asked for' },
    text: { zh: '请在 {until} 前答复', en: 'Please answer by {until}.' },
  },
  'daily-digest': {
    title: { zh: '今天的情况', en: 'Your day in short' },
    text: { zh: '待办 {open} 件，超时 {late} 件', en: 'Open: {open}, late: {late}' },
  },
  'call-back': {
    title: { zh: '有人要打电话告知', en: 'People to phone' },
    text: { zh: '消息送不到，请打电话', en: 'A message did not reach somebody; please phone.' },
  },
} as const satisfies Record<string, NoticeText>;

export type NoticeKind = keyof typeof noticeTexts;

/** How much a message presses: `first-call` gets somebody up at night. */
export type NoticePriority = 'first-call' | 'normal' | 'low';
