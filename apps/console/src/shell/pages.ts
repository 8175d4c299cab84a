import type { Right } from '@linli/domain/identity/rights';

/** Pages of the console in their order, each with the right it needs and the key that follows `g`. */
export const pages = [
  { name: 'now', to: '/now', key: 'n', right: 'reports.coverage' },
  { name: 'cases', to: '/cases', key: 'c', right: 'requests.view' },
  { name: 'waiting', to: '/waiting', key: 'w', right: 'cases.escalate' },
  { name: 'requests', to: '/requests', key: 'r', right: 'requests.view' },
  { name: 'alerts', to: '/alerts', key: 'a', right: 'alerts.view' },
  { name: 'reports', to: '/reports', key: 'p', right: 'reports.gaps' },
  { name: 'calls', to: '/calls', key: 'l', right: 'reports.call' },
  { name: 'rounds', to: '/rounds', key: 'o', right: 'rounds.view' },
  { name: 'register', to: '/register', key: 'b', right: 'register.search' },
  { name: 'shifts', to: '/shifts', key: 's', right: 'shifts.view-people' },
  { name: 'people', to: '/people', key: 'o', right: 'posts.view' },
  { name: 'teams', to: '/teams', key: 't', right: 'areas.view' },
  { name: 'settings', to: '/settings', key: 'e', right: 'settings.view' },
  { name: 'sheets', to: '/sheets', key: 'f', right: 'sheets.fill' },
  { name: 'audit', to: '/audit', key: 'u', right: 'audit.read' },
  { name: 'tokens', to: '/tokens', key: 'k', right: 'tokens.issue' },
  { name: 'webhooks', to: '/webhooks', key: 'b', right: 'webhooks.view' },
] as const satisfies readonly { name: string; to: string; key: string; right: Right }[];
