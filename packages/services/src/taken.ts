import type { Problem } from '@linli/contracts/problem';

const UNIQUE = '23505';
const EXCLUSION = '23P01';
const DEADLOCK = '40P01';

function causeOf(error: unknown): { code?: unknown; constraint_name?: unknown } {
  const { cause } = error as { cause?: unknown };
  return (typeof cause === 'object' && cause !== null ? cause : error) as object;
}

/** Name of the unique index or exclusion constraint a statement ran into; null when it failed for another reason. */
export function takenConstraint(error: unknown): string | null {
  const { code, constraint_name: constraint } = causeOf(error);
  return (code === UNIQUE || code === EXCLUSION) && typeof constraint === 'string' ? constraint : null;
}

/**
 * Runs a write whose uniqueness the database guards. What another row already took becomes the problem named for that
 * constraint; everything else passes on. The transaction is lost either way.
 */
export async function orTaken<R>(write: PromiseLike<R>, taken: Record<string, () => Problem>): Promise<R> {
  try {
    return await write;
  } catch (error) {
    const problem = taken[takenConstraint(error) ?? ''];
    throw problem ? problem() : error;
  }
}

/** Whether Postgres ended a transaction because two waited for each other; the same request works when it is sent again. */
export const isDeadlock = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && causeOf(error).code === DEADLOCK;

const CHECK = '23514';

// Guards of a place on a shift: one live claim, nobody in two places, no more people than wanted.
const placeGuards = ['claims_live', 'claims_one_place', 'shifts_full'];

/** Whether a claim ran into another one: somebody was faster. */
export function placeTaken(error: unknown): boolean {
  const { code, constraint_name: constraint } = causeOf(error);
  return (
    (code === UNIQUE || code === EXCLUSION || code === CHECK) &&
    typeof constraint === 'string' &&
    placeGuards.includes(constraint)
  );
}
