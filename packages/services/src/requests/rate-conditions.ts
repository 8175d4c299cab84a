import { type SQL, sql } from 'drizzle-orm';

/** A rate as two conditions on `requests r`: what it is counted from, and what of that meets it. */
interface RateConditions {
  readonly of: SQL;
  readonly met: SQL;
}

/** By when somebody had to answer. */
const due = sql`coalesce(r.answer_due_at, r.deadline_at)`;

/** The three rates 三率; the list behind a rate is made of the same conditions, so that it holds what the rate counts. */
export const rateConditions = (now: Date): Record<'answered' | 'solved' | 'satisfied', RateConditions> => ({
  answered: {
    // The clock of a paused one stands still: its limit has not passed.
    of: sql`(r.answered_at is not null or (${due} < ${now.toISOString()}::timestamptz
      and (r.closed_at is null or r.closed_at > ${due})
      and not exists (select from request_pauses p where p.request_id = r.id and p.ended_at is null)))`,
    met: sql`coalesce(r.answered_at <= ${due}, false)`,
  },
  solved: {
    of: sql`r.state in ('confirmed', 'closed', 'not-solvable')`,
    met: sql`coalesce(r.solved and r.state <> 'not-solvable', false)`,
  },
  satisfied: { of: sql`r.stars is not null`, met: sql`coalesce(r.stars >= 4, false)` },
});
