import type { DataAfterwards } from '@linli/contracts/reports/labels';
import { addDays, instantOf } from '../civil-time.ts';

/** How long what a round gathered is kept after it ends; city rules differ, so the limits are data. */
export const destructionPolicy = {
  /** Days between the end and the destruction: for complaints, for alerts somebody still looks at, for a look at the counts. */
  waitDays: 7,
  /** The same where a round declared that it keeps its data for a time. */
  keptDays: 30,
  /** Hours in which an order to destroy at once can be taken back. */
  orderHours: 24,
  /** Days by which it can be put off at a time, such as for an inquiry; then it is asked again. */
  mostHoldDays: 90,
} as const;

export interface EndOfRound {
  readonly endsOn: string;
  /** When it was ended before its time. */
  readonly closedAt: Date | null;
}

/** When a round ends: its last day is over, or it was closed. */
export function endOfRound({ endsOn, closedAt }: EndOfRound, zone: string): Date {
  const planned = instantOf(addDays(endsOn, 1), '00:00', zone);
  return closedAt !== null && closedAt < planned ? closedAt : planned;
}

/** When the data of a round are due to be destroyed, by what it declared; null: they are kept as a service record. */
export function destructionDue(
  round: EndOfRound & { readonly dataAfterwards: DataAfterwards },
  zone: string,
): Date | null {
  if (round.dataAfterwards === 'service-record') return null;
  const days = round.dataAfterwards === 'destroy' ? destructionPolicy.waitDays : destructionPolicy.keptDays;
  return daysAfter(endOfRound(round, zone), days);
}

/** When an order to destroy takes effect: after a day, unless it is due before. */
export function orderedDue(now: Date, due: Date | null): Date {
  const soon = new Date(now.getTime() + destructionPolicy.orderHours * 3_600_000);
  return due !== null && due < soon ? due : soon;
}

/** Last day to which it can be put off on `today`. */
export const lastHoldDay = (today: string): string => addDays(today, destructionPolicy.mostHoldDays);

const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000);
