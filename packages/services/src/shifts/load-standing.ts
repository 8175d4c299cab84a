import type { ClaimState, DutyRole } from '@linli/contracts/shifts/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { prepared } from '@linli/db/prepared';
import { rights } from '@linli/domain/identity/rights';
import { heldStates } from '@linli/domain/shifts/life';
import type { Span, Standing } from '@linli/domain/shifts/standing';
import type { Ctx } from '../context.ts';

interface Row {
  account_id: string;
  name: string;
  birth_date: string | null;
  paths: string[];
  held: {
    claimId: string;
    shiftId: string;
    state: ClaimState;
    day: string;
    startsAt: string;
    endsAt: string;
  }[];
  clearances: { communityPath: string; insuredUntil: string | null; trained: DutyRole[] }[];
  read: Record<string, number>;
}

const DAY = 86_400_000;

// Rest, 24 hours and the week around a shift reach no further.
const around = 8 * DAY;

/**
 * Everything that decides for which shifts within `span` some people may stand, by one statement for however many they are.
 * Whoever is unknown or has closed their account is left out.
 */
export async function loadStanding(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
  accountIds: readonly string[],
  span: Span,
): Promise<Map<string, Standing>> {
  if (accountIds.length === 0) return new Map();
  const rows = await prepared<Row>(ctx.db, standingQuery, [
    arrayLiteral(accountIds),
    now.toISOString(),
    new Date(span.startsAt.getTime() - around).toISOString(),
    new Date(span.endsAt.getTime() + around).toISOString(),
    arrayLiteral(rights['shifts.claim']),
    arrayLiteral(heldStates),
  ]);
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        accountId: row.account_id,
        name: row.name,
        birthDate: row.birth_date,
        paths: row.paths,
        held: row.held.map(({ claimId, shiftId, state, day, ...at }) => {
          const startsAt = new Date(at.startsAt);
          const endsAt = new Date(at.endsAt);
          const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000;
          return { claimId, shiftId, state, day, startsAt, endsAt, minutes };
        }),
        clearances: row.clearances,
        risksRead: new Map(Object.entries(row.read)),
      },
    ]),
  );
}

/** $1 accounts, $2 now, $3 and $4 the span of places, $5 roles that may stand, $6 states that hold a place. */
export const standingQuery = `
select account.id as account_id, account.display_name as name, person.birth_date::text as birth_date,
  array(select distinct coalesce(community.path, place.path)::text
    from appointments post join areas place on place.id = post.area_id and place.closed_at is null
    left join areas community on community.path @> place.path and community.kind = 'community'
    where post.account_id = account.id and post.role = any($5::text[])
      and post.from_at <= $2::timestamptz and (post.until_at is null or post.until_at > $2::timestamptz)) as paths,
  (select coalesce(jsonb_agg(jsonb_build_object('claimId', held.id, 'shiftId', held.shift_id, 'state', held.state, 'day', shift.day::text,
      'startsAt', held.starts_at, 'endsAt', held.ends_at)), '[]')
    from claims held join shifts shift on shift.id = held.shift_id
    where held.account_id = account.id and held.state = any($6::text[])
      and held.starts_at > $3::timestamptz and held.starts_at < $4::timestamptz) as held,
  (select coalesce(jsonb_agg(jsonb_build_object('communityPath', community.path::text, 'insuredUntil', cleared.insured_until::text,
      'trained', cleared.trained)), '[]')
    from clearances cleared join areas community on community.id = cleared.community_id
    where cleared.account_id = account.id) as clearances,
  (select coalesce(jsonb_object_agg(done.checkpoint_id, done.risk_version), '{}')
    from (select checkpoint_id, max(risk_version) as risk_version from risk_readings
      where account_id = account.id group by checkpoint_id) done) as read
from accounts account left join persons person on person.account_id = account.id
where account.id = any($1::uuid[]) and account.closed_at is null`;
