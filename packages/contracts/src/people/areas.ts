import type { LocalText } from '../problem.ts';

/** Kinds of area from the widest to the narrowest (the eighth kind of field.md, the household, is a row of its own); a parent must be wider than its child, levels may be left out. */
export const areaKinds = {
  district: { zh: '区', en: 'District' },
  street: { zh: '街道', en: 'Street' },
  community: { zh: '社区', en: 'Community' },
  grid: { zh: '网格', en: 'Grid' },
  cell: { zh: '小格区', en: 'Cell' },
  building: { zh: '楼栋', en: 'Building' },
  unit: { zh: '单元', en: 'Unit' },
} as const satisfies Record<string, LocalText>;

export type AreaKind = keyof typeof areaKinds;
export const areaKindNames = Object.keys(areaKinds) as [AreaKind, ...AreaKind[]];
