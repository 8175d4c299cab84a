import type { LocalText } from '../problem.ts';

/** Which clock of a case runs. */
export const climbPhases = {
  answer: { zh: '等人接手', en: 'waiting for somebody to answer' },
  start: { zh: '等开始', en: 'waiting for the start' },
  finish: { zh: '等办完', en: 'waiting for the finish' },
  confirm: { zh: '等确认', en: 'waiting for confirmation' },
} as const satisfies Record<string, LocalText>;
export type ClimbPhase = keyof typeof climbPhases;

export const climbStates = {
  running: { zh: '计时中', en: 'running' },
  paused: { zh: '暂停', en: 'paused' },
  stuck: { zh: '挂牌', en: 'stuck' },
  ended: { zh: '已结束', en: 'ended' },
} as const satisfies Record<string, LocalText>;
export type ClimbState = keyof typeof climbStates;

/** Ways a step may use beyond the message in the app. Chat robots have their own list of what they post. */
export const channels = {
  wechat: { zh: '微信', en: 'WeChat' },
  sms: { zh: '短信', en: 'SMS' },
} as const satisfies Record<string, LocalText>;
export type Channel = keyof typeof channels;

/** Why a step told nobody. */
export const skipReasons = {
  'post-empty': { zh: '没有人任职', en: 'nobody holds the post' },
  'on-leave': { zh: '请假，没有代班', en: 'on leave without a stand-in' },
  'no-such-area': { zh: '这里没有这一级', en: 'there is no such level here' },
  'no-team': { zh: '这类事没有专门队伍', en: 'no team is named for this kind' },
  'already-told': { zh: '刚通知过同一个人', en: 'the same person was just told' },
} as const satisfies Record<string, LocalText>;
export type SkipReason = keyof typeof skipReasons;

/** What the map of an area is coloured by. */
export const mapLayers = {
  reports: { zh: '没报的人', en: 'Not reported' },
  requests: { zh: '在办的求助', en: 'Open requests' },
  alerts: { zh: '没办完的预警', en: 'Open alerts' },
  gaps: { zh: '24 小时内缺的人', en: 'People missing in 24 h' },
} as const satisfies Record<string, LocalText>;
export type MapLayer = keyof typeof mapLayers;
