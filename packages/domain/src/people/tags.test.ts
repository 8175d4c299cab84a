import { describe, expect, test } from 'vitest';
import { parseTags } from './tags.ts';

describe('parseTags', () => {
  test.each([
    ['独居', ['lives-alone']],
    ['独居/慢病', ['lives-alone', 'chronic-illness']],
    ['独居老人、高血压，糖尿病', ['lives-alone', 'chronic-illness']],
    ['孕妇', ['pregnant']],
    ['怀孕7个月', ['pregnant']],
    ['肢体残疾二级 低保', ['disabled', 'low-income']],
    ['留守儿童；困难', ['left-behind-child', 'low-income']],
    ['居家隔离', ['isolating']],
    ['癌症', ['seriously-ill']],
    ['双老户', ['elderly-couple']],
    ['无智能手机', ['no-smartphone']],
    ['湖北返济', ['recently-returned']],
    ['无', []],
    ['非低保', []],
    ['无残疾', []],
  ])('%s means %j', (written, tags) => {
    expect(parseTags(written)).toEqual({ tags, language: null, rest: [] });
  });

  test.each([
    ['外籍(韩语)', '韩语'],
    ['外籍（English）', 'English'],
    ['外籍 日语', '日语'],
    ['外国人/韩语', '韩语'],
    ['外籍 韩国', '韩语'],
    ['外籍：德国籍', '德语'],
    ['外籍', null],
  ])('%s speaks %s', (written, language) => {
    expect(parseTags(written)).toEqual({ tags: ['foreigner'], language, rest: [] });
  });

  test('words without a tag are handed back, not dropped', () => {
    expect(parseTags('党员、独居、退役军人')).toEqual({
      tags: ['lives-alone'],
      language: null,
      rest: ['党员', '退役军人'],
    });
  });
});
