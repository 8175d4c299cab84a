import { type Draft, takesOver } from './draft.ts';
import type { Link, Unit } from './model.ts';
import type { Duty } from './problem.ts';
import type { Row, Use } from './scopes.ts';

/** What pairs are worth while it is open where they meet. */
export interface Meetings {
  /** By unit and duty: rows that hold the two to each other. */
  readonly uses: readonly (readonly (readonly Use[])[])[];
  /** By unit and duty: what it is worth if they meet. */
  readonly gains: readonly Float64Array[];
}

/**
 * Each of two has half of what a meeting is worth wherever they could meet, and a row takes half back for each time one of
 * them is there without the other: the less of two numbers is half of their sum less half of how far they are apart.
 * @param others holds the lines of units that are not movable, for whom it is settled where one meets them
 */
export function meetingsOf(
  others: Draft,
  movable: ReadonlySet<number>,
  rowFor: (key: string, row: Row) => number,
): Meetings {
  const { problem, units, slotOf } = others.model;
  const { duties } = problem;
  const uses: Use[][][] = units.map(({ links }) => (links.length > 0 ? duties.map(() => []) : []));
  const gains = units.map(({ links }) => new Float64Array(links.length > 0 ? duties.length : 0));
  const couldMeet = ({ unit }: Link, test: (theirs: Duty, d: number) => boolean) =>
    movable.has(unit)
      ? duties.some((theirs, d) => (units[unit] as Unit).may[d] === 1 && test(theirs, d))
      : (others.lines[unit] ?? []).some((d) => test(duties[d] as Duty, d));
  const add = (u: number, d: number, { unit, kind, price }: Link, first: number, when: string) => {
    const gain = gains[u] as Float64Array;
    if (!movable.has(unit)) {
      gain[d] = (gain[d] as number) + price;
      return;
    }
    gain[d] = (gain[d] as number) + price / 2;
    const second = first === u ? unit : u;
    const row = rowFor(`${kind} ${first} ${second} ${price} ${when}`, {
      need: 0,
      missing: price / 2,
      extra: price / 2,
    });
    uses[u]?.[d]?.push({ row, amount: first === u ? 1 : -1 });
  };
  for (const u of movable) {
    const { links, may } = units[u] as Unit;
    for (const link of links) {
      for (const [d, mine] of duties.entries()) {
        if (!may[d] || link.kind === 'apart') continue;
        if (link.kind === 'friends') {
          if (couldMeet(link, (_, each) => each === d))
            add(u, d, link, Math.min(u, link.unit), `${slotOf[d]}`);
          continue;
        }
        const after = (theirs: Duty) => takesOver(mine, theirs) && theirs.start === mine.end;
        const before = (theirs: Duty) => takesOver(mine, theirs) && theirs.end === mine.start;
        if (couldMeet(link, after)) add(u, d, link, u, `at ${mine.end}`);
        if (couldMeet(link, before)) add(u, d, link, link.unit, `at ${mine.start}`);
      }
    }
  }
  return { uses, gains };
}
