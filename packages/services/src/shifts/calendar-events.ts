import { nextActions } from '@linli/contracts/matching/labels';
import type { LocalText } from '@linli/contracts/problem';
import { type ClaimState, claimStates, dutyActions } from '@linli/contracts/shifts/labels';
import { nextAction } from '@linli/domain/matching/next-action';
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
} as const satisfies Record<string, LocalText>;

const line = (say: (text: LocalText) => string, action: LocalText, path: string): string =>
  `${say(words.next)}: ${say(action)}\n${path}`;

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
    const action =
      row.state === 'offered'
        ? dutyActions.confirm
        : row.state === 'claimed'
          ? dutyActions['check-in']
          : claimStates[row.state];
    return {
      uid: `shift-${row.id}@linli`,
      startsAt: new Date(row.starts_at),
      endsAt: new Date(row.ends_at),
      title: `${say(words.shift)} · ${row.checkpoint}`,
      place: row.place,
      text: line(say, action, `/volunteers/shift/index?claimId=${row.id}`),
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
  done: boolean;
  under_way: boolean;
  window_from: string | null;
  window_until: string | null;
  deadline_at: string;
  lines: number;
  lines_open: number;
  lines_asked: number;
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
      (k.definition ->> 'discreet')::boolean as discreet, hand.until_at is not null as done, r.state = 'under-way' as under_way,
      r.window_from, r.window_until, r.deadline_at, count(line.id)::int as lines,
      (count(*) filter (where line.state = 'open'))::int as lines_open,
      (count(*) filter (where line.state = 'asked'))::int as lines_asked
    from request_hands hand
    join requests r on r.id = hand.request_id
    join request_kinds k on k.id = r.kind_id
    left join request_lines line on line.request_id = r.id
    where hand.account_id = ${accountId}::uuid and hand.role = 'helper'
      and (hand.until_at is null or (hand.end_reason = 'done' and hand.until_at > ${since.toISOString()}::timestamptz))
      and coalesce(r.window_until, r.deadline_at) > ${since.toISOString()}::timestamptz
    group by hand.id, r.id, k.id
    order by hand.from_at desc, hand.id limit ${most}`);
  return rows.map((row) => {
    const kind = say(row.discreet ? discreetName : row.name);
    const endsAt = new Date(row.window_until ?? row.deadline_at);
    const startsAt = new Date(row.window_from ?? endsAt.getTime() - HALF_HOUR);
    const action = row.done
      ? claimStates.done
      : nextActions[
          nextAction({
            underWay: row.under_way,
            lines: { all: row.lines, open: row.lines_open, asked: row.lines_asked },
          })
        ];
    const late = row.window_from === null ? ` · ${say(words.latest)}` : '';
    return {
      uid: `errand-${row.id}@linli`,
      // A window without an end may begin after the deadline.
      startsAt: startsAt < endsAt ? startsAt : new Date(endsAt.getTime() - HALF_HOUR),
      endsAt,
      title: `${say(words.errand)} · ${kind} #${row.number}${late}`,
      place: null,
      text: line(say, action, `/volunteers/errand/index?requestId=${row.request_id}`),
      tentative: false,
    };
  });
}
