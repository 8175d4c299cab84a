import { Problem } from '@linli/contracts/problem';

/**
 * Kind and code of a failure and of what caused it, such as `DrizzleQueryError < PostgresError(23505)`. Never its message, in which
 * a query stands with what somebody typed.
 */
export function nameOfFailure(error: unknown): string {
  const parts: string[] = [];
  for (let at = error; at instanceof Error && parts.length < 4; at = at.cause) {
    const code = at instanceof Problem || ('code' in at && typeof at.code === 'string') ? `(${at.code})` : '';
    parts.push(`${at.name}${code}`);
  }
  return parts.length > 0 ? parts.join(' < ') : typeof error;
}

/** Where a failure came from: the first frames of its stack, without the message above them. */
export function framesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}
