import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { searchOf } from '../shell/search.ts';
import { Broken, NotFound } from '../shell/states.tsx';
import { useSession } from '../state/session.ts';

export const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Broken });

export const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: searchOf('back'),
  component: lazyRouteComponent(() => import('../identity/sign-in.tsx'), 'SignIn'),
});

export const secondFactor = createRoute({
  getParentRoute: () => root,
  path: 'second-factor',
  validateSearch: searchOf('back'),
  component: lazyRouteComponent(() => import('../identity/second-factor.tsx'), 'SecondFactor'),
});

const areaOf = searchOf('area');

/** Everything behind signing in; the area that is looked at stays in the address from page to page. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  validateSearch: areaOf,
  search: { middlewares: [retainSearchParams<{ area?: string }>(['area'])] },
  beforeLoad({ location }) {
    if (useSession.getState().token === undefined)
      throw redirect({ to: '/sign-in', search: { back: location.publicHref } });
  },
  component: lazyRouteComponent(() => import('../shell/frame.tsx'), 'Frame'),
});
