import { Problem } from '@linli/contracts/problem';
import type { MiddlewareHandler } from 'hono';
import type { Env } from './bind.ts';
import { languageOf, presentProblem } from './present-problem.ts';

/** Serves nobody before a check has passed once: what a restored backup brought back is not shown to anyone (ADR 0148). */
export function notBefore(check: () => Promise<void>): MiddlewareHandler<Env> {
  let passed = false;
  return async (c, next) => {
    passed ||= await check().then(
      () => true,
      () => false,
    );
    if (passed) return next();
    const body = presentProblem(new Problem('not-ready'), languageOf(c.req.header('accept-language')));
    return c.body(JSON.stringify(body), 503, {
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '5',
    });
  };
}
