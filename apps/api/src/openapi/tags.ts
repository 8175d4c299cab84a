import type { TagObject } from 'openapi3-ts/oas31';

/** Slices of the product, in the order of the documentation. */
export const tags: TagObject[] = [
  { name: 'identity', description: 'Signing in, sessions, the second factor · 登录' },
  {
    name: 'people',
    description: 'Areas, posts, households, members, consents, the register · 人员与房屋台账',
  },
  { name: 'audit', description: 'Who saw or changed what · 操作记录' },
  { name: 'reports', description: 'Rounds of self-report, gaps, calls, visits, alerts · 上报' },
  { name: 'cases', description: 'What requests and alerts have in common: timeline, desk, ladder · 事件' },
  { name: 'requests', description: 'Asking for help and answering · 求助' },
  { name: 'hours', description: 'Hours of volunteers · 时长' },
  { name: 'shifts', description: 'Checkpoints, demand, places, duty · 卡口排班' },
  { name: 'rosters', description: 'Proposed rotations · 轮值方案' },
  { name: 'sheets', description: 'Forms filled from what is known · 一表多用' },
  { name: 'matching', description: 'Offers to volunteers · 派单' },
  { name: 'escalation', description: 'Ladders, supervision, absences · 升级督办' },
  { name: 'succession', description: 'What somebody has open, and handing it over · 交接' },
  { name: 'notices', description: 'Messages and their deliveries · 通知' },
  { name: 'doors', description: 'Tokens and webhooks for other systems · 对外接口' },
  { name: 'settings', description: 'Settings and their versions · 设置' },
  { name: 'destruction', description: 'What becomes of the data a round gathered · 数据销毁' },
  { name: 'open311', description: 'Open311 GeoReport v2, for systems that speak it' },
  { name: 'live', description: 'What changes, as it changes · 实时更新' },
  { name: 'process', description: 'Whether the process works, for those who run it · 运行状态' },
];
