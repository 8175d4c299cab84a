import type { LocalText } from '../problem.ts';

/** What somebody does at a checkpoint 卡口. Nobody needs a role to stand there; a place may need one. */
export const dutyRoles = {
  lead: { zh: '带班', en: 'lead' },
  scanner: { zh: '扫码登记', en: 'scanning' },
  temperature: { zh: '测温', en: 'temperature' },
  disinfection: { zh: '消毒', en: 'disinfection' },
  interpreter: { zh: '翻译', en: 'interpreter' },
} as const satisfies Record<string, LocalText>;
export type DutyRole = keyof typeof dutyRoles;

/** Days on which a shift of a pattern stands; workdays and days off as the calendar has them, with 调休. */
export const demandDays = {
  every: { zh: '每天', en: 'every day' },
  workdays: { zh: '工作日', en: 'workdays' },
  'days-off': { zh: '休息日和节假日', en: 'days off and holidays' },
} as const satisfies Record<string, LocalText>;
export type DemandDays = keyof typeof demandDays;

/** Life of a claim: one person's place on one shift. Live ones hold the place. */
export const claimStates = {
  offered: { zh: '请您确认', en: 'to be confirmed' },
  claimed: { zh: '已认领', en: 'claimed' },
  'on-duty': { zh: '正在值守', en: 'on duty' },
  left: { zh: '已签退，等核实', en: 'checked out, to be confirmed' },
  done: { zh: '已完成', en: 'done' },
  declined: { zh: '已谢绝', en: 'declined' },
  expired: { zh: '没有确认，已放出', en: 'not confirmed in time' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  replaced: { zh: '已由别人替', en: 'taken over by somebody else' },
  'taken-off': { zh: '负责人调整', en: 'taken off by the lead' },
  'no-show': { zh: '没有到岗', en: 'did not come' },
} as const satisfies Record<string, LocalText>;
export type ClaimState = keyof typeof claimStates;

/** How somebody came to a place. */
export const claimWays = {
  self: { zh: '自己认领', en: 'claimed' },
  roster: { zh: '排班', en: 'roster' },
  waitlist: { zh: '候补', en: 'waitlist' },
  staff: { zh: '负责人安排', en: 'by the lead' },
  'stand-in': { zh: '替班', en: 'stand-in' },
  swap: { zh: '换班', en: 'swap' },
} as const satisfies Record<string, LocalText>;
export type ClaimWay = keyof typeof claimWays;

/** Why a shift is not for somebody: each reason can be shown with its figures, to them and to who leads. */
export const shiftReasons = {
  started: { zh: '这一班已经开始', en: 'it has begun' },
  'called-off': { zh: '这一班取消了', en: 'it was called off' },
  'on-it-already': { zh: '已经在这一班', en: 'on it already' },
  overlaps: { zh: '和 {from} 的班时间重叠', en: 'it overlaps with the shift at {from}' },
  'too-little-rest': {
    zh: '和前后班次之间要休息满 {hours} 小时，还差 {missing} 小时',
    en: '{hours} hours of rest are needed between shifts; {missing} are missing',
  },
  'too-many-hours-a-day': {
    zh: '24 小时内最多 {hours} 小时，加上这一班会超过',
    en: 'at most {hours} hours in 24; with this one it would be more',
  },
  'too-many-hours-a-week': {
    zh: '一周最多 {hours} 小时，加上这一班会超过',
    en: 'at most {hours} hours a week; with this one it would be more',
  },
  'elders-by-day': { zh: '{age} 岁以上只排白天', en: 'from {age} years on by day only' },
  'elders-shorter': {
    zh: '{age} 岁以上一班最多 {hours} 小时',
    en: 'from {age} years on at most {hours} hours',
  },
  'adults-at-night': { zh: '夜班只排成年人', en: 'nights are for adults' },
  'age-unknown': {
    zh: '名册里没有出生日期，请找网格长补上',
    en: 'the date of birth is not on the register; ask the grid leader',
  },
  'needs-role': { zh: '剩下的位置需要会{role}', en: 'the places left need: {role}' },
  'needs-training': { zh: '要先参加{role}培训', en: 'training needed first: {role}' },
  'needs-risk-notice': { zh: '请先读一遍风险告知', en: 'please read the notice of risks first' },
  'needs-insurance': {
    zh: '还没有登记保险，请找网格长',
    en: 'insurance is not recorded; ask the grid leader',
  },
  'outside-reach': { zh: '不是这个社区的', en: 'not of this community' },
  'day-away': { zh: '说过这天不在', en: 'away that day, as said' },
  'partner-then': {
    zh: '不能同时上岗的搭档这时在班',
    en: 'a partner who never stands at the same time is on then',
  },
  full: { zh: '人满了', en: 'it is full' },
} as const satisfies Record<string, LocalText>;
export type ShiftReason = keyof typeof shiftReasons;

/** The one next thing to do about a duty of mine. */
export const dutyActions = {
  confirm: { zh: '确认', en: 'confirm' },
  'read-risk-notice': { zh: '先读风险告知', en: 'read the notice of risks' },
  wait: { zh: '到时间再来', en: 'nothing to do yet' },
  'check-in': { zh: '签到', en: 'check in' },
  'read-note': { zh: '看交接单', en: 'read the handover note' },
  'write-note': { zh: '写交接单', en: 'write the handover note' },
  'check-out': { zh: '签退', en: 'check out' },
  'wait-for-hours': { zh: '等核实时长', en: 'waiting for the hours to be confirmed' },
  dispute: { zh: '对记录有异议', en: 'say that the record is wrong' },
  none: { zh: '已完成', en: 'done' },
} as const satisfies Record<string, LocalText>;
export type DutyAction = keyof typeof dutyActions;

export const waitStates = {
  waiting: { zh: '候补中', en: 'waiting' },
  asked: { zh: '轮到了，请确认', en: 'a place is free: please confirm' },
  placed: { zh: '候补上了', en: 'placed' },
  passed: { zh: '没有确认', en: 'did not confirm' },
  left: { zh: '已退出候补', en: 'left the waitlist' },
  over: { zh: '这一班已开始', en: 'the shift has begun' },
} as const satisfies Record<string, LocalText>;
export type WaitState = keyof typeof waitStates;

/** Somebody else is looked for: whoever may (stand-in 替班), or one person who gives a shift of theirs (swap 换班). */
export const relieveKinds = {
  'stand-in': { zh: '替班', en: 'stand-in' },
  swap: { zh: '换班', en: 'swap' },
} as const satisfies Record<string, LocalText>;
export type RelieveKind = keyof typeof relieveKinds;

export const relieveStates = {
  open: { zh: '等答复', en: 'waiting for an answer' },
  taken: { zh: '有人接了', en: 'taken' },
  declined: { zh: '对方不方便', en: 'declined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  expired: { zh: '没有人接', en: 'nobody took it' },
} as const satisfies Record<string, LocalText>;
export type RelieveState = keyof typeof relieveStates;

export const presenceWays = {
  code: { zh: '扫卡口的码', en: 'code of the checkpoint' },
  staff: { zh: '负责人代签', en: 'by the lead' },
} as const satisfies Record<string, LocalText>;
export type PresenceWay = keyof typeof presenceWays;

/** Why a check-in or check-out did not count; nothing was written. */
export const presenceRefusals = {
  'too-early': { zh: '还没到时间，{from} 起可以签到', en: 'too early: possible from {from}' },
  'too-late': { zh: '已经过了签到时间，请找负责人', en: 'too late: please ask the lead' },
  'wrong-code': { zh: '不是这个卡口的码', en: 'not the code of this checkpoint' },
  'old-code': { zh: '码已经变了，请再扫一次', en: 'the code has changed; scan it again' },
  'too-far': { zh: '离卡口约 {metres} 米，请走近再签', en: 'about {metres} m away; come closer' },
  'note-unread': { zh: '请先看上一班的交接单', en: 'please read the handover note first' },
  'note-missing': { zh: '请先写交接单', en: 'please write the handover note first' },
} as const satisfies Record<string, LocalText>;
export type PresenceRefusal = keyof typeof presenceRefusals;

export const incidentKinds = {
  quarrel: { zh: '争执', en: 'quarrel' },
  'forced-through': { zh: '硬闯', en: 'somebody forced their way through' },
  fever: { zh: '体温异常', en: 'high temperature' },
  injury: { zh: '有人受伤或不舒服', en: 'somebody is hurt or unwell' },
  equipment: { zh: '设备坏了或丢了', en: 'equipment broken or lost' },
  supplies: { zh: '物资不够', en: 'supplies run short' },
  other: { zh: '其他', en: 'something else' },
} as const satisfies Record<string, LocalText>;
export type IncidentKind = keyof typeof incidentKinds;

/** Lines of the duty log 值守日志 of a checkpoint. */
export const logMoments = {
  'checked-in': { zh: '{name} 签到', en: '{name} checked in' },
  'checked-out': { zh: '{name} 签退', en: '{name} checked out' },
  'note-written': { zh: '{name} 写了交接单', en: '{name} wrote the handover note' },
  'note-read': { zh: '{name} 看了交接单', en: '{name} read the handover note' },
  incident: { zh: '{name} 记录了情况', en: '{name} reported an incident' },
  'no-show': { zh: '{name} 没有到岗', en: '{name} did not come' },
  gap: { zh: '缺 {missing} 人', en: 'people missing: {missing}' },
  'called-off': { zh: '这一班取消', en: 'the shift was called off' },
} as const satisfies Record<string, LocalText>;
export type LogMoment = keyof typeof logMoments;

export const insuranceKinds = {
  organisation: { zh: '组织方投保', en: 'by the organiser' },
  own: { zh: '自己投保', en: 'own' },
} as const satisfies Record<string, LocalText>;
export type InsuranceKind = keyof typeof insuranceKinds;
