import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdNumber, maskName, maskPhone, maskPlate } from './mask.ts';

describe('masks', () => {
  it('keep the ends only', () => {
    expect(maskPhone('19999000001')).toBe('199****0001');
    expect(maskIdNumber('370102199001011234')).toBe('370*************34');
    expect(maskName('张三丰')).toBe('张**');
    expect(maskPlate('鲁A12345')).toBe('鲁A***45');
  });

  it('hide a short value whole', () => {
    expect(maskPhone('1234567')).toBe('*******');
    expect(maskIdNumber('E1234')).toBe('*****');
    expect(maskName('张')).toBe('*');
  });

  it('never change the length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (value) => {
        expect([...maskPhone(value)]).toHaveLength([...value].length);
      }),
    );
  });
});
