import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdNumber, maskPhone } from './mask.ts';

describe('masks', () => {
  it('keep the ends only', () => {
    expect(maskPhone('19999000001')).toBe('199****0001');
    expect(maskIdNumber('370102199001011234')).toBe('370*************34');
  });

  it('hide a short value whole', () => {
    expect(maskPhone('1234567')).toBe('*******');
    expect(maskIdNumber('E1234')).toBe('*****');
  });

  it('never change the length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (value) => {
        expect([...maskPhone(value)]).toHaveLength([...value].length);
      }),
    );
  });
});
