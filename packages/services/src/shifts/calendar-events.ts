import type { LocalText } from '@linli/contracts/problem';
import { type RequestState, requestStates } from '@linli/contracts/requests/labels';
import { type ClaimState, claimStates, dutyActions } from '@linli/contracts/shifts/labels';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { discreetName } from '../requests/request-rows.ts';
import type { CalendarEvent, CalendarLanguage } from './calendar-text.ts';

// A calendar of more than that is nobody's.
const most = 500;
const HALF_HOUR = 30 * 60_000;

const words = {
  shift: { zh: '值守', en: 'Duty' },
  errand: { zh: '帮忙', en: 'Errand' },
  latest: { zh: '最晚这时', en: 'at the latest' },
  next: { zh: '下一步', en: 'Next' },
  now: { zh: '现在', en: 'Now' },
} as const satisfies Record<string, LocalText>;

const line = (label: string, text: string, path: string): string => `${label}: ${text}\n${path}`;

const nextOf: Partial<Record<ClaimState, LocalText>> = {
  offered: dutyActions.confirm,
  claimed: dutyActions['check-in'],
  'on-duty': dutyActions['check-out'],
};
const pathOf = (claimId: string): string => `/volunteers/shift/index?claimId=${claimId}`;

interface ShiftRow extends Record<string, unknown> {
  id: string;
  state: ClaimState;
  starts_at: string;
  ends_at: string;
  checkpoint: string;
  place: string;
}

/** Shifts somebody holds or has done, that end after a moment; what they lost or gave back is not among them. */
export async function loadShiftEvents(
  ctx: Pick<Ctx, 'db'>,
  accountId: string,
  since: Date,
  language: CalendarLanguage,
): Promise<CalendarEvent[]> {
  const say = (text: LocalText) => text[language];
  const rows = await ctx.db.execute<ShiftRow>(sql`
    select held.id, held.state, held.starts_at, held.ends_at, post.name as checkpoint, post.place
    from claims held join shifts shift on shift.id = held.shift_id join checkpoints post on post.id = shift.checkpoint_id
    where held.account_id = ${accountId}::uuid and held.state in ('offered', 'claimed', 'on-duty', 'left', 'done')
      and held.starts_at > ${since.toISOString()}::timestamptz
    order by held.starts_at desc, held.id limit ${most}`);
  return rows.map((row) => {
    const next = nextOf[row.state];
    return {
      uid: `shift-${row.id}@linli`,
      startsAt: new Date(row.starts_at),
      endsAt: new Date(row.ends_at),
      title: `${say(words.shift)} · ${row.checkpoint}`,
      place: row.place,
      text: next
        ? line(say(words.next), say(next), pathOf(row.id))
        : line(say(words.now), say(claimStates[row.state]), pathOf(row.id)),
      tentative: row.state === 'offered',
    };
  });
}

interface ErrandRow extends Record<string, unknown> {
  id: string;
  request_id: string;
  number: number;
  name: LocalText;
  discreet: boolean | null;
  state: RequestState;
  window_from: string | null;
  window_until: string | null;
  deadline_at: string;
}

/**
 * Errands somebody has taken or done: kind and time, neither whom they are for nor where that is. Where no window was agreed the
 * half hour before the deadline stands for it.
 */
export async function loadErrandEvents(
  ctx: Pick<Ctx, 'db'>,
  accountId: string,
  since: Date,
  language: CalendarLanguage,
): Promise<CalendarEvent[]> {
  const say = (text: LocalText) => text[language];
  const rows = await ctx.db.execute<ErrandRow>(sql`
    select hand.id, r.id as request_id, r.number::int as number, k.definition -> 'name' as name,
      (k.definition ->> 'discreet')::boolean as discreet, r.state, r.window_from, r.window_until, r.deadline_at
    from request_hands hand
    join requests r on r.id = hand.request_id
    join request_kinds k on k.id = r.kind_id
    where hand.account_id = ${accountId}::uuid and hand.role = 'helper'
      and (hand.until_at is null or (hand.end_reason = 'done' and hand.until_at > ${since.toISOString()}::timestamptz))
      and coalesce(r.window_until, r.deadline_at) > ${since.toISOString()}::timestamptz
    order by hand.from_at desc, hand.id limit ${most}`);
  return rows.map((row) => {
    const kind = say(row.discreet ? discreetName : row.name);
    const endsAt = new Date(row.window_until ?? row.deadline_at);
    const startsAt = new Date(row.window_from ?? endsAt.getTime() - HALF_HOUR);
    const late = row.window_from === null ? ` · ${say(words.latest)}` : '';
    return {
      uid: `errand-${row.id}@linli`,
      // A window without an end may begin after the deadline.
      startsAt: startsAt < endsAt ? startsAt : new Date(endsAt.getTime() - HALF_HOUR),
      endsAt,
      title: `${say(words.errand)} · ${kind} #${row.number}${late}`,
      place: null,
      text: line(
        say(words.now),
        say(requestStates[row.state]),
        `/volunteers/errand/index?requestId=${row.request_id}`,
      ),
      tentative: false,
    };
  });
}
