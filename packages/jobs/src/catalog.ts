import type { z } from 'zod';
import { auditJobs } from './audit/jobs.ts';
import { type QueuedJob, type RecurringJob, recurring } from './define.ts';
import { destructionJobs } from './destruction/jobs.ts';
import { doorsJobs } from './doors/jobs.ts';
import { escalationJobs } from './escalation/jobs.ts';
import { identityJobs } from './identity/jobs.ts';
import { matchingJobs } from './matching/jobs.ts';
import { noticesJobs } from './notices/jobs.ts';
import { peopleJobs } from './people/jobs.ts';
import { reportsJobs } from './reports/jobs.ts';
import { requestsJobs } from './requests/jobs.ts';
import { rostersJobs } from './rosters/jobs.ts';
import { sheetsJobs } from './sheets/jobs.ts';
import { shiftsJobs } from './shifts/jobs.ts';

/** Every job there is. A slice adds its own in `<slice>/jobs.ts`. */
export const catalog = {
  ...identityJobs,
  ...noticesJobs,
  ...peopleJobs,
  ...reportsJobs,
  ...requestsJobs,
  ...rostersJobs,
  ...sheetsJobs,
  ...shiftsJobs,
  ...matchingJobs,
  ...escalationJobs,
  ...doorsJobs,
  ...destructionJobs,
  ...auditJobs,
  /** Deletes dead letters nobody took up for a month. */
  'outbox.sweep': recurring(3600),
} as const satisfies Record<string, QueuedJob | RecurringJob>;

type Catalog = typeof catalog;
export type JobName = keyof Catalog;
export type QueuedName = { [N in JobName]: Catalog[N] extends QueuedJob ? N : never }[JobName];
export type RecurringName = Exclude<JobName, QueuedName>;
export type Payload<N extends JobName> = Catalog[N] extends QueuedJob<infer S> ? z.output<S> : undefined;

/** What a handler may want to know about the try it is. */
export interface Run {
  /** Fires when this worker has to let go: it shuts down, or another one took the job over. */
  readonly signal: AbortSignal;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** The handlers of one slice's jobs: each calls one verb. `ctx.db` is the pool; the verb decides its transactions. */
export type HandlersFor<Ctx, Names extends JobName> = {
  readonly [N in Names]: (ctx: Ctx, payload: Payload<N>, run: Run) => Promise<unknown>;
};

/** One handler a job; a job without one does not compile. */
export type Handlers<Ctx> = HandlersFor<Ctx, JobName>;

export const queuedNames = (Object.keys(catalog) as JobName[]).filter(isQueued);
export const recurringNames = (Object.keys(catalog) as JobName[]).filter(
  (name): name is RecurringName => catalog[name].kind === 'recurring',
);

/** Whether this code knows the name as a job of the queue; during an upgrade a row may carry a newer one. */
export function isQueued(name: string): name is QueuedName {
  return name in catalog && catalog[name as JobName].kind === 'queued';
}

/** Milliseconds between the failed try number `attempt` and the next one. */
export function backoffMs(name: QueuedName, attempt: number): number {
  return Math.min(catalog[name].backoffSeconds * 2 ** (attempt - 1), 3600) * 1000;
}
