import type { ReplyOf } from '@linli/contracts/catalog';
import type { Span } from '../shifts/shift-times.ts';

type Duty = ReplyOf<'GET /shifts/mine'>['items'][number];

/** Only what lies this close is worth telling. */
const twoDays = 2 * 24 * 60;

const minutes = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / 60_000);

/** Minutes of rest between a shift and the nearest of mine before and after it; null when there is none within two days. */
export function restAround(
  shift: Span,
  duties: readonly Pick<Duty, 'shift' | 'state'>[],
): { before: number | null; after: number | null } {
  const held = duties.filter(({ state }) => state === 'claimed' || state === 'on-duty' || state === 'left');
  const nearest = (lengths: number[]) => {
    const least = Math.min(...lengths.filter((length) => length >= 0));
    return least <= twoDays ? least : null;
  };
  return {
    before: nearest(held.map((mine) => minutes(mine.shift.endsAt, shift.startsAt))),
    after: nearest(held.map((mine) => minutes(shift.endsAt, mine.shift.startsAt))),
  };
}
