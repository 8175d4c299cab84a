// Generated from shifts.ts: run `pnpm dictionaries`.
export default {
  pages: '值守的頁面',
  now: '現在',
  board: '排班表',
  people: '人員',
  rosters: '自動排班',
  demand: '每天要幾個人',
  settle: '待核實',
} as const;
