import { describe, expect, it } from 'vitest';
import { residentIdCheck } from './id-number.ts';
import { readRegisterQuery } from './register-query.ts';

const id = `37010219900307122${residentIdCheck('37010219900307122')}`;

describe('a search of the register', () => {
  it.each([
    ['', { by: 'nothing' }],
    ['  ', { by: 'nothing' }],
    ['199 9900 0001', { by: 'phone', phone: '19999000001' }],
    ['１９９９９００００１２', { by: 'phone', phone: '19999000012' }],
    [id.toLowerCase(), { by: 'id-number', idNumber: id }],
    ['鲁a·12345', { by: 'plate', plate: '鲁A12345' }],
    ['1-2-301', { by: 'address', address: '1栋2单元301', text: '1-2-301' }],
    ['张三', { by: 'text', text: '张三' }],
    ['zsf', { by: 'text', text: 'zsf' }],
    ['凤凰城', { by: 'text', text: '凤凰城' }],
    ['zhangsanfeng', { by: 'text', text: 'zhangsanfeng' }],
  ])('%s', (typed, query) => {
    expect(readRegisterQuery(typed)).toEqual(query);
  });
});
