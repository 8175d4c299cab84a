import type { RequestFacts } from './facts.ts';
import { presses } from './unfit-for.ts';

const MINUTE = 60_000;
const minute = (at: Date) => Math.floor(at.getTime() / MINUTE);

/** A request as the bundler sees it: what must match, the window in minutes, the minutes it takes. */
export interface Bundling {
  readonly id: string;
  readonly together: string;
  readonly from: number;
  readonly until: number;
  readonly size: number;
}

/**
 * What a request may be done together with: shopping and deliveries of one kind for one building, of households that need
 * the same of a helper, within the windows of all. What presses is done alone.
 */
export function bundlingOf(request: RequestFacts, now: Date): Bundling {
  const { needs } = request;
  const { building } = request.places;
  const alone =
    building === undefined ||
    presses(request) ||
    request.discreet ||
    needs.skills.length > 0 ||
    !(request.lines || request.contactless);
  const from = minute(request.windowFrom ?? now);
  return {
    id: request.id,
    together: alone ? request.id : [building, request.kindKey, request.isolating, request.language].join(' '),
    from,
    until: Math.max(from, minute(request.windowUntil ?? request.deadlineAt)),
    size: request.takesMinutes,
  };
}
