import type { ColumnMapping, RegisterField } from '@linli/contracts/people/register-endpoints';
import { type Cell, compactText } from './cell-text.ts';

/** Rows from the top in which headings are looked for; titles and remarks may stand above them. */
export const HEADING_SEARCH_ROWS = 30;
const LONGEST_HEADING = 80;

/** First match wins; headings are compared without spaces, brackets and marks. */
const HEADINGS: readonly (readonly [RegExp, RegisterField | null])[] = [
  [
    /^(?:序号|编号|no\.?|#|行号|填表人|填报人|填表日期|填报日期|日期|年龄|民族|文化程度|学历|政治面貌|职业|单位|工作单位|楼栋长|网格员.*|包保.*|紧急.*)$/iu,
    null,
  ],
  [/户籍(?:地|地址|所在地|性质)?$|户口|籍贯|registration/iu, 'registration'],
  [/国籍|语言|language/iu, 'language'],
  [/与户主|关系|relation/iu, 'relation'],
  [/身份证|证件(?:号|号码)|护照|公民身份|^id/iu, 'id-number'],
  [/电话|手机|联系方式|号码$|phone|mobile|tel/iu, 'phone'],
  [/出生|生日|birth/iu, 'birth-date'],
  [/性别|^sex$|gender/iu, 'sex'],
  [/人数|人口数|几口人|headcount/iu, 'head-count'],
  [/车牌|车辆|plate|vehicle/iu, 'vehicle'],
  [/是否(?:空置|入住|有人)|空置|入住情况|居住状态|房屋状态|occupancy/iu, 'occupancy'],
  [/姓名|户主$|名字|^name$|租户$|居民$/iu, 'name'],
  [/租|居住(?:方式|性质|类型|情况)|房屋(?:性质|用途|类型|情况)|产权|tenancy/iu, 'tenancy'],
  [/小格/u, 'cell'],
  [/网格|^grid$/iu, 'grid'],
  [/^(?:门牌|房间|房|室|户|门)(?:号|号码|牌号)?$|房号|门牌号|^door$|^room$/iu, 'door'],
  [/^单元(?:号)?$|^unit$/iu, 'unit'],
  [/^(?:楼|栋|幢|座|楼栋|楼号|栋号|幢号|楼栋号|几号楼|building)(?:名称|号)?$/iu, 'building'],
  [/小区|楼盘|compound/iu, 'compound'],
  [/住址|地址|住所|住房|详细地|房屋坐落|address/iu, 'address'],
  [
    /标签|重点人群|特殊(?:人群|情况)|人员(?:类别|类型)|人群|健康(?:状况|情况)|是否(?:独居|孕|残|低保|慢|留守|外籍|隔离)|^(?:独居|孕妇|残疾|低保|慢病|留守儿童|外籍|隔离)/u,
    'tags',
  ],
  [/备注|说明|note|remark/iu, 'note'],
];

/** What a heading seems to hold: a field, `null` for one that is known and not wanted, `undefined` for a stranger. */
export function fieldOfHeading(heading: Cell): RegisterField | null | undefined {
  const text = compactText(heading).replace(/[*()（）:：'"“”【】[\]]/gu, '');
  if (text === '' || text.length > 20) return undefined;
  return HEADINGS.find(([pattern]) => pattern.test(text))?.[1];
}

/**
 * Finds the row of headings and what each column holds. Titles above are skipped; of headings over two rows
 * (住址 over 楼栋 | 单元 | 房号, filled across by the merge) the lower row counts. Null when fewer than two columns
 * are known or neither a name nor a way to a door is among them.
 */
export function guessMapping(topRows: readonly (readonly Cell[])[]): ColumnMapping | null {
  let best = -1;
  let bestScore = 1;
  topRows.slice(0, HEADING_SEARCH_ROWS).forEach((cells, index) => {
    const score = knownFields(cells).size;
    // A second heading row right below repeats or refines the first: take it on a tie.
    if (score > bestScore || (score === bestScore && best === index - 1)) {
      best = index;
      bestScore = score;
    }
  });
  const headings = topRows[best];
  if (headings === undefined) return null;
  const columns = headings.flatMap((heading, index) => {
    const text = compactText(heading);
    if (text === '') return [];
    return [
      { column: index + 1, field: fieldOfHeading(heading) ?? null, heading: text.slice(0, LONGEST_HEADING) },
    ];
  });
  const fields = new Set(columns.map((c) => c.field));
  const leadsToDoor = fields.has('address') || fields.has('door');
  return fields.has('name') || leadsToDoor ? { headerRow: best + 1, columns } : null;
}

function knownFields(cells: readonly Cell[]): Set<RegisterField> {
  const fields = new Set<RegisterField>();
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const field = fieldOfHeading(cell);
    if (field !== undefined && field !== null) fields.add(field);
  }
  return fields;
}

/** The same for every file with the same headings in the same places, wherever the heading row stands. */
export function headingSignature(mapping: ColumnMapping): string {
  return mapping.columns.map((c) => `${c.column}:${c.heading.toLowerCase()}`).join('|');
}

/**
 * What the name of a sheet says about where its rows are: a compound (`凤凰城`), a building (`3号楼`), or nothing
 * (`Sheet1`, `汇总`, `居民登记表`).
 */
export function placeOfSheet(name: string): {
  readonly compound: string | null;
  readonly building: string | null;
} {
  const text = compactText(name).replace(/[(（].*$/u, '');
  const nothing = { compound: null, building: null };
  if (text === '' || /^(?:sheet|工作表|表|page)?\d*$/iu.test(text)) return nothing;
  if (/^(?:\d+|[A-Za-z])(?:号楼|栋|幢|座|#)$/u.test(text)) return { compound: null, building: text };
  const compound = text.replace(
    /(?:居民|住户|人员|人口|信息|登记|花名|摸排|基础|台账|名单|名册|底册|汇总|总)*(?:表|册|台账|名单|信息|底册|汇总)?$/u,
    '',
  );
  return compound.length < 2 ? nothing : { compound, building: null };
}
