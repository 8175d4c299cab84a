import { expect, it } from 'vitest';
import { movedByCases } from './moved-by-cases.ts';

it('a moved case reloads what lists and counts cases', () => {
  for (const key of [
    'GET /escalation/desk',
    'GET /requests/standing',
    'GET /reports/alert-counts',
    'GET /reports/alerts',
  ])
    expect(movedByCases([key, { areaId: 'a' }, 'parts'])).toBe(true);
  for (const layer of ['requests', 'alerts'])
    expect(movedByCases(['GET /escalation/map', { areaId: 'a', layer }])).toBe(true);
});

it('a moved case has nobody count reports or shifts again', () => {
  for (const key of ['GET /reports/coverage', 'GET /shifts/now', 'GET /identity/me'])
    expect(movedByCases([key, {}])).toBe(false);
  for (const layer of ['reports', 'gaps'])
    expect(movedByCases(['GET /escalation/map', { areaId: 'a', layer }])).toBe(false);
});
