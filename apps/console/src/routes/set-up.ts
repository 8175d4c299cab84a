import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchOf } from '../shell/search.ts';
import { desk } from './desk.ts';

const audit = createRoute({
  getParentRoute: () => desk,
  path: 'audit',
  validateSearch: searchOf('group', 'action', 'by', 'subject', 'from', 'until'),
  component: lazyRouteComponent(() => import('../audit/audit.tsx'), 'Audit'),
});

const tokens = createRoute({
  getParentRoute: () => desk,
  path: 'tokens',
  validateSearch: searchOf('all'),
  component: lazyRouteComponent(() => import('../doors/tokens.tsx'), 'Tokens'),
});

const settings = createRoute({
  getParentRoute: () => desk,
  path: 'settings',
  validateSearch: searchOf('setting', 'key'),
  component: lazyRouteComponent(() => import('../settings/settings.tsx'), 'Settings'),
});

const webhooks = createRoute({
  getParentRoute: () => desk,
  path: 'webhooks',
  component: lazyRouteComponent(() => import('../doors/webhooks.tsx'), 'Webhooks'),
});

const oneWebhook = createRoute({
  getParentRoute: () => desk,
  path: 'webhooks/$id',
  validateSearch: searchOf('state', 'event'),
  component: lazyRouteComponent(() => import('../doors/webhook-page.tsx'), 'WebhookPage'),
});

/** Settings, what was done, other systems. */
export const setUpRoutes = [audit, tokens, settings, webhooks, oneWebhook] as const;
