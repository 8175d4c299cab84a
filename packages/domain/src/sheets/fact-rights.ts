import type { FactGroup, FigureKey, figures } from '@linli/contracts/sheets/figures';
import type { SourceKey } from '@linli/contracts/sheets/sources';
import type { Right } from '../identity/rights.ts';

/** What one has to be allowed to see a group's figures: they are counts, nobody is in them. */
const ofGroup: Record<FactGroup, Right> = {
  about: 'areas.view',
  register: 'register.search',
  reports: 'reports.coverage',
  requests: 'requests.view',
  shifts: 'shifts.view-people',
};

export const rightOfFigure = (all: typeof figures, key: FigureKey): Right => ofGroup[all[key].group];

/** Rows name people and doors: each source needs what the page that lists the same needs. */
export const rightsOfSource: Record<SourceKey, readonly Right[]> = {
  areas: ['reports.coverage', 'requests.view', 'register.search'],
  slots: ['reports.coverage'],
  'missing-households': ['reports.gaps'],
  attention: ['reports.read'],
  requests: ['requests.view'],
  'request-kinds': ['requests.view'],
  shifts: ['shifts.view-people'],
  duties: ['shifts.view-people'],
  'duty-people': ['shifts.view-people'],
  persons: ['register.export'],
};
