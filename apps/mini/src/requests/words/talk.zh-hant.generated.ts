// Generated from talk.ts: run `pnpm dictionaries`.
export default {
  title: '留言',
  none: '還沒有留言。有話要說，寫在這裡，辦理的人都能看到。',
  me: '我',
  other: '對方',
  write: '寫留言',
  photo: '加照片',
  send: '發送',
  empty: '先寫幾個字，或加一張照片',
  refused: '這段文字沒有通過平臺的檢查，沒有發出',
  photoFailed: '照片沒有傳上，請再試一次',
  earlier: '看更早的留言',
  over: '已經結束，不能再留言。',
} as const;
