// Generated from filters.ts: run `pnpm dictionaries`.
export default {
  saved: '存下的篩選',
  all: '全部',
  usual: '{name}（默認）',
  keep: '存下這個篩選',
  remove: '刪掉“{name}”',
  name: '叫什麼',
  nameMissing: '請起個名字',
  asUsual: '打開這個列表時先用它',
  ok: '存下',
  cancel: '取消',
} as const;
