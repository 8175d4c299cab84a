import { Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';

export interface ClaimMove {
  readonly claimId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Until when they are asked whether that suits them; null: it stays as sure as it was. */
  readonly confirmBy: Date | null;
}

/**
 * Moves held places to other times. They leave their times together before any of them takes its new ones, so that somebody's
 * neighbouring shifts may move into each other's room.
 * @throws Problem lost-race when somebody took a shift elsewhere at that time a moment ago
 */
export async function moveClaims(ctx: Ctx, moves: readonly ClaimMove[]): Promise<void> {
  if (moves.length === 0) return;
  // Nothing overlaps an empty span.
  await ctx.db.execute(sql`
    update claims set ends_at = starts_at where id = any(${arrayLiteral(moves.map(({ claimId }) => claimId))}::uuid[])`);
  const rows = moves.map(({ claimId, startsAt, endsAt, confirmBy }) => ({
    id: claimId,
    starts_at: startsAt,
    ends_at: endsAt,
    confirm_by: confirmBy,
  }));
  await orTaken(
    ctx.db.execute(sql`
      update claims set starts_at = new.starts_at, ends_at = new.ends_at,
        state = case when new.confirm_by is null then claims.state else 'offered' end,
        confirm_by = case when new.confirm_by is null then claims.confirm_by
          when claims.state = 'offered' then least(new.starts_at, greatest(claims.confirm_by, new.confirm_by))
          else new.confirm_by end,
        reminded_at = case when new.confirm_by is null then claims.reminded_at end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new(id uuid, starts_at timestamptz, ends_at timestamptz, confirm_by timestamptz)
      where claims.id = new.id and claims.state in ('offered', 'claimed')`),
    { claims_one_place: () => new Problem('lost-race') },
  );
}
