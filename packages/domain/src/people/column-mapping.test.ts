import { describe, expect, test } from 'vitest';
import { fieldOfHeading, guessMapping, headingSignature, placeOfSheet } from './column-mapping.ts';

test.each([
  ['姓名', 'name'],
  ['姓 名', 'name'],
  ['*姓名（必填）', 'name'],
  ['户主姓名', 'name'],
  ['户主', 'name'],
  ['租户姓名', 'name'],
  ['租住情况', 'tenancy'],
  ['家庭住址', 'address'],
  ['现居住地址', 'address'],
  ['房号', 'door'],
  ['门牌号', 'door'],
  ['单元', 'unit'],
  ['楼栋号', 'building'],
  ['小区名称', 'compound'],
  ['联系电话', 'phone'],
  ['手机号码', 'phone'],
  ['身份证号', 'id-number'],
  ['身份证号码', 'id-number'],
  ['出生年月', 'birth-date'],
  ['性别', 'sex'],
  ['与户主关系', 'relation'],
  ['户籍地址', 'registration'],
  ['户口所在地', 'registration'],
  ['居住类型', 'tenancy'],
  ['房屋状态', 'occupancy'],
  ['车牌号', 'vehicle'],
  ['特殊人群', 'tags'],
  ['是否独居', 'tags'],
  ['所属网格', 'grid'],
  ['小格区', 'cell'],
  ['备注', 'note'],
  ['序号', null],
  ['年龄', null],
  ['血型', undefined],
])('%s holds %s', (heading, field) => expect(fieldOfHeading(heading)).toBe(field));

describe('guessMapping', () => {
  test('headings below a title and a remark are found', () => {
    const mapping = guessMapping([
      ['凤凰城居民信息登记表', '凤凰城居民信息登记表', '凤凰城居民信息登记表'],
      ['填表日期：2020.2.3', null, null],
      ['序号', '姓名', '住址', '电话'],
      [1, '张三', '1-2-301', 13800138000],
    ]);
    expect(mapping?.headerRow).toBe(3);
    expect(mapping?.columns.map((c) => c.field)).toEqual([null, 'name', 'address', 'phone']);
  });

  test('of headings over two rows the lower one counts', () => {
    const mapping = guessMapping([
      ['姓名', '住址', '住址', '住址', '电话'],
      ['姓名', '楼号', '单元', '房号', '电话'],
      ['张三', 1, 2, 301, 13800138000],
    ]);
    expect(mapping?.headerRow).toBe(2);
    expect(mapping?.columns.map((c) => c.field)).toEqual(['name', 'building', 'unit', 'door', 'phone']);
  });

  test('a sheet without a name and without a door is no register', () => {
    expect(
      guessMapping([
        ['月份', '电话费'],
        [1, 20],
      ]),
    ).toBeNull();
    expect(guessMapping([])).toBeNull();
  });

  test('the signature of the headings does not depend on where they stand', () => {
    const a = guessMapping([['姓名', '住址']]);
    const b = guessMapping([['标题'], ['姓名', '住 址']]);
    expect(a && b && headingSignature(a) === headingSignature(b)).toBe(true);
  });
});

test.each([
  ['Sheet1', null, null],
  ['汇总表', null, null],
  ['居民信息登记表', null, null],
  ['凤凰城', '凤凰城', null],
  ['凤凰城(一期)居民', '凤凰城', null],
  ['香颂居民信息表', '香颂', null],
  ['3号楼', null, '3号楼'],
])('sheet %s stands for %s %s', (name, compound, building) => {
  expect(placeOfSheet(name)).toEqual({ compound, building });
});
