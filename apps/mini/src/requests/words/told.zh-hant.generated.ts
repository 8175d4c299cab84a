// Generated from told.ts: run `pnpm dictionaries`.
export default {
  postAt: '{post}（{area}）',
  skipped: '{who}：{why}',
  nobody: '沒有人了，會上掛牌',
  and: '、',
} as const;
