import { Problem } from '@linli/contracts/problem';
import type { Allowance, Throttle } from '@linli/services/throttle';
import type { Context } from 'hono';
import type { Env } from './bind.ts';

/** RateLimit and RateLimit-Policy of draft-ietf-httpapi-ratelimit-headers-10, as structured fields (RFC 9651). */
function tell(c: Context<Env>, { by, most, seconds, left, endsInSeconds }: Allowance): void {
  c.header('ratelimit-policy', `"${by}";q=${most};w=${seconds}`);
  c.header('ratelimit', `"${by}";r=${left};t=${endsInSeconds}`);
}

/** Counts a call and says what is left. @throws Problem too-many-requests with the seconds to wait */
export async function limitRates(c: Context<Env>, throttle: Throttle): Promise<void> {
  const { actor, address } = c.get('ctx');
  const allowance = await throttle.take(actor, address);
  if (allowance === null) return;
  tell(c, allowance);
  if (allowance.over) throw new Problem('too-many-requests', { retryAfterSeconds: allowance.endsInSeconds });
}
