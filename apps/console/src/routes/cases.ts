import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { searchOf } from '../shell/search.ts';
import { desk } from './desk.ts';

const start = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/now', replace: true });
  },
});

const now = createRoute({
  getParentRoute: () => desk,
  path: 'now',
  validateSearch: searchOf('layer', 'view'),
  component: lazyRouteComponent(() => import('../now/now.tsx'), 'Now'),
});

const cases = createRoute({
  getParentRoute: () => desk,
  path: 'cases',
  validateSearch: searchOf('whose', 'only', 'kind', 'id', 'all'),
  component: lazyRouteComponent(() => import('../cases/cases.tsx'), 'Cases'),
});

const oneCase = createRoute({
  getParentRoute: () => desk,
  path: 'cases/$kind/$id',
  component: lazyRouteComponent(() => import('../cases/case-page.tsx'), 'CasePage'),
});

const waiting = createRoute({
  getParentRoute: () => desk,
  path: 'waiting',
  component: lazyRouteComponent(() => import('../waiting/waiting.tsx'), 'WaitingForMe'),
});

const requests = createRoute({
  getParentRoute: () => desk,
  path: 'requests',
  validateSearch: searchOf('state', 'left', 'open', 'all'),
  component: lazyRouteComponent(() => import('../requests/requests.tsx'), 'Requests'),
});

const alerts = createRoute({
  getParentRoute: () => desk,
  path: 'alerts',
  validateSearch: searchOf('state', 'level', 'all'),
  component: lazyRouteComponent(() => import('../reports/alerts.tsx'), 'Alerts'),
});

const calls = createRoute({
  getParentRoute: () => desk,
  path: 'calls',
  component: lazyRouteComponent(() => import('../calls/calls.tsx'), 'Calls'),
});

/** What is open now, and each case. */
export const casesRoutes = [start, now, cases, oneCase, waiting, requests, alerts, calls] as const;
