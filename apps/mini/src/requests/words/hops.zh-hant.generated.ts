// Generated from hops.ts: run `pnpm dictionaries`.
export default {
  title: '經過',
  none: '還沒有動靜',
  postAt: '{role}（{area}）',
  until: '到 {moment}',
  since: '從 {moment} 起',
  people: '{count} 人',
  stars: '{count} 星',
  step: '第 {step} 級',
  steps: '一共 {count} 級',
  and: '、',
  round: '第 {round} 遍',
  because: '“{reason}”',
  earlier: '看更早的',
} as const;
