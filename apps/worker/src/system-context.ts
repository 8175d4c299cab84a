import type { HandlersFor, JobName } from '@linli/jobs/catalog';
import type { Ctx, SystemActor } from '@linli/services/context';

/** What a job's verb gets: the system acts, nobody asked from outside, `db` is the pool. */
export type SystemCtx = Ctx<SystemActor>;

/** The handlers of a slice; each calls one verb, in one transaction unless the verb makes its own. */
export type JobHandlers<Names extends JobName> = HandlersFor<SystemCtx, Names>;
