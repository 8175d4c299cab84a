import { problems } from '@linli/contracts/problem';
import { answerFits } from '../support/answers-fit.ts';
import type { Call } from './any-call.ts';
import { canary } from './hostile-values.ts';

/** What came back for a call. */
export interface Seen {
  /** As the router names it; an address that is no operation has a star. */
  readonly route: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** How a failure gives itself away: words of the database, of Node, of our own files, and numbers of people. */
const innards =
  /node_modules|\.ts:\d+|\bat async\b|drizzle|postgres|pg_|\bselect\b .*\bfrom\b|\binsert into\b|violates|syntax error|ECONN|ENOENT|TypeError|RangeError|ZodError/i;
/** Phones of the staged people; no call holds one. */
const phone = /19999\d{6}/;
/** A refusal names at most fifty fields. */
const longestRefusal = 32 * 1024;
const codes: readonly string[] = Object.keys(problems);

/** What is wrong with an answer; null: nothing. */
export async function faultOf(call: Call, seen: Seen): Promise<string | null> {
  const { route, status, contentType, text } = seen;
  if (status === 500) return 'answers 500';
  if (status >= 400 && call.method !== 'HEAD') {
    if (text.includes(canary)) return `${status} repeats what was sent`;
    if (innards.test(text)) return `${status} shows its innards`;
    if (phone.test(text)) return `${status} shows a phone`;
    if (text.length > longestRefusal) return `${status} is ${text.length} long`;
    if (route.startsWith('/api/') && contentType?.startsWith('application/problem+json')) {
      const { code } = JSON.parse(text) as { code?: string };
      if (code === undefined || !codes.includes(code)) return `${status} without a code of the list`;
    }
  }
  if (route.endsWith('*') || !['GET', 'POST'].includes(call.method)) return null;
  return answerFits({ method: call.method, route, status, contentType, json: async () => JSON.parse(text) });
}
