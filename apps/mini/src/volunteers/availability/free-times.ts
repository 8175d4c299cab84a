import type { ReplyOf } from '@linli/contracts/catalog';

export type Availability = ReplyOf<'GET /rosters/availability'>;
export type Pattern = Availability['patterns'][number];
export type Wish = Availability['wishes'][number];

/** From midnight to midnight is the whole day. */
const wholeDaysOff: Pattern = { days: 'days-off', from: '00:00', until: '00:00' };

/** Patterns a tap each. Evenings reach over midnight, as the evening shift of a checkpoint does. */
export const ready = {
  any: [],
  'evenings-weekends': [{ days: 'workdays', from: '17:00', until: '02:00' }, wholeDaysOff],
  weekends: [wholeDaysOff],
  days: [{ days: 'every', from: '06:00', until: '18:00' }],
  'workday-days': [{ days: 'workdays', from: '06:00', until: '18:00' }],
  nights: [{ days: 'every', from: '17:00', until: '07:00' }],
} as const satisfies Record<string, readonly Pattern[]>;
export type Ready = keyof typeof ready;

const same = (a: Pattern, b: Pattern) => a.days === b.days && a.from === b.from && a.until === b.until;

/** The ready-made choice that says just this; undefined for times of one's own. */
export const readyOf = (patterns: readonly Pattern[]): Ready | undefined =>
  (Object.keys(ready) as Ready[]).find((name) => {
    const made: readonly Pattern[] = ready[name];
    return made.length === patterns.length && made.every((one) => patterns.some((other) => same(one, other)));
  });

/** Whether every time is complete and has a length. */
export const areWhole = (patterns: readonly Pattern[]): boolean =>
  patterns.every(({ from, until }) => from !== '' && until !== '' && (from !== until || from === '00:00'));

/** Whether all times away are complete, none ends before it begins, and no two overlap. */
export function awayIsRight(away: Availability['away']): boolean {
  const sorted = [...away].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  return sorted.every(({ fromDay, untilDay }, at) => {
    const before = sorted[at - 1];
    return fromDay !== '' && untilDay >= fromDay && (before === undefined || fromDay > before.untilDay);
  });
}

/** A wish as one choice: none, or for and against with a weight. */
export type WishChoice = 'none' | `${'glad' | 'not'}${1 | 2 | 3}`;

export const wishChoices: readonly WishChoice[] = ['none', 'glad3', 'glad2', 'glad1', 'not1', 'not2', 'not3'];

/** What is wished for a part of a day. */
export function wishAt(wishes: readonly Wish[], day: string, part: Wish['part']): WishChoice {
  const wish = wishes.find((one) => one.day === day && one.part === part);
  return wish ? (`${wish.glad ? 'glad' : 'not'}${wish.weight}` as WishChoice) : 'none';
}

/** The wishes with another choice for a part of a day. */
export function withWish(
  wishes: readonly Wish[],
  day: string,
  part: Wish['part'],
  choice: WishChoice,
): Wish[] {
  const others = wishes.filter((one) => one.day !== day || one.part !== part);
  if (choice === 'none') return others;
  return [...others, { day, part, glad: choice.startsWith('glad'), weight: Number(choice.slice(-1)) }];
}
