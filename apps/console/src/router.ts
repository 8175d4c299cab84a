import { createRouter } from '@tanstack/react-router';
import { casesRoutes } from './routes/cases.ts';
import { desk, root, secondFactor, signIn } from './routes/desk.ts';
import { peopleRoutes } from './routes/people.ts';
import { reportsRoutes } from './routes/reports.ts';
import { setUpRoutes } from './routes/set-up.ts';
import { shiftsRoutes } from './routes/shifts.ts';
import { addressOf } from './shell/search.ts';
import { Broken, NotFound, Waiting } from './shell/states.tsx';
import { useSession } from './state/session.ts';

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    secondFactor,
    desk.addChildren([...casesRoutes, ...reportsRoutes, ...shiftsRoutes, ...peopleRoutes, ...setUpRoutes]),
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
