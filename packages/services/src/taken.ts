import type { Problem } from '@linli/contracts/problem';

const UNIQUE = '23505';
const EXCLUSION = '23P01';
const DEADLOCK = '40P01';

function causeOf(error: unknown): { code?: unknown; constraint_name?: unknown } {
  const { cause } = error as { cause?: unknown };
  return (typeof cause === 'object' && cause !== null ? cause : error) as object;
}

/**
 * Runs a write whose uniqueness the database guards. What another row already took becomes the problem named for that
 * constraint; everything else passes on. The transaction is lost either way.
 */
export async function orTaken<R>(write: PromiseLike<R>, taken: Record<string, () => Problem>): Promise<R> {
  try {
    return await write;
  } catch (error) {
    const { code, constraint_name: constraint } = causeOf(error);
    const problem =
      (code === UNIQUE || code === EXCLUSION) && typeof constraint === 'string'
        ? taken[constraint]
        : undefined;
    throw problem ? problem() : error;
  }
}

/** Whether Postgres ended a transaction because two waited for each other; the same request works when it is sent again. */
export const isDeadlock = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && causeOf(error).code === DEADLOCK;
