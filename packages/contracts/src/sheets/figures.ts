import { personTags } from '../people/labels.ts';
import type { LocalText } from '../problem.ts';

/** Parts of the catalogue of facts. */
export const factGroups = {
  about: { zh: '表头', en: 'Heading' },
  register: { zh: '名册', en: 'Register' },
  reports: { zh: '填报', en: 'Reports' },
  requests: { zh: '求助', en: 'Requests' },
  shifts: { zh: '值守', en: 'Shifts' },
} as const satisfies Record<string, LocalText>;
export type FactGroup = keyof typeof factGroups;

export interface Figure extends LocalText {
  readonly group: FactGroup;
  /** Other words by which forms call it. */
  readonly alike?: readonly string[];
}

const figure = (group: FactGroup, zh: string, en: string, ...alike: string[]): Figure => ({
  group,
  zh,
  en,
  alike,
});

const ofTags = Object.fromEntries(
  Object.entries(personTags).map(([tag, { zh, en }]) => [
    `tag.${tag}`,
    figure('register', `${zh}人数`, `People: ${en}`, zh, en),
  ]),
) as Record<`tag.${keyof typeof personTags}`, Figure>;

/**
 * Facts of one value for an area and a period. Those of the register are as they are when the form is filled; the others
 * count what falls into the period until then.
 */
export const figures = {
  area: figure('about', '填报地区', 'Area', '地区', '社区', '单位', '填报单位', '网格名称', '区域'),
  'area-full': figure('about', '地区全称', 'Area with those above', '所属', '填报单位全称'),
  period: figure('about', '填报时段', 'Period', '时段', '日期', '周期', '统计时间', '起止日期', 'date'),
  'period-from': figure('about', '开始日期', 'First day', '起始日期', '从'),
  'period-until': figure('about', '结束日期', 'Last day', '截止日期', '至'),
  'filled-at': figure('about', '填表时间', 'Filled at', '制表时间', '上报时间', '数据截至'),
  'filled-by': figure('about', '填表人', 'Filled by', '制表人', '经办人', '报送人'),
  households: figure('register', '登记户数', 'Households', '总户数', '户数'),
  'households-lived-in': figure('register', '有人住户数', 'Households lived in', '常住户数', '在住户数'),
  'households-empty': figure('register', '空置户数', 'Empty homes', '空户'),
  'households-rented': figure('register', '出租户数', 'Rented homes', '租户数'),
  persons: figure('register', '登记人数', 'People', '总人数', '人口数', '人数'),
  'persons-under-14': figure('register', '14 岁以下人数', 'People under 14', '儿童人数'),
  'persons-over-60': figure('register', '60 岁以上人数', 'People of 60 and over', '老年人数', '老人数'),
  'persons-over-80': figure('register', '80 岁以上人数', 'People of 80 and over', '高龄老人数'),
  ...ofTags,
  slots: figure('reports', '填报次数', 'Slots', '轮次'),
  expected: figure('reports', '应报人次', 'Expected', '应报人数', '应报', '应测'),
  reported: figure('reports', '已报人次', 'Reported', '已报人数', '已报', '实报', '已测'),
  'on-time': figure('reports', '按时人次', 'On time', '按时上报', '按时人数', '按时'),
  late: figure('reports', '补报人次', 'Late', '迟报人数', '迟报', '补报'),
  unreported: figure('reports', '未报人次', 'Not reported', '未报人数', '未报', '漏报'),
  excused: figure('reports', '外出免报人次', 'Excused', '免报人数', '外出', '免报'),
  attention: figure('reports', '需关注人次', 'To be looked at', '需关注', '异常人数'),
  fevers: figure('reports', '发热人数', 'People with a fever', '发热', '体温异常人数'),
  coverage: figure('reports', '填报率', 'Reported, per cent', '上报率', '覆盖率', '完成率'),
  'on-time-rate': figure('reports', '按时率', 'On time, per cent', '及时率'),
  'missing-households': figure('reports', '未报户数', 'Households missing', '漏报户数'),
  'alerts-raised': figure('reports', '新增预警', 'Alerts raised', '预警数'),
  'alerts-open': figure('reports', '未处理预警', 'Alerts not handled', '在办预警'),
  'requests-received': figure(
    'requests',
    '新增求助',
    'Requests received',
    '受理件数',
    '求助件数',
    '诉求总数',
  ),
  'requests-closed': figure('requests', '办结求助', 'Requests closed', '办结件数', '已办结'),
  'requests-cancelled': figure('requests', '取消求助', 'Requests cancelled', '撤销件数'),
  'requests-open': figure('requests', '在办求助', 'Requests open', '在办件数', '未办结'),
  'requests-overdue': figure('requests', '超期求助', 'Requests overdue', '超期件数', '逾期'),
  'requests-urgent': figure('requests', '紧急求助', 'Urgent requests', '紧急件数', '危急'),
  'rate-answered': figure('requests', '响应率', 'Answered, per cent'),
  'rate-solved': figure('requests', '解决率', 'Solved, per cent'),
  'rate-satisfied': figure('requests', '满意率', 'Satisfied, per cent'),
  shifts: figure('shifts', '班次数', 'Shifts', '班次'),
  'places-wanted': figure('shifts', '应到人次', 'Places wanted', '需要人次', '应值守'),
  'places-taken': figure('shifts', '已排人次', 'Places taken', '排班人次', '实排'),
  'places-missing': figure('shifts', '缺岗人次', 'Places missing', '缺岗', '缺人'),
  'people-on-duty': figure('shifts', '到岗人数', 'People who came', '出勤人数', '值守人数'),
  'no-shows': figure('shifts', '未到岗人次', 'No-shows', '缺勤', '缺勤人次', '未到岗'),
  hours: figure('shifts', '值守时长（小时）', 'Hours of duty', '总时长', '工时', '服务时长', '小时'),
} as const satisfies Record<string, Figure>;
export type FigureKey = keyof typeof figures;
export const figureKeys = Object.keys(figures) as FigureKey[];
