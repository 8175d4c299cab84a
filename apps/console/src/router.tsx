import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { addressOf, searchOf } from './shell/search.ts';
import { Broken, NotFound, Waiting } from './shell/states.tsx';
import { useSession } from './state/session.ts';

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Broken });

const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: searchOf('back'),
  component: lazyRouteComponent(() => import('./identity/sign-in.tsx'), 'SignIn'),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: 'second-factor',
  validateSearch: searchOf('back'),
  component: lazyRouteComponent(() => import('./identity/second-factor.tsx'), 'SecondFactor'),
});

const areaOf = searchOf('area');

/** Everything behind signing in; the area that is looked at stays in the address from page to page. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  validateSearch: areaOf,
  search: { middlewares: [retainSearchParams<{ area?: string }>(['area'])] },
  beforeLoad({ location }) {
    if (useSession.getState().token === undefined)
      throw redirect({ to: '/sign-in', search: { back: location.publicHref } });
  },
  component: lazyRouteComponent(() => import('./shell/frame.tsx'), 'Frame'),
});

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
  component: lazyRouteComponent(() => import('./now/now.tsx'), 'Now'),
});

const cases = createRoute({
  getParentRoute: () => desk,
  path: 'cases',
  validateSearch: searchOf('whose', 'only', 'kind', 'id', 'all'),
  component: lazyRouteComponent(() => import('./cases/cases.tsx'), 'Cases'),
});

const oneCase = createRoute({
  getParentRoute: () => desk,
  path: 'cases/$kind/$id',
  component: lazyRouteComponent(() => import('./cases/case-page.tsx'), 'CasePage'),
});

const requests = createRoute({
  getParentRoute: () => desk,
  path: 'requests',
  validateSearch: searchOf('state', 'left', 'open', 'all'),
  component: lazyRouteComponent(() => import('./requests/requests.tsx'), 'Requests'),
});

const alerts = createRoute({
  getParentRoute: () => desk,
  path: 'alerts',
  validateSearch: searchOf('state', 'level', 'all'),
  component: lazyRouteComponent(() => import('./reports/alerts.tsx'), 'Alerts'),
});

const waiting = createRoute({
  getParentRoute: () => desk,
  path: 'waiting',
  component: lazyRouteComponent(() => import('./waiting/waiting.tsx'), 'WaitingForMe'),
});

const calls = createRoute({
  getParentRoute: () => desk,
  path: 'calls',
  component: lazyRouteComponent(() => import('./calls/calls.tsx'), 'Calls'),
});

const reports = createRoute({
  getParentRoute: () => desk,
  path: 'reports',
  validateSearch: searchOf('slot'),
  component: lazyRouteComponent(() => import('./reports/reports.tsx'), 'Reports'),
});

const sheets = createRoute({
  getParentRoute: () => desk,
  path: 'sheets',
  component: lazyRouteComponent(() => import('./sheets/sheets.tsx'), 'Sheets'),
});

const oneSheet = createRoute({
  getParentRoute: () => desk,
  path: 'sheets/$id',
  validateSearch: searchOf('tab'),
  component: lazyRouteComponent(() => import('./sheets/template-page.tsx'), 'TemplatePage'),
});

const shifts = createRoute({
  getParentRoute: () => desk,
  path: 'shifts',
  component: lazyRouteComponent(() => import('./shifts/shifts.tsx'), 'Shifts'),
});

const shiftBoard = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/board',
  validateSearch: searchOf('from', 'checkpoint'),
  component: lazyRouteComponent(() => import('./shifts/board/board-page.tsx'), 'BoardPage'),
});

const shiftPeople = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/people',
  validateSearch: searchOf('from', 'name'),
  component: lazyRouteComponent(() => import('./shifts/people-page.tsx'), 'PeoplePage'),
});

const shiftSettle = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/settle',
  component: lazyRouteComponent(() => import('./shifts/settle-page.tsx'), 'SettlePage'),
});

const shiftDemand = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/demand',
  validateSearch: searchOf('checkpoint'),
  component: lazyRouteComponent(() => import('./shifts/demand/demand-page.tsx'), 'DemandPage'),
});

const rosters = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/rosters',
  component: lazyRouteComponent(() => import('./shifts/rosters/rosters-page.tsx'), 'RostersPage'),
});

const oneRoster = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/rosters/$id',
  validateSearch: searchOf('view', 'from'),
  component: lazyRouteComponent(() => import('./shifts/rosters/roster-page.tsx'), 'RosterPage'),
});

const oneShift = createRoute({
  getParentRoute: () => desk,
  path: 'shifts/$id',
  component: lazyRouteComponent(() => import('./shifts/shift-page.tsx'), 'ShiftPage'),
});

const audit = createRoute({
  getParentRoute: () => desk,
  path: 'audit',
  validateSearch: searchOf('group', 'action', 'by', 'subject', 'from', 'until'),
  component: lazyRouteComponent(() => import('./audit/audit.tsx'), 'Audit'),
});

const tokens = createRoute({
  getParentRoute: () => desk,
  path: 'tokens',
  validateSearch: searchOf('all'),
  component: lazyRouteComponent(() => import('./doors/tokens.tsx'), 'Tokens'),
});

const webhooks = createRoute({
  getParentRoute: () => desk,
  path: 'webhooks',
  component: lazyRouteComponent(() => import('./doors/webhooks.tsx'), 'Webhooks'),
});

const oneWebhook = createRoute({
  getParentRoute: () => desk,
  path: 'webhooks/$id',
  validateSearch: searchOf('state', 'event'),
  component: lazyRouteComponent(() => import('./doors/webhook-page.tsx'), 'WebhookPage'),
});

const register = createRoute({
  getParentRoute: () => desk,
  path: 'register',
  validateSearch: searchOf('query', 'tag', 'occupancy', 'phone', 'all'),
  component: lazyRouteComponent(() => import('./people/register.tsx'), 'Register'),
});

const household = createRoute({
  getParentRoute: () => desk,
  path: 'register/$id',
  component: lazyRouteComponent(() => import('./people/household-page.tsx'), 'HouseholdPage'),
});

const joins = createRoute({
  getParentRoute: () => desk,
  path: 'register/joins',
  component: lazyRouteComponent(() => import('./people/joins.tsx'), 'Joins'),
});

const imports = createRoute({
  getParentRoute: () => desk,
  path: 'register/imports',
  component: lazyRouteComponent(() => import('./people/imports.tsx'), 'Imports'),
});

const oneImport = createRoute({
  getParentRoute: () => desk,
  path: 'register/imports/$id',
  component: lazyRouteComponent(() => import('./people/import-page.tsx'), 'ImportPage'),
});

const areas = createRoute({
  getParentRoute: () => desk,
  path: 'register/areas',
  component: lazyRouteComponent(() => import('./people/areas.tsx'), 'Areas'),
});

const people = createRoute({
  getParentRoute: () => desk,
  path: 'people',
  validateSearch: searchOf('view', 'role', 'fault', 'name'),
  component: lazyRouteComponent(() => import('./people/people.tsx'), 'People'),
});

const onePerson = createRoute({
  getParentRoute: () => desk,
  path: 'people/$id',
  validateSearch: searchOf('kind'),
  component: lazyRouteComponent(() => import('./people/person.tsx'), 'Person'),
});

const handover = createRoute({
  getParentRoute: () => desk,
  path: 'people/$id/handover',
  component: lazyRouteComponent(() => import('./people/handover.tsx'), 'Handover'),
});

const oneHandover = createRoute({
  getParentRoute: () => desk,
  path: 'handovers/$id',
  component: lazyRouteComponent(() => import('./people/handover-page.tsx'), 'HandoverPage'),
});

const teams = createRoute({
  getParentRoute: () => desk,
  path: 'teams',
  component: lazyRouteComponent(() => import('./teams/teams.tsx'), 'Teams'),
});

const teamQueue = createRoute({
  getParentRoute: () => desk,
  path: 'teams/$role/$areaId',
  validateSearch: searchOf('only', 'kind', 'id'),
  component: lazyRouteComponent(() => import('./teams/team-queue.tsx'), 'TeamQueue'),
});

const rounds = createRoute({
  getParentRoute: () => desk,
  path: 'rounds',
  component: lazyRouteComponent(() => import('./reports/rounds.tsx'), 'Rounds'),
});

const newRound = createRoute({
  getParentRoute: () => desk,
  path: 'rounds/new',
  component: lazyRouteComponent(() => import('./reports/new-round.tsx'), 'NewRound'),
});

const oneRound = createRoute({
  getParentRoute: () => desk,
  path: 'rounds/$id',
  validateSearch: searchOf('part', 'slot'),
  component: lazyRouteComponent(() => import('./reports/round-page.tsx'), 'RoundPage'),
});

const recheck = createRoute({
  getParentRoute: () => desk,
  path: 'rounds/rechecks/$id',
  component: lazyRouteComponent(() => import('./reports/recheck-page.tsx'), 'RecheckPage'),
});

const settings = createRoute({
  getParentRoute: () => desk,
  path: 'settings',
  validateSearch: searchOf('setting', 'key'),
  component: lazyRouteComponent(() => import('./settings/settings.tsx'), 'Settings'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    secondFactor,
    desk.addChildren([
      start,
      now,
      cases,
      oneCase,
      waiting,
      requests,
      alerts,
      reports,
      calls,
      sheets,
      oneSheet,
      shifts,
      shiftBoard,
      shiftPeople,
      shiftSettle,
      shiftDemand,
      rosters,
      oneRoster,
      oneShift,
      audit,
      tokens,
      settings,
      webhooks,
      oneWebhook,
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
      rounds,
      newRound,
      oneRound,
      recheck,
    ]),
  ]),
  basepath: '/console',
  // Plain texts, as everybody reads and writes them.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: addressOf,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

// Signing out anywhere leaves every page behind it; what it had read is forgotten with it.
useSession.subscribe(({ token }, before) => {
  if (token === undefined && before.token !== undefined) void router.invalidate();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
