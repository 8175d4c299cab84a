// Generated from time.ts: run `pnpm dictionaries`.
export default {
  left: '還有 {length}',
  late: '晚了 {length}',
  justLate: '剛到時間',
  running: '還有 {minutes}:{seconds}',
  days: '{count} 天',
  daysHours: '{days} 天 {hours} 小時',
  hours: '{count} 小時',
  hoursMinutes: '{hours} 小時 {minutes} 分',
  minutes: '{count} 分鐘',
} as const;
