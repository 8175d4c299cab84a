import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchOf } from '../shell/search.ts';
import { desk } from './desk.ts';

const register = createRoute({
  getParentRoute: () => desk,
  path: 'register',
  validateSearch: searchOf('query', 'tag', 'occupancy', 'phone', 'all'),
  component: lazyRouteComponent(() => import('../people/register.tsx'), 'Register'),
});

const household = createRoute({
  getParentRoute: () => desk,
  path: 'register/$id',
  component: lazyRouteComponent(() => import('../people/household-page.tsx'), 'HouseholdPage'),
});

const joins = createRoute({
  getParentRoute: () => desk,
  path: 'register/joins',
  component: lazyRouteComponent(() => import('../people/joins.tsx'), 'Joins'),
});

const imports = createRoute({
  getParentRoute: () => desk,
  path: 'register/imports',
  component: lazyRouteComponent(() => import('../people/imports.tsx'), 'Imports'),
});

const oneImport = createRoute({
  getParentRoute: () => desk,
  path: 'register/imports/$id',
  component: lazyRouteComponent(() => import('../people/import-page.tsx'), 'ImportPage'),
});

const areas = createRoute({
  getParentRoute: () => desk,
  path: 'register/areas',
  component: lazyRouteComponent(() => import('../people/areas.tsx'), 'Areas'),
});

const people = createRoute({
  getParentRoute: () => desk,
  path: 'people',
  validateSearch: searchOf('view', 'role', 'fault', 'name'),
  component: lazyRouteComponent(() => import('../people/people.tsx'), 'People'),
});

const onePerson = createRoute({
  getParentRoute: () => desk,
  path: 'people/$id',
  validateSearch: searchOf('kind'),
  component: lazyRouteComponent(() => import('../people/person.tsx'), 'Person'),
});

const handover = createRoute({
  getParentRoute: () => desk,
  path: 'people/$id/handover',
  component: lazyRouteComponent(() => import('../people/handover.tsx'), 'Handover'),
});

const oneHandover = createRoute({
  getParentRoute: () => desk,
  path: 'handovers/$id',
  component: lazyRouteComponent(() => import('../people/handover-page.tsx'), 'HandoverPage'),
});

const teams = createRoute({
  getParentRoute: () => desk,
  path: 'teams',
  component: lazyRouteComponent(() => import('../teams/teams.tsx'), 'Teams'),
});

const teamQueue = createRoute({
  getParentRoute: () => desk,
  path: 'teams/$role/$areaId',
  validateSearch: searchOf('only', 'kind', 'id'),
  component: lazyRouteComponent(() => import('../teams/team-queue.tsx'), 'TeamQueue'),
});

/** The register, who holds which post, teams. */
export const peopleRoutes = [
  register,
  household,
  joins,
  imports,
  oneImport,
  areas,
  people,
  onePerson,
  handover,
  oneHandover,
  teams,
  teamQueue,
] as const;
