import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchOf } from '../shell/search.ts';
import { desk } from './desk.ts';

const shifts = createRoute({
  getParentRoute: () => desk,
  path: 'shifts',
  component: lazyRouteComponent(() => import('../shifts/shifts.tsx'), 'Shifts'),
});

const shiftBoard = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/board',
  validateSearch: searchOf('from', 'checkpoint'),
  component: lazyRouteComponent(() => import('../shifts/board/board-page.tsx'), 'BoardPage'),
});

const shiftPeople = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/people',
  validateSearch: searchOf('from', 'name'),
  component: lazyRouteComponent(() => import('../shifts/people-page.tsx'), 'PeoplePage'),
});

const shiftSettle = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/settle',
  component: lazyRouteComponent(() => import('../shifts/settle-page.tsx'), 'SettlePage'),
});

const shiftDemand = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/demand',
  validateSearch: searchOf('checkpoint'),
  component: lazyRouteComponent(() => import('../shifts/demand/demand-page.tsx'), 'DemandPage'),
});

const rosters = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/rosters',
  component: lazyRouteComponent(() => import('../shifts/rosters/rosters-page.tsx'), 'RostersPage'),
});

const oneRoster = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/rosters/$id',
  validateSearch: searchOf('view', 'from'),
  component: lazyRouteComponent(() => import('../shifts/rosters/roster-page.tsx'), 'RosterPage'),
});

const oneShift = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/$id',
  component: lazyRouteComponent(() => import('../shifts/shift-page.tsx'), 'ShiftPage'),
});

/** Who stands where. */
export const shiftsRoutes = [
  shifts,
  shiftBoard,
  shiftPeople,
  shiftSettle,
  shiftDemand,
  rosters,
  oneRoster,
  oneShift,
] as const;
