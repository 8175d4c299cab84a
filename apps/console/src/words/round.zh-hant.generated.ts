// Generated from round.ts: run `pnpm dictionaries`.
export default {
  noReports: '還沒有填報過',
  slotOf: '{day} {part}',
  late: '補報',
  replaced: '後來改過',
  parallel: '另有人也報了',
  withLevel: '{name}（{level}）',
  and: '、',
  showAnswers: '看回答',
  ofHousehold: '全家',
} as const;
