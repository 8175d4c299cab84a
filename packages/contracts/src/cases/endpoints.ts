import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { roleNames } from '../identity/roles.ts';
import { Id, Instant, pageInput, pageOf } from '../values.ts';
import { type CaseKind, type CaseMoment, caseKinds, caseMoments } from './labels.ts';

export const CaseKindValue = z.enum(Object.keys(caseKinds) as [CaseKind, ...CaseKind[]]);
export const CaseRef = z.object({ caseKind: CaseKindValue, caseId: Id });
export type CaseRef = z.infer<typeof CaseRef>;

/** One hop of a case. Who it was is shown as post and name as far as the reader may know. */
export const CaseEventView = z.object({
  eventId: Id,
  at: Instant,
  what: z.enum(Object.keys(caseMoments) as [CaseMoment, ...CaseMoment[]]),
  by: z.string().nullable(),
  role: z.enum(roleNames).nullable(),
  /** What was said to the resident, or among staff. */
  reason: z.string().nullable(),
  /** Counts, times, names of posts; no health data. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const casesEndpoints = endpoints({
  'GET /cases/timeline': {
    who: 'account',
    summary: 'What happened to a case and what did not, newest first',
    input: CaseRef.extend(pageInput),
    reply: pageOf(CaseEventView),
  },
});
