import type { CatalogKey } from '@linli/contracts/catalog';
import type { Right } from '@linli/domain/identity/rights';

/** Ids and other facts of one community, by the name of the field that asks for them. */
export type Facts = Readonly<Record<string, unknown>>;

/**
 * Who may call an endpoint. A right: its holders, within their areas. `own`: everybody signed in, about themselves alone.
 * `involved`: who asked, helps, was named or told, whatever post they hold. `anyone`: no session is asked for.
 */
export interface Access {
  readonly by: Right | 'own' | 'involved' | 'anyone';
  /** Others than the holders may as well, by what they are to the matter. */
  readonly involved?: true;
  /** Whoever lacks the right is told that there is nothing, not that they may not. */
  readonly quiet?: true;
  /** Communities are known to everybody, so that people find theirs. */
  readonly everywhere?: true;
  /** A POST that changes nothing; an inspector may where the right says so. */
  readonly reads?: true;
  /** Of this the staged morning has none: only refusals are seen. */
  readonly absent?: true;
  /** Fields beside or instead of those that have to be sent. */
  readonly input?: (facts: Facts) => Facts;
}

const own = { by: 'own' } as const;
const involved = { by: 'involved' } as const;
const absent = { absent: true } as const;
const by = (right: Right, more: Omit<Access, 'by'> = {}): Access => ({ by: right, ...more });
const span = () => ({ from: '2026-11-01T00:00:00+08:00', until: '2026-11-30T00:00:00+08:00' });
const request = ({ requestId }: Facts) => ({ caseKind: 'request', caseId: requestId });

/** Every GET of the catalog. Who adds one says here who may read it. */
export const whoReads = {
  'GET /identity/me': own,
  'GET /identity/sessions': own,
  'GET /identity/filters': { ...own, ...absent },
  'GET /people/areas': by('areas.view', { input: ({ areaId }) => ({ parentId: areaId }) }),
  'GET /people/areas/:areaId': by('areas.view'),
  'GET /people/area-moves': by('areas.view'),
  'GET /people/appointments': by('posts.view'),
  'GET /people/households': by('register.search', { input: () => ({ query: '室' }) }),
  'GET /people/households/:householdId': by('register.search', { involved: true }),
  'GET /people/my-households': own,
  'GET /people/communities': { ...own, everywhere: true },
  'GET /people/join-requests': by('joins.decide'),
  'GET /people/relatives': { ...own, ...absent },
  'GET /people/consents': own,
  'GET /people/imports': by('register.import'),
  'GET /people/imports/:importId': by('register.import'),
  'GET /people/imports/:importId/problems': by('register.import', absent),
  'GET /people/exports/:exportId': involved,
  'GET /people/exports/:exportId/file': { by: 'anyone', ...absent },
  'GET /reports/forms': by('rounds.view'),
  'GET /reports/rounds': by('rounds.view'),
  'GET /reports/rounds/:roundId': by('rounds.view', { involved: true }),
  'GET /destruction/rounds/:roundId': by('destruction.view'),
  'GET /reports/slots': by('rounds.view'),
  'GET /reports/coverage': by('reports.coverage'),
  'GET /reports/to-do': own,
  'GET /reports/sheet': by('reports.submit-for'),
  'GET /reports/history': by('reports.read', { involved: true }),
  'GET /reports/photos/:photoId': by('reports.read', absent),
  'GET /reports/gaps': by('reports.gaps'),
  'GET /reports/my-calls': by('reports.call'),
  'GET /reports/calls': by('reports.gaps'),
  'GET /reports/visits': by('reports.gaps'),
  'GET /reports/alerts': by('alerts.view'),
  'GET /reports/alert-counts': by('alerts.view'),
  'GET /reports/alerts/:alertId': by('alerts.view'),
  'GET /cases/timeline': by('requests.view', { involved: true, input: request }),
  'GET /requests/kinds': by('areas.view', { input: ({ areaId }) => ({ areaId }) }),
  'GET /requests/mine': own,
  'GET /requests/in-area': by('requests.view'),
  'GET /requests/standing': by('requests.view'),
  'GET /requests/rates': by('requests.rates', { input: span }),
  'GET /requests/:requestId': by('requests.view', { involved: true }),
  'GET /requests/messages': by('requests.view', {
    involved: true,
    input: ({ underWay }) => ({ requestId: underWay }),
  }),
  'GET /requests/photos/:photoId': by('requests.view', absent),
  'GET /requests/alike': by('requests.view', { involved: true }),
  'GET /requests/pleas': by('requests.approve', { quiet: true }),
  'GET /requests/calendar': by('requests.handle', absent),
  'GET /hours/mine': { ...own, ...absent },
  'GET /hours/corrections': by('hours.correct', { quiet: true }),
  'GET /shifts/checkpoints': by('shifts.view'),
  'GET /shifts/checkpoints/:checkpointId': by('shifts.view'),
  'GET /shifts/templates': by('shifts.set-up'),
  'GET /shifts/rules': by('shifts.view'),
  'GET /shifts/demand': by('shifts.view'),
  'GET /shifts/board': by('shifts.view-people'),
  'GET /shifts/now': by('shifts.view-people'),
  'GET /shifts/volunteers': by('shifts.view-people'),
  'GET /shifts/candidates': by('shifts.lead'),
  'GET /shifts/open': by('shifts.claim'),
  'GET /shifts/mine': by('shifts.claim'),
  'GET /shifts/claims/:claimId': involved,
  'GET /shifts/shift/:shiftId': by('shifts.view'),
  'GET /shifts/swappable': { ...involved, ...absent },
  'GET /shifts/relieves': by('shifts.view'),
  'GET /shifts/code/:checkpointId': by('shifts.lead'),
  'GET /shifts/handover/:claimId': involved,
  'GET /shifts/photos/:photoId': by('shifts.read-log', absent),
  'GET /shifts/log': by('shifts.read-log', absent),
  'GET /shifts/to-settle': by('shifts.lead'),
  'GET /shifts/calendar': own,
  'GET /shifts/feed/:token': { by: 'anyone', ...absent },
  'GET /shifts/week-sheet': by('shifts.view-people'),
  'GET /rosters/availability': by('shifts.claim'),
  'GET /rosters/colleagues': by('shifts.claim', absent),
  'GET /rosters/pairs': by('shifts.claim'),
  'GET /rosters/list': by('rosters.view'),
  'GET /rosters/:rosterId': by('rosters.view'),
  'GET /rosters/:rosterId/board': by('rosters.view'),
  'GET /rosters/:rosterId/people': by('rosters.view', absent),
  'GET /rosters/:rosterId/gaps': by('rosters.view'),
  'GET /matching/duty': by('requests.help'),
  'GET /matching/offers': by('requests.help'),
  'GET /matching/offers/:offerId': involved,
  'GET /matching/near': by('requests.help', absent),
  'GET /matching/errands': own,
  'GET /matching/candidates': by('matching.assign'),
  'GET /matching/outlook': by('matching.view'),
  'GET /matching/load': by('matching.view'),
  'GET /escalation/case': by('requests.view', { involved: true, input: request }),
  'GET /escalation/desk': by('requests.view', { quiet: true }),
  'GET /escalation/passing': by('requests.view', { quiet: true, absent: true }),
  'GET /escalation/stuck': by('requests.view', { quiet: true, absent: true }),
  'GET /escalation/supervisions': own,
  'GET /escalation/ladders': by('requests.view'),
  'GET /escalation/absences': by('posts.view', { quiet: true }),
  'GET /notices': own,
  'GET /notices/settings': own,
  'GET /notices/templates': own,
  'GET /notices/deliveries': by('notices.deliveries'),
  'GET /notices/callbacks': by('notices.call-back'),
  'GET /notices/robots': by('notices.robots'),
  'GET /people/empty-posts': by('posts.view'),
  'GET /people/false-coverage': by('posts.view', absent),
  'GET /succession/handovers': by('posts.view', { quiet: true }),
  'GET /succession/handovers/:handoverId': by('posts.view', { involved: true }),
  'GET /succession/open-items': by('posts.view', { involved: true }),
  'GET /succession/persons/:accountId': by('posts.view', { involved: true }),
  'GET /doors/webhooks': by('webhooks.view'),
  'GET /doors/webhooks/:webhookId': by('webhooks.view'),
  'GET /doors/webhook-deliveries': by('webhooks.view', absent),
  'GET /audit/entries': by('audit.read'),
  'GET /settings': by('settings.view'),
  'GET /settings/shape': by('settings.view'),
  'GET /settings/versions': by('settings.view', absent),
  'GET /succession/left-behind': by('posts.view', absent),
  'GET /escalation/map': by('reports.coverage', { input: () => ({ layer: 'reports' }) }),
  'GET /escalation/teams': by('posts.view', { involved: true, absent: true }),
  'GET /escalation/team-queue': by('requests.view', { involved: true, absent: true }),
  'GET /people/household-changes': by('register.search', { involved: true, absent: true }),
  'GET /reports/rechecks': by('reports.read'),
  'GET /reports/rechecks/:sampleId': by('reports.read'),
  'GET /reports/rechecks/:sampleId/households': by('reports.read', { involved: true }),
  'GET /reports/rechecks/:sampleId/sheet': by('reports.chase'),
  'GET /reports/results': by('reports.read'),
  'GET /reports/rounds/:roundId/form': by('rounds.view', { involved: true }),
  'GET /sheets/templates': by('sheets.fill', absent),
  'GET /sheets/templates/:templateId': by('sheets.fill', absent),
  'GET /sheets/templates/:templateId/file': by('sheets.fill', absent),
  'GET /sheets/runs': by('sheets.fill', absent),
  'GET /sheets/runs/:runId': by('sheets.fill', absent),
  'GET /sheets/runs/:runId/file': by('sheets.fill', absent),
  'GET /sheets/schedules': by('sheets.fill', absent),
  'GET /doors/tokens': by('tokens.issue'),
} satisfies Partial<Record<CatalogKey & `GET ${string}`, Access>>;
