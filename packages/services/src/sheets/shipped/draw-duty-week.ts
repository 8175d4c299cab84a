import { shippedTemplates } from '@linli/contracts/sheets/labels';
import { type Column, empty, figures, heads, top } from './draw-parts.ts';
import { cellsFrom, inLook, type StyledCell, type StyledSheet } from './styled-workbook.ts';

/** A week's roster, who came when, and what each served. */
export function dutyWeek(): StyledSheet[] {
  const roster: Column[] = [
    ['日期', 'day'],
    ['星期', 'text'],
    ['卡口', 'text'],
    ['时间', 'text'],
    ['应到', 'count'],
    ['已排', 'count'],
    ['缺岗', 'count'],
    ['值守人员', 'text'],
    ['时长（小时）', 'amount'],
  ];
  const duties: Column[] = [
    ['序号', 'count'],
    ['日期', 'day'],
    ['卡口', 'text'],
    ['班次', 'text'],
    ['姓名', 'text'],
    ['签到', 'time'],
    ['签退', 'time'],
    ['时长（小时）', 'amount'],
    ['考勤', 'text'],
  ];
  const people: Column[] = [
    ['序号', 'count'],
    ['姓名', 'text'],
    ['联系电话', 'text'],
    ['值守次数', 'count'],
    ['未到岗次数', 'count'],
    ['时长（小时）', 'amount'],
    ['占总时长', 'share'],
    ['签名', 'text'],
  ];
  const head = top(shippedTemplates['duty-week'].zh, roster.length);
  const first = figures(4, [
    ['班次数', 'count'],
    ['应到人次', 'count'],
    ['已排人次', 'count'],
    ['缺岗人次', 'count'],
    ['到岗人数', 'count'],
    ['未到岗人次', 'count'],
    ['值守时长（小时）', 'amount'],
  ]);
  // A name may hold no brackets.
  const { '值守时长（小时）': hours = '', ...names } = first.names;
  return [
    {
      name: '排班',
      widths: [14, 12, 18, 16, 12, 12, 18, 36, 14],
      headRow: 2,
      rows: {
        ...head.rows,
        3: { height: 24, cells: { 1: ['一、总体情况', 'part'] } },
        ...first.rows,
        7: { height: 24, cells: { 1: ['二、班次', 'part'] } },
        8: { height: 24, cells: cellsFrom(1, heads(roster)) },
        9: { height: 30, cells: cellsFrom(1, empty(roster)) },
        10: {
          height: 24,
          cells: cellsFrom(1, [
            ['合计', 'sum'],
            ...inLook('sum', [null, null, null]),
            ...['E', 'F', 'G'].map((column): StyledCell => [`=SUM(${column}9:${column}9)`, 'sum']),
            [null, 'sum'],
            ['=SUM(I9:I9)', 'sum'],
          ]),
        },
      },
      merges: [...head.merges, 'A10:D10'],
      names: { ...head.names, ...names, 值守时长: hours, 班次: 'A9:I9' },
      marked: [{ area: 'G9', above: 0 }],
    },
    {
      name: '考勤',
      widths: [8, 14, 18, 16, 14, 20, 20, 14, 18],
      headRow: 2,
      rows: {
        1: { height: 30, cells: { 1: ['值守考勤', 'title'] } },
        2: { height: 24, cells: cellsFrom(1, heads(duties)) },
        3: { height: 22, cells: cellsFrom(1, empty(duties)) },
        4: {
          height: 24,
          cells: cellsFrom(1, [
            ['合计', 'sum'],
            ...inLook('sum', [null, null, null, null, null, null]),
            ['=SUM(H3:H3)', 'sum'],
            [null, 'sum'],
          ]),
        },
      },
      merges: ['A1:I1', 'A4:G4'],
      names: { 值守考勤: 'A3:I3' },
    },
    {
      name: '各人时长',
      widths: [8, 16, 18, 12, 12, 14, 14, 18],
      headRow: 2,
      rows: {
        1: { height: 30, cells: { 1: ['各人值守时长', 'title'] } },
        2: { height: 24, cells: cellsFrom(1, heads(people)) },
        3: {
          height: 26,
          cells: cellsFrom(1, [
            ...empty(people.slice(0, 6)),
            ['=IF($F$4=0,"",F3/$F$4)', 'share'],
            [' ', 'text'],
          ]),
        },
        4: {
          height: 24,
          cells: cellsFrom(1, [
            ['合计', 'sum'],
            ...inLook('sum', [null, null]),
            ...['D', 'E', 'F'].map((column): StyledCell => [`=SUM(${column}3:${column}3)`, 'sum']),
            ['=SUM(G3:G3)', 'sumShare'],
            [null, 'sum'],
          ]),
        },
      },
      merges: ['A1:H1', 'A4:C4'],
      names: { 各人值守时长: 'A3:G3' },
    },
  ];
}
