const HOUR = 3_600_000;

interface Place {
  readonly accountId: string;
  readonly startsAt: Date;
}

export interface ConfirmTimes<P extends Place> {
  /** Places by until when their people have to say yes, soonest first. */
  readonly groups: readonly { readonly confirmBy: Date; readonly places: readonly P[] }[];
  /** So soon that nobody could answer any more. */
  readonly tooLate: readonly P[];
}

/**
 * Until when each person has to confirm: the hours given, and never later than an hour before their first shift of the roster,
 * so that somebody else can still be found. What begins within that hour is offered to nobody.
 */
export function confirmTimes<P extends Place>(
  places: readonly P[],
  now: Date,
  hours: number,
): ConfirmTimes<P> {
  const soonest = now.getTime() + HOUR;
  const tooLate = places.filter(({ startsAt }) => startsAt.getTime() <= soonest);
  const first = new Map<string, number>();
  const open = places.filter(({ startsAt }) => startsAt.getTime() > soonest);
  for (const { accountId, startsAt } of open)
    first.set(accountId, Math.min(first.get(accountId) ?? Number.POSITIVE_INFINITY, startsAt.getTime()));
  const groups = new Map<number, P[]>();
  for (const place of open) {
    const start = first.get(place.accountId) ?? place.startsAt.getTime();
    const at = Math.min(now.getTime() + hours * HOUR, start - HOUR);
    groups.set(at, [...(groups.get(at) ?? []), place]);
  }
  return {
    groups: [...groups]
      .sort(([a], [b]) => a - b)
      .map(([at, group]) => ({ confirmBy: new Date(at), places: group })),
    tooLate,
  };
}
