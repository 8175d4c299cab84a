import { expect, it } from 'vitest';
import { wrongWithPhoto } from './photo-check.ts';

const megabyte = 1024 * 1024;

it('photos of phones may be sent', () => {
  expect(wrongWithPhoto({ tempFilePath: 'wxfile://tmp_1.JPG', size: 3 * megabyte })).toBeUndefined();
  expect(
    wrongWithPhoto({ tempFilePath: 'blob:http://linli/1', originalFileObj: { type: 'image/webp' } }),
  ).toBeUndefined();
  expect(wrongWithPhoto({ tempFilePath: 'blob:http://linli/1' })).toBeUndefined();
});

it('what the server would refuse is refused before it is sent', () => {
  expect(wrongWithPhoto({ tempFilePath: 'wxfile://tmp_1.gif' })).toBe('photoWrongType');
  expect(
    wrongWithPhoto({ tempFilePath: 'blob:http://linli/1', originalFileObj: { type: 'application/pdf' } }),
  ).toBe('photoWrongType');
  expect(wrongWithPhoto({ tempFilePath: 'wxfile://tmp_1.png', size: 8 * megabyte + 1 })).toBe(
    'photoTooLarge',
  );
});
