import type { InputOf, ReplyOf } from '@linli/contracts/catalog';
import { today } from '../../state/when.ts';

export type Duty = ReplyOf<'GET /matching/duty'>;
export type DutyInput = InputOf<'POST /matching/set-duty'>;

/** When the switch goes off by itself. */
export type Until = 'own' | 'two' | 'four' | 'night';

/** The instant at which it goes off; null: never by itself. Tonight is over after 22:00, then it is tomorrow's. */
export function untilOf(choice: Until, now: Date): string | null {
  if (choice === 'own') return null;
  if (choice === 'night') {
    const tonight = `${today()}T22:00:00+08:00`;
    return Date.parse(tonight) > now.getTime() ? tonight : `${today(1)}T22:00:00+08:00`;
  }
  return new Date(now.getTime() + (choice === 'two' ? 2 : 4) * 3_600_000).toISOString();
}

/** What is sent: everything one can do, with the switch. */
export function inputOf(duty: Duty, change: Partial<DutyInput> = {}): DutyInput {
  const { on, untilAt, hours, reach, kinds, skills, languages, car, isolationTrained, lifts, dailyLimit } =
    duty;
  return {
    ...{ on, untilAt, hours, reach, kinds, skills, languages, car, isolationTrained, lifts, dailyLimit },
    ...change,
  };
}

/** Whether every time is complete. */
export const hoursAreWhole = (hours: Duty['hours']): boolean =>
  hours.every(({ from, until }) => from !== '' && until !== '');
