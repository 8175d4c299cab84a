import type { z } from 'zod';

/** By urgency: a case that waits for a person, a message to somebody, housekeeping. */
export type QueueName = 'alerts' | 'messages' | 'chores';
export const queueNames = ['alerts', 'messages', 'chores'] as const satisfies readonly QueueName[];

export interface QueuedJob<Schema extends z.ZodType = z.ZodType> {
  readonly kind: 'queued';
  readonly queue: QueueName;
  /** Ids only: the handler loads what it needs, in the state it has by then. */
  readonly schema: Schema;
  /** Tries before it is given up. */
  readonly attempts: number;
  /** Seconds before the second try; doubled for each further one, an hour at most. */
  readonly backoffSeconds: number;
}

export interface RecurringJob {
  readonly kind: 'recurring';
  /** At most once in so many seconds over all workers. */
  readonly everySeconds: number;
}

/** A job that a transaction asks for; see `enqueue`. */
export function queued<Schema extends z.ZodType>(
  queue: QueueName,
  schema: Schema,
  options: { attempts?: number; backoffSeconds?: number } = {},
): QueuedJob<Schema> {
  return {
    kind: 'queued',
    queue,
    schema,
    attempts: options.attempts ?? 8,
    backoffSeconds: options.backoffSeconds ?? 5,
  };
}

/**
 * A look at what is due, run by the workers themselves and never through the queue, so that it still finds what an
 * alarm missed when the queue is gone. Its handler claims every step by one conditional update.
 */
export function recurring(everySeconds: number): RecurringJob {
  return { kind: 'recurring', everySeconds };
}
