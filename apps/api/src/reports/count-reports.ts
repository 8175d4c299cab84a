import type { Handlers } from '../handlers.ts';
import { asProblem } from '../present-problem.ts';

/** The same handlers, and `count` is told how each report sent ended: its state, or the code it was refused with. */
export function countReports(handlers: Handlers, count: (outcome: string) => void): Handlers {
  return {
    ...handlers,
    'POST /reports/submit': async (ctx, input) => {
      try {
        const reply = await handlers['POST /reports/submit'](ctx, input);
        count(reply.state);
        return reply;
      } catch (error) {
        count(asProblem(error).code);
        throw error;
      }
    },
  };
}
