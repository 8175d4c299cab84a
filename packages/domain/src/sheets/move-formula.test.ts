import { describe, expect, it } from 'vitest';
import { carryFormula, moveFormula, type RowMoves, reachesOut } from './move-formula.ts';

/** On sheet 日报 row 8 became five rows; other sheets stay. */
const moves: RowMoves = {
  start: (sheet, row) => (sheet === '日报' && row > 8 ? row + 4 : row),
  end: (sheet, row) => (sheet === '日报' && row >= 8 ? row + 4 : row),
};

describe('a formula whose sheet has grown', () => {
  it.each([
    ['SUM(D8:D8)', 'SUM(D8:D12)'],
    ['SUM($D$8:$D$8)/D10', 'SUM($D$8:$D$12)/D14'],
    ['SUM(D3:D7)', 'SUM(D3:D7)'],
    ['SUM(D3:D20)', 'SUM(D3:D24)'],
    ['8:8', '8:12'],
    ['SUM($9:$9)', 'SUM($13:$13)'],
    ["SUM('日报'!D8:D8,明细!D8:D8)", "SUM('日报'!D8:D12,明细!D8:D8)"],
    ['SUM(D:D)', 'SUM(D:D)'],
    ['LOG10(D9)+"D9"&A9', 'LOG10(D13)+"D9"&A13'],
    ["'Plan D9'!合计+D9", "'Plan D9'!合计+D13"],
    ['表1[D9]+合计9+D9.x', '表1[D9]+合计9+D9.x'],
    ['IF(D9>=100,"=D9",-D9)', 'IF(D13>=100,"=D9",-D13)'],
  ])('%s refers to the same facts as %s', (before, after) => {
    expect(moveFormula(before, '日报', moves)).toBe(after);
  });

  it('means its own copy of the pattern row, and the first one where the row is fixed', () => {
    expect(moveFormula('E8/D8+$D$8+D10', '日报', moves, { row: 8, to: 11 })).toBe('E11/D11+$D$8+D14');
    expect(moveFormula('SUM(D$8:D8)', '日报', moves, { row: 8, to: 11 })).toBe('SUM(D$8:D11)');
  });
});

it('a shared formula read elsewhere takes its relative references along', () => {
  expect(carryFormula('A1+$A1+A$1+$A$1+SUM(Z2:AA3)+"A1"', 2, 1)).toBe('B3+$A3+B$1+$A$1+SUM(AA4:AB5)+"A1"');
});

describe('a formula that reaches out of its workbook', () => {
  it.each([
    '[1]Sheet1!A1',
    "'[2]年 报'!A1",
    "'C:\\[b.xlsx]x'!A1",
    'WEBSERVICE("http://x")',
    '_xlfn.WEBSERVICE(A1)',
    'IF(1, hyperlink("x"),2)',
    "cmd|'/c calc'!A0",
    'RTD("a",,"b")',
  ])('is found: %s', (formula) => {
    expect(reachesOut(formula)).toBe(true);
  });
  it.each([
    'SUM(A1:A3)',
    '表1[人数]',
    '"[1]x!A1"&A1',
    'SUM(表1[[#All],[人数]])',
    'MYCALL(1)',
    'COUNTIF(A1:A3,">0")',
  ])('others are not: %s', (formula) => {
    expect(reachesOut(formula)).toBe(false);
  });
});
