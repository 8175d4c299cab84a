import { expect, it } from 'vitest';
import { requestOf } from './request-of.ts';

it('fills the path and puts the rest of a GET into the query', () => {
  expect(requestOf('GET /people/areas/:areaId', { areaId: 'a/1', cursor: undefined, limit: 30 })).toEqual({
    method: 'GET',
    url: '/people/areas/a%2F1?limit=30',
    body: undefined,
  });
});

it('sends a POST as a body', () => {
  expect(requestOf('POST /reports/submit', { slotId: 's', householdId: 'h' })).toEqual({
    method: 'POST',
    url: '/reports/submit',
    body: { slotId: 's', householdId: 'h' },
  });
});

it('puts the input of an upload into the query', () => {
  expect(requestOf('POST /reports/upload-photo', { householdId: '户' }, true).url).toBe(
    '/reports/upload-photo?householdId=%E6%88%B7',
  );
});

it('does not ask for an address with a hole in it', () => {
  expect(() => requestOf('GET /people/areas/:areaId', {})).toThrow('areaId');
});
