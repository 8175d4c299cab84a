import { expect, it } from 'vitest';
import { addressOf, oneOf, searchOf } from './search.ts';

it('an address carries texts as they are, and nothing for what is not chosen', () => {
  expect(addressOf({ area: 'a 1', left: undefined, open: 'true' })).toBe('?area=a+1&open=true');
  expect(addressOf({ area: undefined })).toBe('');
});

it('of an address only the named texts are read, and none that is too long', () => {
  const read = searchOf('area', 'state');
  expect(read({ area: 'a', state: '', other: 'x' })).toEqual({ area: 'a' });
  expect(read({ area: 'a'.repeat(301), state: { deep: true } })).toEqual({});
});

it('a filter that somebody made up is no filter', () => {
  expect(oneOf(['over', 'hour'], 'hour')).toBe('hour');
  expect(oneOf(['over', 'hour'], 'drop table')).toBeUndefined();
});
