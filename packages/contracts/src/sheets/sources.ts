import { personTags } from '../people/labels.ts';
import type { LocalText } from '../problem.ts';
import type { FactGroup } from './figures.ts';

export interface SourceColumn extends LocalText {
  readonly alike?: readonly string[];
  /** Masked unless the form is filled in full, for who may, with a reason. */
  readonly masked?: true;
}

export interface Source extends LocalText {
  readonly group: FactGroup;
  readonly alike?: readonly string[];
  readonly columns: Readonly<Record<string, SourceColumn>>;
  /** Only some of its rows. */
  readonly only?: Readonly<Record<string, LocalText>>;
}

const col = (zh: string, en: string, ...alike: string[]): SourceColumn => ({ zh, en, alike });
const secret = (zh: string, en: string, ...alike: string[]): SourceColumn => ({
  zh,
  en,
  alike,
  masked: true,
});
const number = col('序号', 'No.', '编次', '#');

/** Facts of many rows for an area and a period, each with its columns. */
export const sources = {
  areas: {
    group: 'reports',
    zh: '下级各处',
    en: 'Areas below',
    alike: ['各网格', '各楼栋', '分网格', '各小区', '网格明细'],
    columns: {
      number,
      area: col('地区', 'Area', '网格', '楼栋', '名称', '网格/楼栋'),
      households: col('登记户数', 'Households', '户数', '总户数'),
      persons: col('登记人数', 'People', '人数', '总人数'),
      expected: col('应报', 'Expected', '应报人次', '应报人数'),
      reported: col('已报', 'Reported', '已报人次', '已报人数', '实报'),
      'on-time': col('按时', 'On time', '按时人次', '按时上报'),
      late: col('补报', 'Late', '补报人次', '迟报'),
      unreported: col('未报', 'Not reported', '未报人次', '漏报'),
      excused: col('免报', 'Excused', '外出免报'),
      attention: col('需关注', 'To be looked at', '异常'),
      fevers: col('发热', 'Fevers', '发热人数'),
      coverage: col('填报率', 'Reported, per cent', '上报率', '完成率', '覆盖率'),
      'requests-received': col('新增求助', 'Requests received', '求助件数'),
      'requests-open': col('在办求助', 'Requests open', '在办件数'),
    },
  },
  slots: {
    group: 'reports',
    zh: '每次填报',
    en: 'Slots',
    alike: ['各次填报', '早晚填报'],
    columns: {
      number,
      day: col('日期', 'Day'),
      part: col('时段', 'Part of the day', '早晚', '班次'),
      expected: col('应报', 'Expected', '应报人数'),
      reported: col('已报', 'Reported', '已报人数'),
      'on-time': col('按时', 'On time', '按时人数'),
      late: col('补报', 'Late', '迟报'),
      unreported: col('未报', 'Not reported', '未报人数'),
      excused: col('免报', 'Excused', '外出免报'),
      attention: col('需关注', 'To be looked at', '异常'),
      coverage: col('填报率', 'Reported, per cent', '完成率'),
    },
  },
  'missing-households': {
    group: 'reports',
    zh: '未报住户',
    en: 'Missing households',
    alike: ['未报名单', '漏报住户', '未报户明细'],
    columns: {
      number,
      area: col('楼栋', 'Building', '网格', '所在楼栋'),
      address: col('住址', 'Address', '门牌', '地址', '房号'),
      missing: col('未报人数', 'People missing', '未报'),
      people: col('登记人数', 'People', '应报人数', '户内人数'),
      names: secret('未报人姓名', 'Names', '姓名', '未报人员'),
      phone: secret('联系电话', 'Phone', '电话', '手机'),
      slot: col('填报时段', 'Slot', '哪一次', '时段'),
      reason: col('未报原因', 'Reason', '原因', '备注', '情况说明'),
    },
  },
  attention: {
    group: 'reports',
    zh: '需关注人员',
    en: 'People to be looked at',
    alike: ['发热人员', '异常人员', '体温异常'],
    columns: {
      number,
      name: secret('姓名', 'Name'),
      address: col('住址', 'Address', '地址'),
      phone: secret('联系电话', 'Phone', '电话'),
      temperature: col('体温（℃）', 'Temperature', '体温'),
      level: col('程度', 'Level', '等级'),
      slot: col('填报时段', 'Slot', '时段'),
      at: col('填报时间', 'Reported at', '时间'),
    },
  },
  requests: {
    group: 'requests',
    zh: '求助事项',
    en: 'Requests',
    alike: ['求助台账', '诉求', '事项', '居民求助'],
    only: {
      open: { zh: '在办的', en: 'open' },
      over: { zh: '已结束的', en: 'over' },
      overdue: { zh: '超期的', en: 'overdue' },
    },
    columns: {
      number,
      id: col('编号', 'Number', '工单号', '事项编号'),
      kind: col('事项', 'Kind', '求助类别', '事项类别', '类型', '诉求类别'),
      urgency: col('紧急程度', 'Urgency', '紧急'),
      place: col('地点', 'Place', '楼栋', '住址', '地址'),
      who: secret('求助人', 'For whom', '姓名', '居民姓名'),
      submitted: col('提交时间', 'Submitted', '受理时间', '登记时间', '来电时间'),
      answered: col('响应时间', 'Answered', '接手时间'),
      deadline: col('办结期限', 'To be done by', '期限', '时限'),
      done: col('办完时间', 'Done', '完成时间'),
      closed: col('办结时间', 'Closed', '结案时间'),
      state: col('状态', 'State', '办理状态', '办理情况', '进度'),
      handler: col('办理人', 'Handled by', '经办人', '责任人', '承办人', '谁在办'),
      overdue: col('是否超期', 'Overdue', '超期', '逾期'),
      solved: col('是否解决', 'Solved', '解决'),
      stars: col('满意度', 'Stars', '评价', '星级'),
    },
  },
  'request-kinds': {
    group: 'requests',
    zh: '求助分类合计',
    en: 'Requests by kind',
    alike: ['分类统计', '类别合计'],
    columns: {
      number,
      kind: col('事项', 'Kind', '类别', '求助类别'),
      received: col('新增', 'Received', '受理'),
      open: col('在办', 'Open'),
      closed: col('办结', 'Closed', '已办结'),
      overdue: col('超期', 'Overdue', '逾期'),
    },
  },
  shifts: {
    group: 'shifts',
    zh: '班次',
    en: 'Shifts',
    alike: ['排班', '值守排班', '排班表'],
    columns: {
      number,
      day: col('日期', 'Day'),
      weekday: col('星期', 'Weekday', '周几'),
      checkpoint: col('卡口', 'Checkpoint', '点位', '值守点', '岗位'),
      time: col('时间', 'Time', '班次', '时段'),
      wanted: col('应到', 'Wanted', '需要人数', '应到人数'),
      taken: col('已排', 'Taken', '已排人数'),
      missing: col('缺岗', 'Missing', '缺人'),
      names: col('值守人员', 'People', '姓名', '人员'),
      hours: col('时长（小时）', 'Hours', '时长'),
    },
  },
  duties: {
    group: 'shifts',
    zh: '值守考勤',
    en: 'Duties',
    alike: ['考勤', '签到', '出勤', '考勤明细'],
    columns: {
      number,
      day: col('日期', 'Day'),
      checkpoint: col('卡口', 'Checkpoint', '点位', '值守点'),
      time: col('班次', 'Shift', '时间', '时段'),
      name: col('姓名', 'Name', '值守人', '值守人员'),
      phone: secret('联系电话', 'Phone', '电话'),
      'checked-in': col('签到', 'Checked in', '签到时间', '到岗时间'),
      'checked-out': col('签退', 'Checked out', '签退时间', '离岗时间'),
      hours: col('时长（小时）', 'Hours', '时长', '工时'),
      state: col('考勤', 'State', '状态', '备注'),
    },
  },
  'duty-people': {
    group: 'shifts',
    zh: '各人值守时长',
    en: 'Hours by person',
    alike: ['时长汇总', '人员汇总', '考勤汇总'],
    columns: {
      number,
      name: col('姓名', 'Name', '值守人员', '志愿者'),
      phone: secret('联系电话', 'Phone', '电话'),
      duties: col('值守次数', 'Duties', '次数', '班次数'),
      'no-shows': col('未到岗次数', 'No-shows', '缺勤'),
      hours: col('时长（小时）', 'Hours', '合计时长', '工时', '时长'),
    },
  },
  persons: {
    group: 'register',
    zh: '登记人员',
    en: 'People',
    alike: ['人员名册', '人员名单', '花名册', '重点人群'],
    only: personTags,
    columns: {
      number,
      grid: col('网格', 'Grid'),
      address: col('住址', 'Address', '地址', '家庭住址'),
      name: secret('姓名', 'Name'),
      sex: col('性别', 'Sex'),
      age: col('年龄', 'Age'),
      phone: secret('联系电话', 'Phone', '电话', '手机号'),
      'id-number': secret('证件号码', 'Id number', '身份证号'),
      relation: col('与户主关系', 'Relation', '关系'),
      tags: col('特殊人群', 'Tags', '人群类别', '标签'),
    },
  },
} as const satisfies Record<string, Source>;
export type SourceKey = keyof typeof sources;
export const sourceKeys = Object.keys(sources) as SourceKey[];

/** A source by any name; undefined for what is not (or no longer) one. */
export const sourceNamed = (key: string): Source | undefined =>
  (sources as Readonly<Record<string, Source>>)[key];
