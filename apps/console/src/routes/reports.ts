import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchOf } from '../shell/search.ts';
import { desk } from './desk.ts';

const reports = createRoute({
  getParentRoute: () => desk,
  path: 'reports',
  validateSearch: searchOf('slot'),
  component: lazyRouteComponent(() => import('../reports/reports.tsx'), 'Reports'),
});

const rounds = createRoute({
  getParentRoute: () => desk,
  path: 'rounds',
  component: lazyRouteComponent(() => import('../reports/rounds.tsx'), 'Rounds'),
});

const newRound = createRoute({
  getParentRoute: () => desk,
  path: 'rounds/new',
  component: lazyRouteComponent(() => import('../reports/new-round.tsx'), 'NewRound'),
});

const oneRound = createRoute({
  getParentRoute: () => desk,
  path: 'rounds/$id',
  validateSearch: searchOf('part', 'slot'),
  component: lazyRouteComponent(() => import('../reports/round-page.tsx'), 'RoundPage'),
});

const recheck = createRoute({
  getParentRoute: () => desk,
  path: 'rounds/rechecks/$id',
  component: lazyRouteComponent(() => import('../reports/recheck-page.tsx'), 'RecheckPage'),
});

const sheets = createRoute({
  getParentRoute: () => desk,
  path: 'sheets',
  component: lazyRouteComponent(() => import('../sheets/sheets.tsx'), 'Sheets'),
});

const oneSheet = createRoute({
  getParentRoute: () => desk,
  path: 'sheets/$id',
  validateSearch: searchOf('tab'),
  component: lazyRouteComponent(() => import('../sheets/template-page.tsx'), 'TemplatePage'),
});

/** Who reported, rounds, and forms that are filled. */
export const reportsRoutes = [reports, rounds, newRound, oneRound, recheck, sheets, oneSheet] as const;
