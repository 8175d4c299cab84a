// Generated from home.ts: run `pnpm dictionaries`.
export default {
  shifts: '卡口值班',
  next: '下一班：{times}',
  mine: '我的值班',
  count: '{count} 班',
  claim: '認領值班',
  offered: '請確認：{times}',
  offeredMany: '有 {count} 班等您確認',
  until: '請在 {moment} 前答覆，去不去都行',
  answer: '去答覆',
  see: '看一看',
  standInAsked: '{who} 來不了，想請您替班',
  swapAsked: '{who} 想和您換班',
} as const;
