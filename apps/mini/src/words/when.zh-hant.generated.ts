// Generated from when.ts: run `pnpm dictionaries`.
export default {
  today: '今天',
  yesterday: '昨天',
  tomorrow: '明天',
  day: '{month}月{day}日',
  dayOfYear: '{year}年{month}月{day}日',
  moment: '{day} {time}',
  span: '{from}–{until}',
} as const;
