import type { LocalText } from '../problem.ts';

/** The posts a person can hold at an area (field.md, The people), lowest reach first; then the teams for professional help. */
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
  'property-team': { zh: '物业', en: 'Property management' },
  'utilities-team': { zh: '水电气暖抢修', en: 'Utility repairs' },
  'medical-team': { zh: '医疗服务', en: 'Medical team' },
  'counselling-team': { zh: '心理服务', en: 'Counselling team' },
  'legal-team': { zh: '法律服务', en: 'Legal team' },
  'mediation-team': { zh: '人民调解', en: 'Mediation team' },
} as const satisfies Record<string, LocalText>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as [Role, ...Role[]];

/** Posts of professional teams; they answer what they are told of and see nothing else. */
export const teamRoles = [
  'property-team',
  'utilities-team',
  'medical-team',
  'counselling-team',
  'legal-team',
  'mediation-team',
] as const satisfies readonly Role[];
export type TeamRole = (typeof teamRoles)[number];
