import type { LocalText } from '../problem.ts';

/** Headings of an exported register, in the order of its columns. Everything in it is masked. */
export const exportColumns = {
  grid: { zh: '网格', en: 'Grid' },
  cell: { zh: '小格区', en: 'Cell' },
  address: { zh: '住址', en: 'Address' },
  occupancy: { zh: '房屋状态', en: 'Lived in' },
  tenancy: { zh: '居住类型', en: 'Tenancy' },
  headCount: { zh: '登记人数', en: 'Head count' },
  name: { zh: '姓名', en: 'Name' },
  relation: { zh: '与户主关系', en: 'Relation' },
  sex: { zh: '性别', en: 'Sex' },
  birthYear: { zh: '出生年份', en: 'Year of birth' },
  phone: { zh: '联系电话', en: 'Phone' },
  idNumber: { zh: '证件号码', en: 'Id number' },
  tags: { zh: '特殊人群', en: 'Tags' },
  vehicles: { zh: '车牌号', en: 'Vehicles' },
} as const satisfies Record<string, LocalText>;

export type ExportColumn = keyof typeof exportColumns;
