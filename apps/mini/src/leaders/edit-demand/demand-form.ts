import type { DemandChange, DemandPattern, DemandShift } from '@linli/contracts/shifts/values';

/** What is typed and chosen of a change of demand. */
export interface DemandForm {
  kind: 'pattern' | 'exception';
  day: string;
  reason: string;
  shifts: DemandShift[];
  changeOverMinutes: number;
}

/** What is not right: the day, the reason, or the times or roles of a shift by its place. */
export type Wrong = 'day' | 'reason' | `times-${number}` | `roles-${number}`;

/** Starts from a pattern that stands, so that only the difference has to be typed. */
export function formOf(kind: DemandForm['kind'], day: string, from: DemandPattern | undefined): DemandForm {
  const { shifts = [], changeOverMinutes = 0 } = from ?? {};
  return {
    kind,
    day,
    reason: '',
    shifts: kind === 'pattern' ? [...shifts] : shifts.map((shift) => ({ ...shift, days: 'every' })),
    changeOverMinutes,
  };
}

/** The pattern that holds on a day. */
export function patternOn(
  patterns: readonly { fromDay: string; pattern: DemandPattern }[],
  day: string,
): DemandPattern | undefined {
  const begun = patterns.filter(({ fromDay }) => fromDay <= day);
  return begun.sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1)).at(-1)?.pattern ?? patterns[0]?.pattern;
}

/** What still has to be corrected before the server is asked what it would do. */
export function wrongWith({ kind, day, reason, shifts }: DemandForm): Set<Wrong> {
  const wrong = new Set<Wrong>();
  if (day === '') wrong.add('day');
  if (kind === 'exception' && reason.trim() === '') wrong.add('reason');
  for (const [at, { from, until, people, roles }] of shifts.entries()) {
    if (from === '' || until === '') wrong.add(`times-${at}`);
    if (roles.some((role) => role.people > people)) wrong.add(`roles-${at}`);
  }
  return wrong;
}

/** The change the server is asked about; undefined while something is wrong. */
export function changeOf(form: DemandForm): DemandChange | undefined {
  if (wrongWith(form).size > 0) return undefined;
  const { kind, day, reason, shifts, changeOverMinutes } = form;
  const pattern = { shifts, changeOverMinutes };
  return kind === 'pattern' ? { kind, fromDay: day, pattern } : { kind, day, pattern, reason: reason.trim() };
}
