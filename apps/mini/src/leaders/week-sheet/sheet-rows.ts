import type { ReplyOf } from '@linli/contracts/catalog';
import { addDays } from '@linli/domain/civil-time';
import { wallClock } from '../../state/when.ts';

type Shift = ReplyOf<'GET /shifts/board'>['items'][number]['shifts'][number];

/** One line of the sheet: times of day, and who stands then on each of the seven days. */
export interface SheetRow {
  from: string;
  until: string;
  days: (readonly Shift[])[];
}

const untaken = new Set(['declined', 'expired', 'cancelled', 'replaced', 'taken-off', 'no-show']);

/** People who hold a place of a shift. */
export const namesOn = ({ places }: Shift): string[] =>
  places.filter(({ state }) => !untaken.has(state)).map(({ name }) => name);

/** The week as lines of equal times, earliest first; what was called off is left out. */
export function sheetRows(shifts: readonly Shift[], monday: string): SheetRow[] {
  const rows = new Map<string, SheetRow>();
  const days = [0, 1, 2, 3, 4, 5, 6].map((at) => addDays(monday, at));
  for (const shift of shifts.filter(({ state }) => state === 'open')) {
    const from = wallClock(shift.startsAt).time;
    const until = wallClock(shift.endsAt).time;
    const key = `${from} ${until}`;
    const row = rows.get(key) ?? { from, until, days: days.map(() => []) };
    const at = days.indexOf(shift.day);
    rows.set(key, { ...row, days: row.days.map((of, place) => (place === at ? [...of, shift] : of)) });
  }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
