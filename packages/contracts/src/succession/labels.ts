import type { LocalText } from '../problem.ts';

/** What somebody can have open and hand over 交接, in the order it is gone through. */
export const openKinds = {
  post: { zh: '岗位', en: 'Posts' },
  request: { zh: '负责的求助', en: 'Requests in hand' },
  joint: { zh: '协办的求助', en: 'Requests joined in' },
  errand: { zh: '接了的帮忙', en: 'Errands' },
  alert: { zh: '在办的预警', en: 'Alerts in hand' },
  told: { zh: '等接手的事', en: 'Cases waiting for an answer' },
  supervision: { zh: '要答复的督办', en: 'Supervision to answer' },
  supervising: { zh: '发出的督办', en: 'Supervision asked of others' },
  call: { zh: '要打的电话', en: 'Calls to make' },
  shift: { zh: '要站的班', en: 'Shifts' },
  roster: { zh: '正在排的班表', en: 'Rosters in the making' },
  'stand-in': { zh: '替别人顶的岗', en: 'Standing in for others' },
} as const satisfies Record<string, LocalText>;
export type OpenKind = keyof typeof openKinds;
export const openKindNames = Object.keys(openKinds) as [OpenKind, ...OpenKind[]];

/** Why something cannot go to the one who was named for it. */
export const handoverRefusals = {
  'no-successor': { zh: '还没有选接手的人', en: 'nobody is named for it yet' },
  'is-leaver': { zh: '就是要离开的人', en: 'it is the one who leaves' },
  'no-right': { zh: '在这里没有办这件事的岗位', en: 'holds no post for this there' },
  'from-above': { zh: '这个岗位要由上一级任命', en: 'this post is given by the level above' },
  'asked-it-themselves': { zh: '督办就是这个人发出的', en: 'asked for it themselves' },
  'shift-rule': { zh: '排班规定不允许', en: 'a rule of shifts is against it' },
  'on-duty': { zh: '正在岗，下岗后自己结束', en: 'on duty now; it ends by itself' },
} as const satisfies Record<string, LocalText>;
export type HandoverRefusal = keyof typeof handoverRefusals;
