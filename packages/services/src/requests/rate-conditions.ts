import type { LocalText } from '@linli/contracts/problem';
import { type SQL, sql } from 'drizzle-orm';

/** A rate as two conditions on `requests r`: what it is counted from, and what of that meets it. */
interface RateConditions {
  readonly of: SQL;
  readonly met: SQL;
}

export const rateFormula: LocalText = {
  zh: '响应率＝在时限内有人接手的 ÷ 已有人接手或时限已过的；解决率＝居民确认办好的 ÷ 已确认、已办结或办不了的；满意率＝四星和五星 ÷ 已评价的。取消的不计入解决率，时限内取消而没人接手的不计入响应率。',
  en: 'Answered: taken up within the limit ÷ taken up, or past the limit. Solved: confirmed as solved by residents ÷ confirmed, closed or called not solvable. Satisfied: four and five stars ÷ rated. Cancelled ones do not count as solved or not; those cancelled within the limit before anybody answered do not count as answered or not.',
};

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
