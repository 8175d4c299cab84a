import type { DutyRole } from '@linli/contracts/shifts/labels';
import type { WantedRole } from './standing.ts';

/**
 * Roles of a shift that nobody is left for when each person fills one role: as few as can be, each as often as it is wanted.
 * @param people what each could fill
 */
export function unfilledRoles(
  wanted: readonly WantedRole[],
  people: readonly (readonly DutyRole[])[],
): DutyRole[] {
  const places = wanted.flatMap(({ role, people: count }) => Array.from({ length: count }, () => role));
  const filledBy = new Map<number, number>();
  const find = (person: number, seen: Set<number>): boolean => {
    for (const [place, role] of places.entries()) {
      if (seen.has(place) || !people[person]?.includes(role)) continue;
      seen.add(place);
      const holder = filledBy.get(place);
      if (holder === undefined || find(holder, seen)) {
        filledBy.set(place, person);
        return true;
      }
    }
    return false;
  };
  for (const person of people.keys()) find(person, new Set());
  return places.filter((_, place) => !filledBy.has(place));
}
