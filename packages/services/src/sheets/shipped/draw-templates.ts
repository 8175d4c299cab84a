import { type ShippedTemplate, shippedTemplates } from '@linli/contracts/sheets/labels';
import { dutyWeek } from './draw-duty-week.ts';
import { type Column, empty, figures, heads, top } from './draw-parts.ts';
import { cellsFrom, inLook, type StyledCell, type StyledSheet, styledWorkbook } from './styled-workbook.ts';

function healthDaily(): StyledSheet[] {
  const COLUMNS = 9;
  const head = top(shippedTemplates['health-daily'].zh, COLUMNS);
  const first = figures(4, [
    ['登记户数', 'count'],
    ['登记人数', 'count'],
    ['应报人次', 'count'],
    ['已报人次', 'count'],
    ['按时人次', 'count'],
    ['补报人次', 'count'],
    ['未报人次', 'count'],
    ['外出免报人次', 'count'],
    ['填报率', 'share'],
  ]);
  const second = figures(6, [
    ['按时率', 'share'],
    ['未报户数', 'count'],
    ['发热人数', 'count'],
    ['需关注人次', 'count'],
    ['新增预警', 'count'],
    ['未处理预警', 'count'],
    ['独居人数', 'count'],
    ['居家隔离人数', 'count'],
    ['近期返回人数', 'count'],
  ]);
  const places: Column[] = [
    ['序号', 'count'],
    ['地区', 'text'],
    ['登记人数', 'count'],
    ['应报', 'count'],
    ['已报', 'count'],
    ['按时', 'count'],
    ['未报', 'count'],
    ['发热', 'count'],
    ['填报率', 'share'],
  ];
  const missing: Column[] = [
    ['序号', 'count'],
    ['楼栋', 'text'],
    ['住址', 'text'],
    ['未报人数', 'count'],
    ['户内人数', 'count'],
    ['未报人姓名', 'text'],
    ['联系电话', 'text'],
    ['填报时段', 'text'],
    ['未报原因', 'text'],
  ];
  const sum = (column: string): StyledCell => [`=SUM(${column}11:${column}11)`, 'sum'];
  return [
    {
      name: '日报',
      widths: [9, 20, 26, 12, 12, 16, 15, 15, 16],
      headRow: 2,
      rows: {
        ...head.rows,
        3: { height: 24, cells: { 1: ['一、总体情况', 'part'] } },
        ...first.rows,
        ...second.rows,
        9: { height: 24, cells: { 1: ['二、下级各处', 'part'] } },
        10: { height: 24, cells: cellsFrom(1, heads(places)) },
        11: { height: 22, cells: cellsFrom(1, empty(places)) },
        12: {
          height: 24,
          cells: cellsFrom(1, [
            ['合计', 'sum'],
            [null, 'sum'],
            ...['C', 'D', 'E', 'F', 'G', 'H'].map(sum),
            ['=IF(D12=0,"",E12/D12)', 'sumShare'],
          ]),
        },
        14: { height: 24, cells: { 1: ['三、未报住户', 'part'] } },
        15: { height: 24, cells: cellsFrom(1, heads(missing)) },
        16: { height: 22, cells: cellsFrom(1, empty(missing)) },
        17: {
          height: 24,
          cells: cellsFrom(1, [
            ['合计', 'sum'],
            ...inLook('sum', [null, null]),
            ['=SUM(D16:D16)', 'sum'],
            ...inLook('sum', [null, null, null, null, null]),
          ]),
        },
        19: { height: 24, cells: { 1: ['审核人：', 'about'], 4: ['报送时间：', 'about'] } },
      },
      merges: [...head.merges, 'A12:B12', 'A17:C17'],
      names: { ...head.names, ...first.names, ...second.names, 下级各处: 'A11:I11', 未报住户: 'A16:I16' },
      marked: [{ area: 'H11', above: 0 }],
    },
  ];
}

function requestLedger(): StyledSheet[] {
  const ledger: Column[] = [
    ['序号', 'count'],
    ['编号', 'count'],
    ['事项', 'text'],
    ['紧急程度', 'text'],
    ['地点', 'text'],
    ['求助人', 'text'],
    ['提交时间', 'time'],
    ['响应时间', 'time'],
    ['办结期限', 'time'],
    ['办结时间', 'time'],
    ['状态', 'text'],
    ['办理人', 'text'],
    ['是否超期', 'text'],
    ['满意度', 'count'],
  ];
  const kinds: Column[] = [
    ['序号', 'count'],
    ['事项', 'text'],
    ['新增', 'count'],
    ['在办', 'count'],
    ['办结', 'count'],
    ['超期', 'count'],
  ];
  const head = top(shippedTemplates['request-ledger'].zh, ledger.length);
  const first = figures(4, [
    ['新增求助', 'count'],
    ['办结求助', 'count'],
    ['在办求助', 'count'],
    ['超期求助', 'count'],
    ['紧急求助', 'count'],
    ['取消求助', 'count'],
    ['响应率', 'share'],
    ['解决率', 'share'],
    ['满意率', 'share'],
  ]);
  return [
    {
      name: '台账',
      widths: [8, 10, 18, 12, 20, 12, 18, 18, 18, 18, 16, 18, 10, 9],
      headRow: 2,
      rows: {
        ...head.rows,
        3: { height: 24, cells: { 1: ['一、总体情况', 'part'] } },
        ...first.rows,
        7: { height: 24, cells: { 1: ['二、求助事项', 'part'] } },
        8: { height: 24, cells: cellsFrom(1, heads(ledger)) },
        9: { height: 30, cells: cellsFrom(1, empty(ledger)) },
        10: {
          height: 24,
          cells: cellsFrom(1, [
            ['合计', 'sum'],
            ['=COUNT(B9:B9)', 'sum'],
            ...inLook('sum', [null, null, null, null, null, null, null, null, null]),
            ['其中超期', 'sum'],
            ['=COUNTIF(M9:M9,"是")', 'sum'],
            ['=IF(COUNT(N9:N9)=0,"",AVERAGE(N9:N9))', 'sum'],
          ]),
        },
      },
      merges: head.merges,
      names: { ...head.names, ...first.names, 求助事项: 'A9:N9' },
    },
    {
      name: '分类合计',
      widths: [8, 24, 12, 12, 12, 12],
      headRow: 2,
      rows: {
        1: { height: 30, cells: { 1: ['求助分类合计', 'title'] } },
        2: { height: 24, cells: cellsFrom(1, heads(kinds)) },
        3: { height: 22, cells: cellsFrom(1, empty(kinds)) },
        4: {
          height: 24,
          cells: cellsFrom(1, [
            ['合计', 'sum'],
            [null, 'sum'],
            ...['C', 'D', 'E', 'F'].map((column): StyledCell => [`=SUM(${column}3:${column}3)`, 'sum']),
          ]),
        },
      },
      merges: ['A1:F1', 'A4:B4'],
      names: { 求助分类合计: 'A3:F3' },
      marked: [{ area: 'F3', above: 0 }],
    },
  ];
}

const drawings: Record<ShippedTemplate, () => StyledSheet[]> = {
  'health-daily': healthDaily,
  'request-ledger': requestLedger,
  'duty-week': dutyWeek,
};

/** The file of a shipped template as it is drawn here; what is committed are these bytes. */
export const drawTemplate = (key: ShippedTemplate): Promise<Buffer> => styledWorkbook(drawings[key]());
