import type { LocalText } from '../problem.ts';

/** The posts a person can hold at an area (field.md, The people), lowest reach first. */
export const roles = {
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  'resident-representative': { zh: '居民代表', en: "Residents' representative" },
  'building-head': { zh: '楼栋长', en: 'Building head' },
  'cell-head': { zh: '小格区长', en: 'Cell head' },
  'grid-leader': { zh: '网格长', en: 'Grid leader' },
  secretary: { zh: '社区书记', en: 'Community secretary' },
  'duty-officer': { zh: '值班员', en: 'Duty officer' },
  inspector: { zh: '督查员', en: 'Inspector' },
  'seconded-official': { zh: '下沉干部', en: 'Seconded official' },
} as const satisfies Record<string, LocalText>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as [Role, ...Role[]];
